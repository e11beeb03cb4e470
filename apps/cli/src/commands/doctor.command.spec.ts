import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { afterAll, describe, expect, it } from '@jest/globals';
import { SMTPServer } from 'smtp-server';
import { closeStores, openStores } from '#engine';
import { limits, systemClock, addMs } from '#kernel';
import { saveHeartbeat, WorkerLock } from '#server';
import { run } from '../run.js';

const scratch = mkdtempSync(join(tmpdir(), 'rollcall-doctor-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

class Captured extends Writable {
  text = '';

  override _write(chunk: Buffer | string, _: BufferEncoding, done: () => void): void {
    this.text += chunk.toString();
    done();
  }
}

interface Report {
  readonly healthy: boolean;
  readonly settings: readonly { key: string; value: string; source: string }[];
  readonly checks: readonly { check: string; verdict: string; detail: string }[];
}

async function doctor(...args: readonly string[]) {
  const [stdout, stderr] = [new Captured(), new Captured()];
  const exitCode = await run(['doctor', ...args], { stdout, stderr });
  return { exitCode, stdout: stdout.text, stderr: stderr.text };
}

async function examined(...args: readonly string[]): Promise<Report & { exitCode: number }> {
  const { exitCode, stdout } = await doctor(...args, '--json');
  return { exitCode, ...(JSON.parse(stdout) as Report) };
}

function verdict({ checks }: Report, check: string): string {
  const found = checks.find((one) => one.check === check);
  return `${found?.verdict}: ${found?.detail}`;
}

async function dataDirectory(): Promise<string> {
  const data = join(mkdtempSync(join(scratch, 'data-')), 'data');
  await closeStores(await openStores(data));
  return data;
}

function configuration(text: string, mode = 0o600): string {
  const path = join(mkdtempSync(join(scratch, 'configuration-')), 'rollcall.yaml');
  writeFileSync(path, text);
  chmodSync(path, mode);
  return path;
}

describe('the report', () => {
  it('shows every value with its source, secrets masked', async () => {
    const path = configuration(
      'smtp: {host: 127.0.0.1, port: 1, user: u, password: hush, from: {address: a@b.example}}',
    );
    const { stdout } = await doctor('--config', path, '--port', '0', '--offline');
    expect(stdout).toMatch(/http\.port +0 +command line/);
    expect(stdout).toMatch(/smtp\.port +1 +\S+rollcall\.yaml:1/);
    expect(stdout).toMatch(/smtp\.connections +5 +default/);
    expect(stdout).toMatch(/smtp\.password +••••••/);
    expect(stdout).not.toContain('hush');
    expect(stdout).toMatch(/mail out +skipped +--offline/);
  });

  it('passes with warnings where nothing is there yet', async () => {
    const report = await examined('--data', join(scratch, 'nothing'), '--offline');
    expect([report.exitCode, report.healthy]).toEqual([0, true]);
    expect(verdict(report, 'data directory')).toMatch(/^warn: .* does not exist yet/);
    expect(verdict(report, 'access')).toMatch(/^ok: nobody was given access yet/);
  });

  it('says that a server would not start that anybody can reach and nobody may ask', async () => {
    const reachable = ['--set', 'http.host=0.0.0.0', '--offline'];
    const report = await examined('--data', join(scratch, 'nothing'), ...reachable);
    expect([report.exitCode, verdict(report, 'access')]).toEqual([
      1,
      expect.stringMatching(/^fail: http\.host: 0\.0\.0\.0 can be reached/) as unknown,
    ]);
  });

  it('says what is wrong with a configuration, and looks no further', async () => {
    const { exitCode, stdout, stderr } = await doctor('--set', 'smpt.host=x');
    expect([exitCode, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/smpt\.host: is not a known setting; did you mean smtp\.host\?/);
  });

  it('refuses a --set that is none as wrong usage', async () => {
    expect((await doctor('--set', 'x')).exitCode).toBe(2);
  });
});

describe('a data directory', () => {
  it('that is whole passes', async () => {
    const report = await examined('--data', await dataDirectory(), '--offline');
    expect(report.exitCode).toBe(0);
    for (const check of ['data directory', 'log', 'keys', 'clock'])
      expect(verdict(report, check)).toMatch(/^ok/);
    expect(verdict(report, 'worker')).toMatch(/^warn: none has run yet/);
  });

  it('whose master key others can read fails', async () => {
    const data = await dataDirectory();
    chmodSync(join(data, 'master.key'), 0o644);
    const report = await examined('--data', data, '--offline');
    expect([report.exitCode, report.healthy]).toEqual([1, false]);
    expect(verdict(report, 'keys')).toMatch(/^fail: .*chmod 600/);
  });

  it('that lacks a part fails', async () => {
    const data = await dataDirectory();
    rmSync(join(data, 'keys.sqlite'));
    const report = await examined('--data', data, '--offline');
    expect(verdict(report, 'data directory')).toMatch(/^fail: .*lacks keys\.sqlite/);
  });

  it('whose log is damaged fails', async () => {
    const data = await dataDirectory();
    writeFileSync(join(data, 'log.sqlite'), 'no log at all');
    const report = await examined('--data', data, '--offline');
    expect(verdict(report, 'log')).toMatch(/^fail/);
  });

  it('FM-18: whose worker runs and no longer ticks fails', async () => {
    const data = await dataDirectory();
    const lock = WorkerLock.acquire(data);
    const now = systemClock.now();
    const word = { version: '1', roles: ['worker'], host: 'here', pid: 7, startedAt: now };
    const stores = await openStores(data);
    try {
      await saveHeartbeat(stores.snapshots, { ...word, at: now, stopped: false });
      expect(verdict(await examined('--data', data, '--offline'), 'worker')).toMatch(
        /^ok: process 7 on here/,
      );
      const at = addMs(now, -limits.tickGapMsMax - 1_000);
      await saveHeartbeat(stores.snapshots, { ...word, at, stopped: false });
      const report = await examined('--data', data, '--offline');
      expect([report.exitCode, verdict(report, 'worker')]).toEqual([
        1,
        expect.stringMatching(/^fail: .* has not ticked since /),
      ]);
    } finally {
      await closeStores(stores);
      lock.release();
    }
  });

  it('FM-27: whose watch outside could not be told fails', async () => {
    const data = await dataDirectory();
    const stores = await openStores(data);
    const lastFailureAt = systemClock.now();
    await stores.snapshots.save({
      name: 'dead-man',
      revision: 1,
      position: undefined,
      state: { lastFailureAt, lastFailure: 'it answered with status 500' },
    });
    await closeStores(stores);
    const path = configuration('deadMan: {url: "https://watch.example/hush"}');
    const report = await examined('--data', data, '--offline', '--config', path);
    expect(verdict(report, "dead man's watch")).toBe(
      `fail: it could not be told at ${lastFailureAt}: it answered with status 500`,
    );
  });
});

describe('what the configuration names', () => {
  it('is a mail server that lets us in, or is not there', async () => {
    const server = new SMTPServer({ disabledCommands: ['STARTTLS', 'AUTH'], logger: false });
    server.listen(0, '127.0.0.1');
    await once(server.server, 'listening');
    const { port } = server.server.address() as AddressInfo;
    const data = await dataDirectory();
    const path = configuration(
      `http: {port: 0}\nsmtp: {host: 127.0.0.1, port: ${port}, from: {address: a@b.example}}`,
    );
    expect(verdict(await examined('--config', path, '--data', data), 'mail out')).toBe(
      `ok: 127.0.0.1:${port} lets us in, TLS is not required`,
    );
    await new Promise<void>((closed) => server.close(closed));
    const report = await examined('--config', path, '--data', data);
    expect([report.exitCode, verdict(report, 'mail out')]).toEqual([
      1,
      expect.stringMatching(/^fail: .*ECONNREFUSED/),
    ]);
  });

  it('is a mailbox that is not there', async () => {
    const path = configuration(
      [
        'smtp: {host: 127.0.0.1, port: 1, from: {address: a@b.example}}',
        'mailIn: {imap: {host: 127.0.0.1, port: 1, user: u, password: hush}}',
      ].join('\n'),
    );
    const report = await examined('--config', path, '--data', join(scratch, 'nothing'));
    expect(verdict(report, 'mailbox')).toMatch(/^fail: .*ECONNREFUSED/);
    expect(JSON.stringify(report)).not.toContain('hush');
  });

  it('is a file with secrets that others can read', async () => {
    const text = 'smtp: {host: 127.0.0.1, user: u, password: hush, from: {address: a@b.example}}';
    const exposed = await examined('--config', configuration(text, 0o644), '--offline');
    expect(verdict(exposed, 'secrets')).toMatch(/^fail: .*smtp\.password.*chmod 600/);
    const kept = await examined('--config', configuration(text), '--offline');
    expect(verdict(kept, 'secrets')).toMatch(/^ok/);
  });

  it('is a certificate that is not there', async () => {
    const path = configuration(
      'smtp: {host: 127.0.0.1, authoritiesFile: /nowhere.pem, from: {address: a@b.example}}',
    );
    expect(verdict(await examined('--config', path, '--offline'), 'files')).toMatch(
      /^fail: .*nowhere\.pem/,
    );
  });
});
