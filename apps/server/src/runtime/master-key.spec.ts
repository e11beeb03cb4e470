import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { loadConfiguration } from '../configuration/index.js';
import { createLog } from '../observability/index.js';
import { startServer, type RunningServer } from '../start-server.js';

const key = Buffer.alloc(32, 6).toString('base64');
let folder: string;
let logged: string;
let running: RunningServer | undefined;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rollcall-master-key-'));
  logged = '';
});
afterEach(async () => {
  await running?.close();
  running = undefined;
  rmSync(folder, { recursive: true });
});

const data = () => join(folder, 'data');

/** A server of the profile embedded, with this of the environment. */
async function serve(environment: Readonly<Record<string, string>>): Promise<void> {
  const { config } = loadConfiguration({
    cwd: folder,
    environment,
    flags: { data: data(), 'http.port': '0' },
  });
  const destination = new Writable({
    write(chunk: Buffer, _, done) {
      logged += chunk.toString();
      done();
    },
  });
  running = await startServer(config, createLog({ level: 'trace', pretty: false, destination }));
  await running.close();
}

const asText = { ROLLCALL_KEYS_MASTER_KEY: key };
const asFile = () => {
  const path = join(folder, 'key');
  writeFileSync(path, `${key}\n`, { mode: 0o600 });
  return { ROLLCALL_KEYS_MASTER_KEY_FILE: path };
};
const asCommand = () => {
  const path = join(folder, 'vault.mjs');
  writeFileSync(path, `console.log(Buffer.alloc(32, 6).toString('base64'));`);
  return { ROLLCALL_KEYS_MASTER_KEY_COMMAND: `${process.execPath},${path}` };
};

describe('the master key of a server on one machine', () => {
  it('comes from a variable, a file or a program alike, lies nowhere and is never logged', async () => {
    for (const environment of [asText, asFile(), asCommand(), asText]) await serve(environment);
    expect(existsSync(join(data(), 'master.key'))).toBe(false);
    for (const name of readdirSync(data()))
      expect(readFileSync(join(data(), name), 'latin1')).not.toContain(key);
    expect(logged).not.toBe('');
    expect(logged).not.toContain(key);
  });

  it('is refused where it is another, or missing', async () => {
    await serve(asText);
    const other = { ROLLCALL_KEYS_MASTER_KEY: Buffer.alloc(32, 7).toString('base64') };
    await expect(serve(other)).rejects.toMatchObject({ code: 'master-key-wrong' });
    await expect(serve({})).rejects.toMatchObject({ code: 'data-incomplete' });
    await expect(
      serve({ ROLLCALL_KEYS_MASTER_KEY_COMMAND: `${process.execPath},-e,process.exit(7)` }),
    ).rejects.toMatchObject({ code: 'master-key-command-failed' });
    await serve(asText);
  });

  it('comes from one place', async () => {
    await serve({});
    expect(existsSync(join(data(), 'master.key'))).toBe(true);
    await expect(serve(asText)).rejects.toMatchObject({ code: 'master-key-twice' });
    await expect(serve({ ...asText, ...asCommand() })).rejects.toThrow(
      /keys\.masterKeyCommand: keys\.masterKey is given as well/,
    );
  });
});
