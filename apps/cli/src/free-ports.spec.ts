import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { afterAll, afterEach, beforeEach, expect, it } from '@jest/globals';
import { run } from './run.js';

const scratch = mkdtempSync(join(tmpdir(), 'rollcall-ports-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

let other: Server;
let taken: number;
beforeEach(async () => {
  other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  ({ port: taken } = other.address() as AddressInfo);
});
afterEach(() => new Promise((resolve) => other.close(resolve)));

async function served(...args: readonly string[]) {
  const said = { stdout: '', stderr: '' };
  const stream = (name: keyof typeof said) =>
    new Writable({
      write(chunk: Buffer, _, done) {
        said[name] += chunk.toString();
        done();
      },
    });
  const terminal = { stdout: stream('stdout'), stderr: stream('stderr') };
  return { exitCode: await run(['serve', ...args], terminal), ...said };
}

it('says in one line that a port is in use, and makes nothing for a start that cannot be', async () => {
  const data = join(scratch, 'never');
  expect(await served('--data', data, '--port', String(taken))).toEqual({
    exitCode: 1,
    stdout: '',
    stderr: `rollcall: 127.0.0.1:${taken} is in use: stop what listens there, or choose another port with --port\n`,
  });
  expect(existsSync(data)).toBe(false);
});

it('says so of the port of mail in too', async () => {
  const settings = [
    'smtp.host=127.0.0.1',
    'smtp.from.name=Secretariat',
    'smtp.from.address=secretariat@network.example',
    `mailIn.smtp.port=${taken}`,
  ];
  const flags = settings.flatMap((setting) => ['--set', setting]);
  const data = join(scratch, 'never');
  const { stderr } = await served('--data', data, '--port', '0', ...flags);
  expect(stderr).toContain(`127.0.0.1:${taken} is in use`);
  expect(stderr).toContain('mailIn.smtp.port');
  expect(existsSync(data)).toBe(false);
});
