import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Writable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { run } from '../run.js';

let server: Server;
let asked: string[];
beforeEach(async () => {
  asked = [];
  server = createServer((request, answer) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      asked.push(`${request.method} ${request.url} ${body}`);
      answer.setHeader('content-type', 'application/json').end('{}');
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterEach(() => new Promise((resolve) => server.close(resolve)));

/** @param typed what whoever sits there types; nobody does where it is left out. */
async function erase(typed: string | undefined, ...args: readonly string[]) {
  let text = '';
  const stdout = new Writable({
    write(chunk: Buffer, _, done) {
      text += chunk.toString();
      done();
    },
  });
  const { port } = server.address() as AddressInfo;
  const exitCode = await run(
    ['privacy', 'erase', ...args, '--server', `http://127.0.0.1:${port}`],
    {
      stdout,
      stderr: stdout,
      ...(typed === undefined ? {} : { ask: () => Promise.resolve(typed) }),
    },
  );
  return { exitCode, text };
}

describe('what cannot be undone', () => {
  it('is done when the id was typed once more', async () => {
    expect(await erase('fr-1 ', '--contact-point', 'fr-1')).toMatchObject({ exitCode: 0 });
    expect(asked).toEqual(['POST /api/v1/privacy/erasures {"kind":"contact-point","id":"fr-1"}']);
  });

  it('is not done for another id, or where nobody is there to be asked', async () => {
    expect(await erase('fr-2', '--contact-point', 'fr-1')).toMatchObject({
      exitCode: 2,
      text: expect.stringContaining('nothing was erased'),
    });
    expect(await erase(undefined, '--contact-point', 'fr-1')).toMatchObject({
      exitCode: 2,
      text: expect.stringContaining('--yes'),
    });
    expect(asked).toEqual([]);
  });

  it('is done by a script that says so, of one subject', async () => {
    const ground = ['--ground', 'unlawful', '--yes'];
    expect(await erase(undefined, '--mail', 'm-1', ...ground)).toMatchObject({ exitCode: 0 });
    expect(asked).toEqual([
      'POST /api/v1/privacy/erasures {"kind":"mail","id":"m-1","ground":"unlawful"}',
    ]);
    for (const args of [[], ['--mail', 'm', '--activity', 'a'], ['--mail', 'm', '--ground', 'x']])
      expect(await erase(undefined, ...args, '--yes')).toMatchObject({ exitCode: 2 });
    expect(asked).toHaveLength(1);
  });
});
