import { afterEach, describe, expect, it } from '@jest/globals';
import { addMs, limits } from '#kernel';
import { freePort } from '#testing/loopback';
import type { SignInOptions } from './options.js';
import type { Browser } from './testing/browser.js';
import { ForgingProvider } from './testing/forging-provider.js';
import { RealProvider } from './testing/real-provider.js';
import { SignInBench } from './testing/sign-in-bench.js';

const client = {
  name: 'Ministry ID',
  clientId: 'rollcall',
  clientSecret: 'a secret of the test',
  scopes: 'openid profile',
};
const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

async function benchAt(
  issuer: string,
  more: Partial<NonNullable<SignInOptions['oidc']>> = {},
): Promise<SignInBench> {
  const bench = await SignInBench.start({ oidc: { ...client, issuer, roles: [], ...more } });
  closing.push(() => bench.stop());
  return bench;
}

/** The provider has to know where to send browsers before there is a server there: both are told of a proxy in front. */
async function withProvider(more: Partial<NonNullable<SignInOptions['oidc']>> = {}) {
  const publicUrl = `http://127.0.0.1:${await freePort()}`;
  const provider = await RealProvider.start(`${publicUrl}/sign-in/oidc/callback`);
  closing.push(() => provider.stop());
  const oidc = { ...client, issuer: provider.issuer, roles: [], ...more };
  const bench = await SignInBench.start({ publicUrl, oidc });
  closing.push(() => bench.stop());
  /** Through the provider as `user`, and back; all but the last step. */
  const depart = async (browser: Browser, user: string, from = '/sign-in/oidc') => {
    const leaving = await browser.get(from);
    const arriving = new URL(await provider.signIn(leaving.location ?? '', user));
    expect(arriving.origin).toBe(publicUrl);
    return arriving.pathname + arriving.search;
  };
  return { bench, provider, depart };
}

async function invited(bench: SignInBench, login: string): Promise<string> {
  const { token } = await bench.accounts.create(
    { login, role: 'operator' },
    bench.server.context(),
  );
  return `/invitation/${token}`;
}

function unescaped(html: string): string {
  const byCode = html.replaceAll(/&#x([0-9a-f]+);/gi, (_, code: string) =>
    String.fromCodePoint(Number.parseInt(code, 16)),
  );
  return byCode.replaceAll('&amp;', '&');
}

/** The way to the provider, as the page of an invitation offers it. */
async function offered(browser: Browser, invitation: string): Promise<string> {
  const { html } = await browser.get(invitation);
  const links = [...html.matchAll(/href="([^"]*)"/g)].map(([, href = '']) => unescaped(href));
  return links.find((href) => href.includes('/oidc?csrf=')) ?? '';
}

