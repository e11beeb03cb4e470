import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Signatures } from '#access';
import { addMs, epochMs, limits, textIn } from '#kernel';
import { Turnstile } from '../http-edge/turnstile.js';
import type { Browser } from './testing/browser.js';
import { password, SignInBench } from './testing/sign-in-bench.js';

let bench: SignInBench;
beforeEach(async () => {
  bench = await SignInBench.start();
});
afterEach(() => bench.stop());

function pass(ms: number): void {
  bench.server.clock.set(addMs(bench.server.clock.now(), ms));
}

async function isSignedIn(browser: Browser): Promise<boolean> {
  return (await browser.get('/account')).status === 200;
}

describe('sessions', () => {
  it('are given a token of their own at every sign-in, whatever the browser brings along', async () => {
    const mallory = await bench.signedIn('mallory');
    const planted = mallory.cookies.get('rollcall') ?? '';
    await bench.account('anna');
    const anna = bench.browser();
    anna.cookies.set('rollcall', planted);
    // Whoever is signed in already is led on; she goes to the form all the same.
    anna.cookies.delete('rollcall');
    const form = await anna.get('/sign-in');
    anna.cookies.set('rollcall', planted);
    await anna.fill(form, '/sign-in', { login: 'anna', password });
    expect(anna.cookies.get('rollcall')?.split('.')[1]).not.toBe(planted.split('.')[1]);
    expect((await anna.get('/account')).html).toContain('<bdi>anna</bdi>');
    // What was planted leads to nobody any more.
    expect(await isSignedIn(mallory)).toBe(false);
  });

  it('end when nobody uses them, at the latest after their time, and are renewed in between', async () => {
    const browser = await bench.signedIn();
    const first = browser.cookies.get('rollcall');
    pass(limits.sessionMarkMs - 1);
    await browser.get('/account');
    expect(browser.cookies.get('rollcall')).toBe(first);
    pass(limits.sessionIdleMs / 2);
    await browser.get('/api/v1/me');
    expect(browser.cookies.get('rollcall')).not.toBe(first);
    pass(limits.sessionIdleMs - 1);
    expect(await isSignedIn(browser)).toBe(true);
    // The old cookie, off a disk, is dead.
    const thief = bench.browser();
    thief.cookies.set('rollcall', first ?? '');
    expect(await isSignedIn(thief)).toBe(false);
    pass(limits.sessionIdleMs);
    expect(await isSignedIn(browser)).toBe(false);

    const busy = await bench.signedIn();
    for (let hour = 0; hour < 11; hour++) {
      pass(limits.sessionIdleMs - 1);
      expect(await isSignedIn(busy)).toBe(true);
    }
    pass(limits.sessionIdleMs - 1);
    await busy.get('/account');
    pass(12);
    expect(await isSignedIn(busy)).toBe(false);
  });

  it('end for good by signing out, elsewhere too, and with whatever happens to the account', async () => {
    const browser = await bench.signedIn('anna');
    const kept = browser.cookies.get('rollcall') ?? '';
    const out = await browser.fill(await browser.get('/account'), '/sign-out', {});
    expect([out.status, out.location]).toEqual([303, '/sign-in?notice=signed-out']);
    expect(browser.cookies.has('rollcall')).toBe(false);
    browser.cookies.set('rollcall', kept);
    expect(await isSignedIn(browser)).toBe(false);

    const here = await bench.signedIn('anna');
    const there = await bench.signedIn('anna');
    const account = await here.get('/account');
    const ended = await here.fill(account, '/account/sessions/end', {});
    expect(ended.location).toBe('/account?notice=session-ended');
    expect([await isSignedIn(here), await isSignedIn(there)]).toEqual([true, false]);

    await bench.account('boss', 'admin');
    const happenings = [
      () => bench.accounts.changeRole('anna', 'analyst', bench.server.context()),
      () => bench.accounts.signOut('anna', bench.server.context()),
      () => bench.accounts.disable('anna', bench.server.context()),
    ];
    for (const happening of happenings) {
      const affected = await bench.signedIn('anna');
      expect(await isSignedIn(affected)).toBe(true);
      pass(1);
      await happening();
      expect(await isSignedIn(affected)).toBe(false);
      expect((await affected.get('/api/v1/me')).status).toBe(401);
    }
  });

  it('of others end when the password changes, which takes the old one', async () => {
    const here = await bench.signedIn('anna');
    const there = await bench.signedIn('anna');
    pass(1);
    const next = { password: 'another good sentence', repeated: 'another good sentence' };
    const account = await here.get('/account');
    const wrong = await here.fill(account, '/account/password', { current: 'a guess', ...next });
    expect([wrong.status, wrong.fault]).toEqual([422, 'The current password is not right.']);
    const changed = await here.fill(account, '/account/password', { current: password, ...next });
    expect(changed.location).toBe('/account?notice=password-changed');
    expect([await isSignedIn(here), await isSignedIn(there)]).toEqual([true, false]);
    expect((await bench.signIn('anna')).status).toBe(422);
  });

  it('give nobody who sits down at them the time to guess the password', async () => {
    const browser = await bench.signedIn('anna');
    const account = await browser.get('/account');
    const turnstile = bench.server.app.get(Turnstile);
    // All but one of the tries, without the hashing that each would cost.
    for (let tries = 1; tries < limits.passwordTriesOfAccount; tries++)
      await turnstile.password('anna');
    const guess = () => browser.fill(account, '/account/second-step', { current: 'a guess' });
    expect((await guess()).status).toBe(422);
    const late = await guess();
    expect([late.status, late.heading]).toEqual([429, 'Too many tries']);
  });

  it('of somebody else cannot be ended, and nobody learns of them', async () => {
    const anna = await bench.signedIn('anna');
    await bench.signedIn('boris');
    const opened = await bench.server.recorded('SessionOpened');
    const boris = textIn(opened.at(-1)?.data ?? {}, 'sessionId');
    const account = await anna.get('/account');
    await anna.fill(account, '/account/sessions/end', { session: boris });
    expect(await bench.server.recorded('SessionEnded')).toEqual([]);
    expect(account.html).not.toContain(boris);
  });

  it('are bounded for one account: the oldest goes', async () => {
    const first = await bench.signedIn('anna');
    for (let more = 0; more < limits.sessionsOfOneMax; more++) {
      pass(1_000);
      await bench.signedIn('anna');
    }
    expect(await isSignedIn(first)).toBe(false);
    const why = (await bench.server.recorded('SessionEnded')).map(({ data }) => data['why']);
    expect(why).toEqual(['replaced']);
  }, 60_000);

  it('are not to be had by any cookie that is not ours', async () => {
    const browser = await bench.signedIn('anna');
    const good = browser.cookies.get('rollcall') ?? '';
    const [id = '', token = '', mark = '', signature = ''] = good.split('.');
    const later = (epochMs(bench.server.clock.now()) + 1e9).toString(36);
    const elsewhere = new Signatures({ obtain: () => Promise.resolve(Buffer.alloc(32)) });
    const cookies = [
      '',
      '.',
      '....',
      'a'.repeat(5_000),
      'a'.repeat(50_000),
      '%',
      '%00',
      '"',
      '__proto__',
      `${id}.${token}`,
      `${id}.${token}.${later}.${signature}`,
      `${id}.${token}.${mark}.${await elsewhere.of('session-mark', id, mark)}`,
      `${id}.${'A'.repeat(43)}.${mark}.${signature}`,
      `../../${id}.${token}.${mark}.${signature}`,
      `${good}; rollcall=${good}x`,
    ];
    for (const cookie of cookies) {
      const page = await bench.browser().get('/account', { cookie: `rollcall=${cookie}` });
      // A header beyond what Node reads at all is refused before that.
      expect([cookie.slice(0, 60), page.status === 431 ? 303 : page.status]).toEqual([
        cookie.slice(0, 60),
        cookie.startsWith(good) ? 200 : 303,
      ]);
    }
    for (const header of ['rollcall', '=', ';;;', 'a=b=c; =; rollcall', '__proto__=x']) {
      const page = await bench.browser().get('/account', { cookie: header });
      expect([header, page.status]).toEqual([header, 303]);
    }
  });
});
