import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Browser } from './testing/browser.js';
import { password, SignInBench } from './testing/sign-in-bench.js';

let bench: SignInBench;
beforeEach(async () => {
  bench = await SignInBench.start();
});
afterEach(() => bench.stop());

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

function browserCookie({ cookies }: Browser): string {
  return [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
}