describe('signing in at a provider', () => {
  it('links an identity by an invitation, and lets it in from then on', async () => {
    const { bench, depart } = await withProvider();
    const stranger = bench.browser();
    const refused = await stranger.get(await depart(stranger, 'anna'));
    expect(refused.status).toBe(403);
    expect(refused.fault).toMatch(/Ministry ID knows you, and Rollcall does not yet/);

    const browser = bench.browser();
    const linked = await browser.get(
      await depart(browser, 'anna', await offered(browser, await invited(bench, 'a.lee'))),
    );
    expect([linked.status, linked.location]).toEqual([303, '/account']);
    expect((await browser.get('/account')).html).toContain('<bdi>a.lee</bdi>');

    const later = bench.browser();
    const place = await depart(later, 'anna', '/sign-in/oidc?next=/api/docs');
    expect((await later.get(place)).location).toBe('/api/docs');
    const ways = (await bench.server.recorded('SessionOpened')).map(({ data }) => data['how']);
    expect(ways).toEqual(['oidc', 'oidc']);

    // One person at the provider is one account here.
    const twice = bench.browser();
    const other = await twice.get(
      await depart(twice, 'anna', await offered(twice, await invited(bench, 'other'))),
    );
    expect(other.fault).toMatch(/Another account here belongs to you/);
    // The subject itself is kept nowhere.
    expect(JSON.stringify(await bench.server.recorded())).not.toMatch(/"anna"/);
  });

  it('ties nobody to an account whose link somebody lured them to', async () => {
    const { bench, provider } = await withProvider();
    const invitation = await invited(bench, 'mallory');
    const lured = bench.browser({ 'sec-fetch-site': 'cross-site' });
    const foreign = await offered(bench.browser(), invitation);
    for (const place of [`${invitation}/oidc`, `${invitation}/oidc?csrf=x`, foreign]) {
      const page = await lured.get(place);
      expect([page.status, page.location]).toEqual([303, invitation]);
      expect(page.location).not.toContain(provider.issuer);
      expect(lured.cookies.get('rollcall-oidc')).toBeUndefined();
    }
  });

  it('costs an office none of its tries when a page of others asks for it', async () => {
    const { bench } = await withProvider();
    await bench.account('anna');
    // What a page of others asks for sends no cookie along, and none is kept.
    for (let count = 0; count <= limits.signInTriesOfAddress; count++) {
      const picture = bench.browser({ 'sec-fetch-site': 'cross-site' });
      expect((await picture.get('/sign-in/oidc')).status).toBe(303);
      const other = bench.browser({ 'sec-fetch-site': 'cross-site' });
      expect((await other.get('/sign-in/oidc/callback?code=x&state=y')).status).toBe(403);
    }
    expect((await bench.signIn('anna')).status).toBe(303);
  });

  it('takes an arrival once, with its own state, in the browser that left', async () => {
    const { bench, depart } = await withProvider();
    const browser = bench.browser();
    const place = await depart(
      browser,
      'anna',
      await offered(browser, await invited(bench, 'anna')),
    );
    const step = browser.cookies.get('rollcall-oidc') ?? '';

    const other = bench.browser();
    expect((await other.get(place)).status).toBe(403);
    const wrong = new URL(place, bench.server.url);
    wrong.searchParams.set('state', 'of somebody else');
    const forged = await browser.get(wrong.pathname + wrong.search);
    expect([forged.status, forged.fault]).toEqual([403, expect.stringMatching(/did not confirm/)]);
    expect(browser.cookies.has('rollcall')).toBe(false);

    browser.cookies.set('rollcall-oidc', step);
    expect((await browser.get(place)).status).toBe(303);
    // The code again, by whoever got hold of both address and cookie.
    other.cookies.set('rollcall-oidc', step);
    const replayed = await other.get(place);
    expect([replayed.status, other.cookies.has('rollcall')]).toEqual([403, false]);
  });

  it('has the provider decide about roles where it is told to, at every sign-in', async () => {
    const roles = [
      { name: 'admins', role: 'admin' },
      { name: 'staff', role: 'operator' },
    ] as const;
    const { bench, depart, provider } = await withProvider({ roleClaim: 'groups', roles });
    await bench.account('boss', 'admin');
    const signIn = async (user: string, ...groups: readonly string[]) => {
      await provider.group(user, ...groups);
      const browser = bench.browser();
      const page = await browser.get(await depart(browser, user));
      return { page, browser };
    };
    const { browser } = await signIn('anna', 'staff', 'admins');
    expect((await browser.get('/account')).html).toContain('Administrator');
    bench.server.clock.set(addMs(bench.server.clock.now(), 60_000));
    expect((await signIn('anna', 'staff')).page.status).toBe(303);
    expect((await bench.accounts.find('anna'))?.role).toBe('operator');
    // The role is another one, so what was opened with the old one is over.
    expect((await browser.get('/account')).status).toBe(303);
    expect((await signIn('anna')).page.status).toBe(403);
    expect((await signIn('eve')).page.fault).toMatch(/Rollcall does not yet/);
    expect(await bench.accounts.find('eve')).toBeUndefined();
    await bench.accounts.disable('anna', bench.server.context());
    expect((await signIn('anna', 'staff')).page.status).toBe(403);
  });

  it('never lets the provider take the last administrator away, nor take over a name', async () => {
    const roles = [
      { name: 'admins', role: 'admin' },
      { name: 'staff', role: 'operator' },
    ] as const;
    const { bench, depart, provider } = await withProvider({ roleClaim: 'groups', roles });
    const signIn = async (user: string, ...groups: readonly string[]) => {
      await provider.group(user, ...groups);
      const browser = bench.browser();
      return browser.get(await depart(browser, user));
    };
    await signIn('anna', 'admins');
    expect((await signIn('anna', 'staff')).status).toBe(303);
    expect((await bench.accounts.find('anna'))?.role).toBe('admin');
    await bench.account('boss', 'admin');
    await signIn('boss', 'staff');
    expect((await bench.accounts.find('boss'))?.role).toBe('admin');
    const logins = (await bench.accounts.list()).map(({ accountId }) => accountId);
    expect(logins).toEqual(['anna', 'boss', expect.stringMatching(/^person-[0-9a-f]{12}$/)]);
  });
});

