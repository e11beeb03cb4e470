import { once } from 'node:events';
import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Signatures } from '#access';
import { addMs, limits } from '#kernel';
import { AnswerPageModule } from '../answer-page/answer-page.module.js';
import { password, SignInBench } from './testing/sign-in-bench.js';

let bench: SignInBench;
beforeEach(async () => {
  bench = await SignInBench.start({ server: { features: [AnswerPageModule] } });
});
afterEach(() => bench.stop());

function pass(ms: number): void {
  bench.server.clock.set(addMs(bench.server.clock.now(), ms));
}

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

  it('costs no more than its time: whoever sends slowly is cut off', async () => {
    const server = bench.server.app.getHttpServer() as {
      headersTimeout: number;
      requestTimeout: number;
    };
    expect(server.headersTimeout).toBe(limits.requestHeadersMsMax);
    expect(server.requestTimeout).toBe(limits.requestReceiveMsMax);
    // The same on a shorter clock: what is seen is that somebody looks.
    server.headersTimeout = 100;
    server.requestTimeout = 200;
    const headers = 'GET /sign-in HTTP/1.1\r\nhost: x\r\n';
    const body =
      'POST /sign-in HTTP/1.1\r\nhost: x\r\ncontent-type: application/x-www-form-urlencoded\r\ncontent-length: 5\r\n\r\nab';
    for (const [status] of await Promise.all([raw(headers), raw(body)])) expect(status).toBe(408);
  });

  it('refuses headers that are too large, or that say two lengths', async () => {
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
    expect(guesses).toBe(limits.unknownLinksOfAddress + 1);
    expect([page.status, page.heading]).toEqual([429, 'Too many links were tried']);
    expect(Number(page.response.headers.get('retry-after'))).toBeGreaterThan(0);
    const post = await browser.post(guess(0), { nonce: 'x' });
    expect(post.status).toBe(429);
    const invited = { login: 'anna', role: 'viewer' } as const;
    const { token } = await bench.accounts.create(invited, bench.server.context());
    expect((await browser.get(`/invitation/${token}`)).status).toBe(200);
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

/** What no client would send, and what came back: status and text. */
async function raw(request: string): Promise<readonly [number, string]> {
  const { port, hostname } = new URL(bench.server.url);
  const socket = connect(Number(port), hostname);
  let text = '';
  socket.setEncoding('utf8').on('data', (part: string) => {
    text += part;
    if (text.startsWith('HTTP/1.1 4')) socket.end();
  });
  socket.on('error', () => {});
  await once(socket, 'connect');
  socket.write(request);
  await once(socket, 'close');
  return [Number(/^HTTP\/1\.1 (\d+)/.exec(text)?.[1] ?? 0), text];
}
