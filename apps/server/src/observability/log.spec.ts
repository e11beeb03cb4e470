import { describe, expect, it } from '@jest/globals';
import { Fault } from '#kernel';
import { createLog } from './log.js';

const token = 'abcdefghijklmnopqrstuvwxyz';

function logged(write: (log: ReturnType<typeof createLog>) => void, pretty = false): string {
  let text = '';
  write(createLog({ level: 'trace', pretty, destination: { write: (line) => (text += line) } }));
  return text;
}

it('writes a line of JSON with level and time by name', () => {
  const line = JSON.parse(logged((log) => log.info({ url: 'http://x' }, 'listening'))) as object;
  expect(line).toEqual({
    level: 'info',
    time: expect.stringMatching(/^\d{4}-.*Z$/),
    url: 'http://x',
    msg: 'listening',
  });
});

it('tells our failures by kind and code, and their cause', () => {
  const error = new Fault('log-busy', 'busy', { cause: new Fault('disk', 'full') });
  expect(JSON.parse(logged((log) => log.error({ error }, 'no')))).toMatchObject({
    error: { kind: 'fault', code: 'log-busy', message: 'busy', cause: { code: 'disk' } },
  });
});

it('keeps the place of what nobody expected', () => {
  expect(logged((log) => log.error({ error: new Error('odd') }, 'no'))).toContain('log.spec.ts');
});

describe('what must stand in no log', () => {
  const server = `550 5.1.1 <Desk.Officer+x@police.example.org>: unknown (${token})`;
  it.each([
    ['an address', server, /Desk|police\.example/],
    ['an address in a local domain', 'to root@mail-host.internal', /root@/],
    ['a token in a path', `GET /r/${token}?lang=fr`, /abcdef/],
    ['a token in capitals, as mail systems write it', token.toUpperCase(), /ABCDEF/],
    ['a broken token in a path', '/r/short-one/', /short-one/],
    ['a telephone number', 'called +33 1 23.45-67 89', /23\.45/],
  ])('%s', (_, text, secret) => {
    const everywhere = (log: ReturnType<typeof createLog>) => {
      log.info(text);
      log.info({ deep: [{ text }] }, 'in a member');
      log.error({ error: new Fault('odd', text, { cause: new Error(text) }) }, 'in an error');
    };
    expect(logged(everywhere)).not.toMatch(secret);
    expect(logged(everywhere, true)).not.toMatch(secret);
    // Lines stay whole.
    for (const line of logged(everywhere).trim().split('\n')) JSON.parse(line);
  });

  it('is nothing that a reader needs', () => {
    const text =
      'at file:///x/node_modules/@nestjs/core/x.js:1:2 0198c0de-7000-7abc-8def-0123456789ab 2026-02-01T00:00:00+00:00';
    expect(logged((log) => log.info(text))).toContain(text);
  });
});

it('writes lines for people where it is asked to', () => {
  const text = logged((log) => {
    log.info({ url: 'http://x' }, 'listening');
    log.error({ error: new Fault('log-busy', 'the log is busy') }, 'no');
  }, true);
  expect(text).toMatch(
    /^\d\d:\d\d:\d\d INFO {2}listening {2}url=http:\/\/x\n\d\d:\d\d:\d\d ERROR no\n {9}the log is busy\n$/,
  );
});