describe('a provider that cannot be believed', () => {
  /** Leaves for the provider, and comes back with a code it would have given. */
  async function arriveAt(bench: SignInBench, provider: ForgingProvider, claims: object = {}) {
    const browser = bench.browser();
    const link = await invited(bench, `anna${(await bench.accounts.list()).length}`);
    const leaving = new URL((await browser.get(await offered(browser, link))).location ?? '');
    expect(leaving.searchParams.get('code_challenge_method')).toBe('S256');
    const { state, nonce } = Object.fromEntries(leaving.searchParams);
    provider.claims = { nonce, sub: `subject of ${link}`, ...claims };
    return browser.get(`/sign-in/oidc/callback?code=a-code&state=${state}`);
  }

  it('is refused for every claim that is wrong, and for a signature by another key', async () => {
    const provider = await ForgingProvider.start();
    closing.push(() => provider.stop());
    const bench = await benchAt(provider.issuer);
    // The honest one goes through, so that what follows fails for what is wrong with it.
    expect((await arriveAt(bench, provider)).status).toBe(303);
    const seconds = Math.floor(Date.now() / 1_000);
    const lies = [
      { nonce: 'of somebody else' },
      { nonce: undefined },
      { exp: seconds - 60 },
      { aud: 'another-client' },
      { iss: 'https://elsewhere.example' },
      { sub: undefined },
    ];
    for (const lie of lies) {
      const page = await arriveAt(bench, provider, lie);
      expect([lie, page.status, page.fault]).toEqual([
        lie,
        403,
        expect.stringMatching(/did not confirm who you are/),
      ]);
    }
    provider.usesOtherKey = true;
    expect((await arriveAt(bench, provider)).status).toBe(403);
    expect(await bench.server.recorded('SessionOpened')).toHaveLength(1);
  });

  it('that is away is said to be, and passwords go on working', async () => {
    const bench = await benchAt(`http://127.0.0.1:${await freePort()}`);
    const browser = bench.browser();
    const page = await browser.get('/sign-in/oidc');
    expect(page.status).toBe(503);
    expect(page.fault).toMatch(/Ministry ID cannot be reached/);
    await bench.account('anna');
    expect((await bench.signIn('anna', browser)).status).toBe(303);
  });

  it('that went away while somebody was there is said to be', async () => {
    const provider = await ForgingProvider.start();
    const bench = await benchAt(provider.issuer);
    const browser = bench.browser();
    const leaving = new URL((await browser.get('/sign-in/oidc')).location ?? '');
    await provider.stop();
    const state = leaving.searchParams.get('state');
    const page = await browser.get(`/sign-in/oidc/callback?code=a-code&state=${state}`);
    expect([page.status, page.fault]).toEqual([503, expect.stringMatching(/cannot be reached/)]);
  });

  it('says that somebody did not want to sign in', async () => {
    const provider = await ForgingProvider.start();
    closing.push(() => provider.stop());
    const bench = await benchAt(provider.issuer);
    const browser = bench.browser();
    const leaving = new URL((await browser.get('/sign-in/oidc')).location ?? '');
    const state = leaving.searchParams.get('state');
    const hostile = encodeURIComponent('<script>alert(1)</script>\r\nforged: line');
    const page = await browser.get(
      `/sign-in/oidc/callback?error=access_denied&error_description=${hostile}&state=${state}`,
    );
    expect([page.status, page.fault]).toEqual([403, expect.stringMatching(/did not confirm/)]);
    expect(page.html).not.toContain('alert(1)');
  });
});
