import { afterEach, describe, expect, it } from '@jest/globals';
import { AnswerPageModule } from '../answer-page/answer-page.module.js';
import { StreamsModule } from '../streams/streams.module.js';
import { SignInBench } from '../sign-in/testing/sign-in-bench.js';

let bench: SignInBench;
afterEach(() => bench.stop());

const paths = [
  '/sign-in',
  '/sign-in/code',
  '/account',
  '/invitation/anna.unknown',
  '/r/unknown',
  '/r',
  '/api/docs',
  '/api/docs-json',
  '/api/docs/swagger-ui-bundle.js',
  '/api/v1/directory/summary',
  '/api/v1/projections/campaign-board/stream',
  '/api/v1/nothing',
  '/nothing',
];

describe('every answer', () => {
  it('says what browsers may do with it', async () => {
    bench = await SignInBench.start({
      server: { features: [AnswerPageModule, StreamsModule.over()] },
    });
    for (const path of paths) {
      const response = await fetch(bench.server.url + path, { redirect: 'manual' });
      await response.body?.cancel();
      const { headers } = response;
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy).toMatch(/default-src 'none'/);
      expect(policy).toMatch(/frame-ancestors 'none'/);
      // Two policies would be joined by a comma.
      expect(policy).not.toContain(',');
      expect(policy).not.toMatch(/unsafe-inline|unsafe-eval|\*/);
      expect({ path, ...Object.fromEntries(headers) }).toMatchObject({
        path,
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'referrer-policy': expect.stringMatching(/^(no-referrer|same-origin)$/),
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
        'permissions-policy': expect.stringContaining('camera=()'),
        'cache-control': expect.stringContaining('no-store'),
      });
      expect(headers.has('strict-transport-security')).toBe(false);
      expect(headers.has('x-powered-by')).toBe(false);
      expect(headers.has('server')).toBe(false);
    }
  });

  it('by TLS asks browsers to come by nothing else, and has cookies that go no other way', async () => {
    bench = await SignInBench.start({
      publicUrl: 'https://ping.example.org',
      server: { reached: { isHttps: true } },
    });
    const browser = bench.browser();
    const page = await browser.get('/sign-in');
    expect(page.response.headers.get('strict-transport-security')).toMatch(/^max-age=31536000/);
    await bench.account('anna');
    const own = { origin: 'https://ping.example.org', 'sec-fetch-site': 'same-origin' };
    const fields = { login: 'anna', password: 'correct horse battery' };
    await browser.fill(page, '/sign-in', fields, own);
    const cookie = browser.setCookies.find((one) => one.startsWith('__Host-rollcall='));
    expect(cookie?.split('; ').slice(1).toSorted()).toEqual([
      'HttpOnly',
      'Path=/',
      'SameSite=Lax',
      'Secure',
    ]);
    expect((await browser.get('/account')).status).toBe(200);
    // A cookie that another host of the domain could have set is none.
    const value = browser.cookies.get('__Host-rollcall') ?? '';
    const planted = await bench.browser().get('/account', { cookie: `rollcall=${value}` });
    expect(planted.status).toBe(303);
  });
});

describe('whose address counts', () => {
  it('is said by a proxy that is trusted, and the last one before it is believed', async () => {
    bench = await SignInBench.start({
      server: { reached: { trustedProxies: ['127.0.0.0/8', '10.0.0.5'] } },
    });
    const ask = async (forwarded: string) => {
      const headers = { 'x-forwarded-for': forwarded };
      return (await bench.browser().get('/invitation/anna.guess', headers)).status;
    };
    let status = 404;
    for (let tries = 0; tries < 40 && status === 404; tries++)
      status = await ask(`198.51.100.${tries}, 203.0.113.1, 10.0.0.5`);
    expect(status).toBe(429);
    expect(await ask('203.0.113.2')).toBe(404);
  });
});
