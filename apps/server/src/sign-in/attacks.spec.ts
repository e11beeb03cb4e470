import { connect } from 'node:net';
import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Signatures } from '#access';
import { addMs, epochMs, limits } from '#kernel';
import { AnswerPageModule } from '../answer-page/answer-page.module.js';
import type { Browser } from './testing/browser.js';
import { password, SignInBench } from './testing/sign-in-bench.js';

let bench: SignInBench;
beforeEach(async () => {
  bench = await SignInBench.start({ server: { features: [AnswerPageModule] } });
});
afterEach(() => bench.stop());

function pass(ms: number): void {
  bench.server.clock.set(addMs(bench.server.clock.now(), ms));
}

async function isSignedIn(browser: Browser): Promise<boolean> {
  return (await browser.get('/account')).status === 200;
}

/** Somebody who asks the API by their session, as the console does. */
async function csrfOf(browser: Browser): Promise<string> {
  const { html } = await browser.get('/api/v1/session');
  return (JSON.parse(html) as { readonly csrf: string }).csrf;
}

const change = { method: 'PUT', body: JSON.stringify({ days: ['2026-05-01'] }) };
const json = { 'content-type': 'application/json' };
const changing = '/api/v1/directory/parties/SE/holidays';

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

  it('of somebody else cannot be ended, and nobody learns of them', async () => {
    const anna = await bench.signedIn('anna');
    await bench.signedIn('boris');
    const boris = (await bench.server.recorded('SessionOpened')).at(-1)?.data['sessionId'];
    const account = await anna.get('/account');
    await anna.fill(account, '/account/sessions/end', { session: String(boris) });
    expect(await bench.server.recorded('SessionEnded')).toEqual([]);
    expect(account.html).not.toContain(String(boris));
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

describe('requests that a page of others makes a browser send', () => {
  it('change nothing by a session, in any form', async () => {
    const browser = await bench.signedIn('anna');
    const csrf = await csrfOf(browser);
    const ours = { 'sec-fetch-site': 'same-origin', origin: bench.server.url };
    const token = { 'x-rollcall-csrf': csrf };
    const other = await csrfOf(await bench.signedIn('boris'));
    const forged: readonly Readonly<Record<string, string>>[] = [
      { ...ours },
      { ...token },
      { ...token, 'sec-fetch-site': 'cross-site', origin: bench.server.url },
      { ...token, 'sec-fetch-site': 'same-site' },
      { ...token, 'sec-fetch-site': 'none' },
      { ...token, origin: 'null' },
      { ...token, origin: 'https://evil.example' },
      { ...ours, 'x-rollcall-csrf': other },
      { ...ours, 'x-rollcall-csrf': '' },
      { ...ours, authorization: 'Basic YTpi' },
      { ...ours, authorization: 'Bearer a b' },
      { 'sec-fetch-site': 'cross-site', authorization: 'Bearer' },
    ];
    for (const headers of forged) {
      const page = await browser.ask(changing, { ...change, headers: { ...json, ...headers } });
      expect([headers, page.status]).toEqual([headers, 403]);
    }
    // However the path is written.
    for (const path of [changing.replace('api', '%61pi'), changing.replace('v1', '%76%31')]) {
      const page = await browser.ask(path, { ...change, headers: { ...json, ...token } });
      expect([path, page.status]).toEqual([path, 403]);
    }
    const headers = { ...json, ...ours, ...token };
    expect((await browser.ask(changing, { ...change, headers })).status).toBe(200);
  });

  it('need nothing of it where they show a key, and get nothing by a session besides', async () => {
    const browser = await bench.signedIn('anna');
    const headers = { ...json, authorization: 'Bearer not-a-key', 'sec-fetch-site': 'cross-site' };
    expect((await browser.ask(changing, { ...change, headers })).status).toBe(401);
  });

  it('send no form of ours', async () => {
    const browser = await bench.signedIn('anna');
    const account = await browser.get('/account');
    const next = { current: password, password: 'x'.repeat(20), repeated: 'x'.repeat(20) };
    const paths = {
      '/sign-out': {},
      '/account/sessions/end': { session: 'any' },
      '/account/password': next,
      '/account/second-step': { current: password },
      '/account/second-step/confirm': { code: '123456', secret: '' },
      '/account/second-step/remove': { current: password },
    };
    const before = (await bench.server.recorded()).length;
    for (const [path, fields] of Object.entries(paths)) {
      const { csrf = '' } = account.hidden('/sign-out');
      const tries = [
        await browser.post(path, { ...fields, csrf }, { 'sec-fetch-site': 'cross-site' }),
        await browser.post(path, { ...fields, csrf }, { 'sec-fetch-site': 'same-site' }),
        await browser.post(path, { ...fields, csrf: '' }),
        await browser.post(path, { ...fields, csrf: `${csrf.slice(0, -1)}_` }),
        await browser.post(path, fields),
      ];
      expect([path, tries.map(({ status }) => status)]).toEqual([path, [403, 403, 403, 403, 403]]);
      const text = { 'content-type': 'text/plain', cookie: browserCookie(browser) };
      const body = new URLSearchParams({ ...fields, csrf }).toString();
      const plain = await browser.ask(path, { method: 'POST', headers: text, body });
      expect(plain.status).toBe(415);
    }
    expect(await isSignedIn(browser)).toBe(true);
    expect((await bench.server.recorded()).length).toBe(before);
  });

  it('sign nobody in as somebody else', async () => {
    await bench.account('mallory');
    const mallory = bench.browser();
    const hers = await mallory.get('/sign-in');
    const anna = bench.browser();
    const own = await anna.get('/sign-in');
    const given = { login: 'mallory', password };
    const tries = [
      await anna.post('/sign-in', given),
      // The field of another browser does not go with the cookie of this one.
      await anna.post('/sign-in', { ...hers.hidden('/sign-in'), ...given }),
      await anna.fill(own, '/sign-in', given, { 'sec-fetch-site': 'cross-site' }),
      await bench.browser().post('/sign-in', { ...own.hidden('/sign-in'), ...given }),
    ];
    expect(tries.map(({ status }) => status)).toEqual([403, 403, 403, 403]);
    expect(await bench.server.recorded('SessionOpened', 'SignedIn')).toEqual([]);
  });
});

describe('what strangers may send', () => {
  it('leads nowhere else after signing in', async () => {
    await bench.account('anna');
    const places = [
      'https://evil.example',
      '//evil.example',
      '/\\evil.example',
      '/\t/evil.example',
    ];
    for (const place of places) {
      const browser = bench.browser();
      const form = await browser.get(`/sign-in?next=${encodeURIComponent(place)}`);
      const asked = await browser.fill(form, '/sign-in', { login: 'anna', password, next: place });
      expect([asked.status, asked.location]).toEqual([303, '/account']);
      const again = await browser.get(`/sign-in?next=${encodeURIComponent(place)}`);
      expect(again.location).toBe('/account');
    }
  });

  it('is shown as text, and stands in no header and on no line of its own', async () => {
    const browser = bench.browser();
    const form = await browser.get('/sign-in');
    const login = '"><script>alert(1)</script>\r\nset-cookie: a=b\r\n\r\n\u2028';
    const page = await browser.fill(form, '/sign-in', { login, password });
    expect(page.status).toBe(422);
    expect(page.html).not.toContain('<script>');
    expect(page.html).toContain('&lt;script&gt;');
    expect(page.response.headers.get('set-cookie')).not.toContain('a=b');
    expect(JSON.stringify(await bench.server.recorded())).not.toContain('alert(1)');
  });

  it('is a form of these pages, of their size and their fields', async () => {
    const browser = bench.browser();
    const form = await browser.get('/sign-in');
    const fields = { ...form.hidden('/sign-in'), login: 'anna', password };
    const body = new URLSearchParams(fields).toString();
    const type = { 'content-type': 'application/x-www-form-urlencoded' };
    const send = async (text: string | Buffer, headers: Record<string, string> = type) => {
      const all = { ...headers, 'sec-fetch-site': 'same-origin' };
      const page = await browser.ask('/sign-in', {
        method: 'POST',
        headers: all,
        body: text as never,
      });
      return [page.status, page.heading];
    };
    const malformed = [400, 'That could not be read'];
    expect(await send(`${body}&extra=1`)).toEqual(malformed);
    expect(await send(`${body}&login=boris`)).toEqual(malformed);
    expect(await send(`${body}%00`)).toEqual(malformed);
    expect(await send(Buffer.from([0xff, 0xfe]))).toEqual(malformed);
    expect(await send(`${body}&password=${'x'.repeat(limits.signInFormBytesMax)}`)).toEqual([
      413,
      'That could not be read',
    ]);
    expect((await send('{}', { 'content-type': 'application/json' }))[0]).toBe(415);
    expect((await send(body, {}))[0]).toBe(415);
  });

  it('finds nothing beside the pages, however a path is written', async () => {
    const paths = [
      '/sign-in/../../etc/passwd',
      '/sign-in/%2e%2e/%2e%2e/etc/passwd',
      '/sign-in/..%2f..%2fetc%2fpasswd',
      '/invitation/..%2f..%2fpackage.json',
      '/invitation/%00',
      '/invitation/%',
      '/api/docs/..%2f..%2fpackage.json',
      '/api/docs/%2e%2e%2fpackage.json',
      '/api/docs/swagger-ui.css%00.js',
      '/api/docs/constructor',
      '/api/docs/__proto__',
      `/invitation/${'a'.repeat(5_000)}`,
    ];
    for (const path of paths) {
      const [status, text] = await raw(
        `GET ${path} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n`,
      );
      expect([path, [400, 403, 404, 414].includes(status)]).toEqual([path, true]);
      expect(text).not.toContain('"dependencies"');
      expect(text).not.toContain('root:');
    }
  });

  it('costs no more than its time: slow and oversized headers end', async () => {
    const server = bench.server.app.getHttpServer() as {
      readonly headersTimeout: number;
      readonly requestTimeout: number;
    };
    expect(server.headersTimeout).toBe(limits.requestHeadersMsMax);
    expect(server.requestTimeout).toBe(limits.requestReceiveMsMax);
    const big = `GET /sign-in HTTP/1.1\r\nhost: x\r\nx-big: ${'a'.repeat(100_000)}\r\n\r\n`;
    expect((await raw(big))[0]).toBe(431);
    const smuggled =
      'POST /sign-in HTTP/1.1\r\nhost: x\r\ncontent-length: 5\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n';
    expect((await raw(smuggled))[0]).toBe(400);
  });
});

describe('guessing', () => {
  it('compares whatever is secret by digests of one length', async () => {
    const signatures = new Signatures({ obtain: () => Promise.resolve(Buffer.alloc(32, 1)) });
    const good = await signatures.of('purpose', 'a', 'b');
    expect(await signatures.isOf(good, 'purpose', 'a', 'b')).toBe(true);
    for (const wrong of ['', good.slice(1), `${good}a`, `A${good.slice(1)}`])
      expect(await signatures.isOf(wrong, 'purpose', 'a', 'b')).toBe(wrong === good);
    // What was signed for one purpose, or of other parts that look alike, is worth nothing.
    expect(await signatures.isOf(good, 'purposes', 'a', 'b')).toBe(false);
    expect(await signatures.isOf(good, 'purpose', 'ab')).toBe(false);
    expect(await signatures.isOf(good, 'purpose', 'a","b')).toBe(false);
  });

  it('of answer links from one address ends at a page that says so; others go on answering', async () => {
    const browser = bench.browser();
    const guess = (number: number) =>
      `/r/${'a'.repeat(24)}${String.fromCharCode(97 + (number % 26))}b`;
    let page = await browser.get(guess(0));
    let guesses = 1;
    while (page.status === 404 && guesses < 100) page = await browser.get(guess(guesses++));
    expect(guesses).toBe(limits.linkPointsOfAddress / limits.unknownLinkPoints + 1);
    expect([page.status, page.heading]).toEqual([429, 'Too many links were tried']);
    expect(Number(page.response.headers.get('retry-after'))).toBeGreaterThan(0);
    const post = await browser.post(guess(0), { nonce: 'x' });
    expect(post.status).toBe(429);
    pass(limits.throttleWindowMs);
    expect((await browser.get(guess(0))).status).toBe(404);
  });

  it('from behind a header that nobody trusts counts for the address that it comes from', async () => {
    const browser = bench.browser();
    const statuses = new Set<number>();
    for (let number = 0; number < 40; number++) {
      const headers = { 'x-forwarded-for': `203.0.113.${number}` };
      statuses.add((await browser.get('/invitation/anna.guess', headers)).status);
    }
    expect(statuses).toEqual(new Set([404, 429]));
  });
});

function browserCookie({ cookies }: Browser): string {
  return [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
}

/** What no client would send, and what came back: status and text. */
async function raw(request: string): Promise<readonly [number, string]> {
  const { port, hostname } = new URL(bench.server.url);
  const socket = connect(Number(port), hostname);
  let text = '';
  socket.setEncoding('utf8').on('data', (part: string) => {
    text += part;
    if (/^HTTP\/1\.1 4/.test(text)) socket.end();
  });
  socket.on('error', () => {});
  await once(socket, 'connect');
  socket.write(request);
  await once(socket, 'close');
  return [Number(/^HTTP\/1\.1 (\d+)/.exec(text)?.[1] ?? 0), text];
}
