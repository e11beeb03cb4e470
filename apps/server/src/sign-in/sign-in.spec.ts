import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { TOTP, Secret } from 'otpauth';
import { addMs, epochMs, limits } from '#kernel';
import { Turnstile } from '../http-edge/turnstile.js';
import { password, SignInBench } from './testing/sign-in-bench.js';

let bench: SignInBench;
beforeEach(async () => {
  bench = await SignInBench.start();
});
afterEach(() => bench.stop());

function pass(ms: number): void {
  bench.server.clock.set(addMs(bench.server.clock.now(), ms));
}

describe('signing in', () => {
  it('opens a session by name and password, and leads to where one was going', async () => {
    await bench.account('anna');
    const browser = bench.browser();
    const form = await browser.get('/sign-in?next=/account');
    const answer = await browser.fill(form, '/sign-in', { login: ' Anna ', password });
    expect([answer.status, answer.location]).toEqual([303, '/account']);
    const page = await browser.visit('/account');
    expect(page.html).toContain('<bdi>anna</bdi>');
    const [opened] = await bench.server.recorded('SessionOpened');
    expect(opened?.data).toMatchObject({ accountId: 'anna', how: 'password' });
    expect(opened?.metadata.actor).toEqual({ kind: 'account', id: 'anna' });
    // Whoever reads the log cannot take the session over.
    const token = browser.cookies.get('rollcall')?.split('.')[1] ?? '';
    expect(token).toHaveLength(43);
    expect(JSON.stringify(await bench.server.recorded())).not.toContain(token);
  });

  it('says the same of a wrong password as of a name that nobody has', async () => {
    await bench.account('anna');
    const wrong = await bench.signIn('anna', bench.browser(), 'not the password');
    const unknown = await bench.signIn('nobody', bench.browser(), 'not the password');
    expect(wrong.status).toBe(422);
    expect(wrong.fault).toMatch(/do not go together/);
    const same = (html: string) => html.replaceAll(/value="[^"]*"/g, '');
    expect(same(unknown.html)).toBe(same(wrong.html));
    expect(await bench.server.recorded('SessionOpened')).toEqual([]);
  });

  it('asks for a code in a second step, takes each code once, and recovery codes too', async () => {
    const browser = await bench.signedIn('anna');
    const account = await browser.get('/account');
    const enrol = await browser.fill(account, '/account/second-step', { current: password });
    expect(enrol.html).toContain('<svg');
    const { secret = '' } = enrol.hidden('/account/second-step/confirm');
    const totp = new TOTP({ secret: Secret.fromBase32(secret) });
    const code = () => totp.generate({ timestamp: epochMs(bench.server.clock.now()) });
    const mistyped = await browser.fill(enrol, '/account/second-step/confirm', { code: '000000' });
    expect(mistyped.status).toBe(422);
    expect(mistyped.hidden('/account/second-step/confirm')['secret']).toBe(secret);
    const done = await browser.fill(mistyped, '/account/second-step/confirm', { code: code() });
    const [recovery = ''] = /(?<=<li><code>)[^<]+/.exec(done.html) ?? [];

    pass(30_000);
    for (const given of [code(), recovery]) {
      const other = bench.browser();
      const first = await bench.signIn('anna', other);
      expect(first.location).toBe('/sign-in/code?next=%2Faccount');
      expect((await other.get('/account')).location).toMatch(/^\/sign-in/);
      const ask = await other.get(first.location ?? '');
      const second = await other.fill(ask, '/sign-in/code', { code: given });
      expect([second.status, second.location]).toEqual([303, '/account']);

      const thief = bench.browser();
      const again = await thief.get((await bench.signIn('anna', thief)).location ?? '');
      const used = await thief.fill(again, '/sign-in/code', { code: given });
      expect(used.status).toBe(422);
      expect(used.fault).toMatch(/used already/);
      expect(thief.cookies.has('rollcall')).toBe(false);
    }
  });

  it('has the second step come soon after the first, and void once the account changed', async () => {
    const browser = await bench.signedIn('anna');
    const enrol = await browser.fill(await browser.get('/account'), '/account/second-step', {
      current: password,
    });
    const { secret = '' } = enrol.hidden('/account/second-step/confirm');
    const totp = new TOTP({ secret: Secret.fromBase32(secret) });
    const code = () => totp.generate({ timestamp: epochMs(bench.server.clock.now()) });
    await browser.fill(enrol, '/account/second-step/confirm', { code: code() });
    const changes = [
      () => Promise.resolve(pass(limits.signInStepMsMax)),
      () => bench.accounts.signOut('anna', bench.server.context()),
    ];
    for (const change of changes) {
      pass(30_000);
      const other = bench.browser();
      const ask = await other.get((await bench.signIn('anna', other)).location ?? '');
      const kept = new Map(other.cookies);
      await change();
      for (const [name, value] of kept) other.cookies.set(name, value);
      const late = await other.fill(ask, '/sign-in/code', { code: code() });
      expect(late.status).toBe(403);
      expect(other.cookies.has('rollcall')).toBe(false);
    }
  });

  it('speaks French to whoever reads it, and keeps a language that was chosen', async () => {
    const browser = bench.browser({ 'accept-language': 'fr-CH, en;q=0.5' });
    expect((await browser.get('/sign-in')).heading).toBe('Connexion');
    await browser.get('/sign-in?lang=en');
    expect((await browser.get('/sign-in')).heading).toBe('Sign in');
  });

  it('slows down whoever tries a name too often, and says how long', async () => {
    await bench.account('anna');
    const browser = bench.browser();
    let page = await bench.signIn('anna', browser, 'wrong wrong wrong');
    for (let tries = 0; tries < 10 && page.status !== 429; tries++)
      page = await bench.signIn('anna', browser, 'wrong wrong wrong');
    expect(page.status).toBe(429);
    expect(Number(page.response.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(page.fault).toMatch(/too often/);
  });

  it('slows down whoever tries many names from one address', async () => {
    const turnstile = bench.server.app.get(Turnstile);
    // All but one of its tries, without the hashing that each would cost.
    for (let tries = 1; tries < limits.signInTriesOfAddress; tries++)
      await turnstile.signIn('127.0.0.1');
    expect((await bench.signIn('some-name')).status).toBe(422);
    const page = await bench.signIn('other-name');
    expect([page.status, page.fault]).toEqual([429, expect.stringMatching(/too often/)]);
    pass(limits.throttleWindowMs);
    expect((await bench.signIn('other-name')).status).toBe(422);
  });
});

describe('an invitation', () => {
  it('leads to a password and a session, once, and opening it uses nothing up', async () => {
    const { token } = await bench.accounts.create(
      { login: 'anna', role: 'operator' },
      bench.server.context(),
    );
    const browser = bench.browser();
    const path = `/invitation/${token}`;
    for (const method of ['HEAD', 'GET']) await browser.ask(path, { method });
    const form = await browser.get(path);
    expect(form.html).toContain('<bdi>anna</bdi>');
    const wrong = [
      ['short', 'short', /too short/],
      ['anna anna anna', 'anna anna anna', /must not be your name/],
      ['passwordpassword', 'passwordpassword', /most common/],
      [password, `${password}s`, /not the same/],
      ['long '.repeat(60), 'long '.repeat(60), /too long/],
    ] as const;
    for (const [given, repeated, said] of wrong) {
      const refused = await browser.fill(form, path, { password: given, repeated });
      expect([refused.status, refused.fault]).toEqual([422, expect.stringMatching(said)]);
    }
    const taken = await browser.fill(form, path, { password, repeated: password });
    expect([taken.status, taken.location]).toEqual([303, '/account']);
    expect((await browser.visit('/account')).html).toContain('<bdi>anna</bdi>');
    expect((await browser.get(path)).status).toBe(404);
    expect((await bench.signIn('anna')).status).toBe(303);
  });

  it('is no way past a second step', async () => {
    const browser = await bench.signedIn('anna');
    const enrol = await browser.fill(await browser.get('/account'), '/account/second-step', {
      current: password,
    });
    const { secret = '' } = enrol.hidden('/account/second-step/confirm');
    const totp = new TOTP({ secret: Secret.fromBase32(secret) });
    const code = () => totp.generate({ timestamp: epochMs(bench.server.clock.now()) });
    await browser.fill(enrol, '/account/second-step/confirm', { code: code() });
    const { token } = await bench.accounts.invite('anna', bench.server.context());
    const path = `/invitation/${token}`;
    const found = bench.browser();
    const fresh = { password: 'quite another sentence', repeated: 'quite another sentence' };
    const taken = await found.fill(await found.get(path), path, fresh);
    expect(taken.location).toBe('/sign-in/code?next=%2Faccount');
    expect((await found.get('/account')).location).toMatch(/^\/sign-in/);
    pass(30_000);
    const asked = await found.get('/sign-in/code?next=%2Faccount');
    await found.fill(asked, '/sign-in/code', { code: code() });
    expect((await found.get('/account')).html).toContain('<bdi>anna</bdi>');
  });

  it('is over after its time, and guessing one is slow', async () => {
    const { token } = await bench.accounts.create(
      { login: 'anna', role: 'operator' },
      bench.server.context(),
    );
    pass(limits.invitationMs);
    const browser = bench.browser();
    const late = await browser.get(`/invitation/${token}`);
    expect([late.status, late.heading]).toEqual([404, 'This invitation is not valid']);
    let page = late;
    let guesses = 1;
    while (page.status === 404 && guesses < 100) {
      page = await browser.get(`/invitation/anna.guess${guesses}`);
      guesses++;
    }
    expect(page.status).toBe(429);
    // The late one was the first.
    expect(guesses).toBe(limits.unknownLinksOfAddress + 1);
  });
});
