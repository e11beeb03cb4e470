import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';
import { MemoryEventLog, SqliteEventLog, type EventLog } from '#event-log';
import { LogGateway } from '#event-log/gateway';
import {
  eventsOf,
  freshPath,
  printed,
  printedJson,
  reference,
  rehearsal,
  rollcall,
} from './support/rollcall.js';

interface Copied {
  readonly events: number;
  readonly copied: number;
  readonly digest: string;
  readonly keys: { readonly keys: number; readonly erased: number } | null;
}

let february: string;
const opened: { close(): Promise<void> }[] = [];

beforeAll(async () => {
  february = freshPath('february');
  await printed(...rehearsal(), '--data', february);
});
afterEach(async () => {
  for (const one of opened.splice(0).toReversed()) await one.close();
});

/** A log that is reached over EventStoreDB's protocol. @returns its connection string. */
async function storeOver(log: EventLog): Promise<string> {
  opened.push(log);
  const gateway = await LogGateway.listen(log, {
    host: '127.0.0.1',
    port: 0,
    readOnly: false,
    version: '24.10.0',
  });
  opened.push(gateway);
  return `esdb://127.0.0.1:${gateway.port}?tls=false`;
}

function copy(from: string, to: string, ...more: readonly string[]): Promise<Copied> {
  return printedJson('log', 'copy', '--from', from, '--to', to, ...more);
}

function refused(from: string, to: string, ...more: readonly string[]) {
  return rollcall('log', 'copy', '--from', from, '--to', to, ...more);
}

async function exported(data: string): Promise<string> {
  const out = join(freshPath('out'), '..', 'contact-points.csv');
  await printed('directory', 'export', '--data', data, '--out', out);
  return readFileSync(out, 'utf8');
}

describe('a log that is moved to a cluster and back', () => {
  it('gives the same statistics and the same personal data, and a digest that says so', async () => {
    const [store, back] = [await storeOver(new MemoryEventLog()), freshPath('back')];
    const there = await copy(february, store);
    const count = (await eventsOf(february)).length;
    expect(there).toEqual({
      events: count,
      copied: count,
      digest: expect.stringMatching(/^[\da-f]{64}$/),
      keys: { keys: expect.any(Number), erased: 0 },
    });
    expect(there.keys?.keys).toBeGreaterThan(80);
    const again = await copy(store, back, '--from-master-key', join(february, 'master.key'));
    expect(again).toEqual(there);
    // Positions included: one SQLite log numbers its events as the other does.
    expect(await eventsOf(back)).toEqual(await eventsOf(february));
    for (const question of [['stats'], ['stats', '--at', '2024-02-19T10:00:00Z']])
      expect(await printed(...question, '--data', back, '--json')).toBe(
        await printed(...question, '--data', february, '--json'),
      );
    expect(await exported(back)).toBe(await exported(february));
    // The new directory has a master key of its own.
    const masterKey = (data: string) => readFileSync(join(data, 'master.key'), 'utf8');
    expect(masterKey(back)).not.toBe(masterKey(february));
  });

  it('can go through a store that the configuration names', async () => {
    const [store, back] = [await storeOver(new MemoryEventLog()), freshPath('back')];
    const config = join(freshPath('config'), '..', 'cluster.yaml');
    const settings = {
      profile: 'cluster',
      eventStore: { connectionString: store },
      redis: { url: 'redis://127.0.0.1:1' },
      keys: { masterKey: Buffer.alloc(32, 5).toString('base64') },
    };
    writeFileSync(config, JSON.stringify(settings), { mode: 0o600 });
    await copy(february, 'cluster', '--config', config);
    const { keys } = await copy('cluster', back, '--config', config);
    expect(keys?.keys).toBeGreaterThan(80);
    expect(await exported(back)).toBe(await exported(february));
  });

  it('says in words what was done', async () => {
    const copied = freshPath('copied');
    const { stdout } = await rollcall('log', 'copy', '--from', february, '--to', copied);
    const { events, digest, keys } = await copy(february, copied);
    expect(stdout).toBe(
      `${copied} holds ${events} events, of which ${events} were copied now; read again, both are the same\n` +
        `keys     ${keys?.keys} carried, 0 erased\nSHA-256  ${digest}\n`,
    );
  });

  it('leaves the keys behind when told so, and then nobody is known', async () => {
    const copied = freshPath('copied');
    expect(await copy(february, copied, '--without-keys')).toMatchObject({ keys: null });
    expect(await printed('stats', '--data', copied, '--json')).toBe(
      await printed('stats', '--data', february, '--json'),
    );
    const addresses = (csv: string) => [...csv.matchAll(/@/g)].length;
    expect(addresses(await exported(february))).toBeGreaterThan(80);
    expect(addresses(await exported(copied))).toBe(0);
  });
});

describe('a copy', () => {
  it('goes on with one that ended early, and does nothing where all is there', async () => {
    const [copied, half] = [freshPath('copied'), freshPath('half')];
    const { events } = await copy(february, copied);
    await copy(february, half);
    // As a copy that was cut off leaves it.
    const cut = new Database(join(half, 'log.sqlite'));
    cut.exec('DROP TRIGGER events_are_not_removed; DELETE FROM events WHERE position > 400;');
    cut.close();
    expect(await copy(february, half)).toMatchObject({ events, copied: events - 400 });
    expect(await copy(february, half)).toMatchObject({ events, copied: 0 });
  });

  it('ends between two appends when it is interrupted, and is gone on with', async () => {
    const stored = new MemoryEventLog();
    let appends = 0;
    const append: EventLog['append'] = async (stream, ...rest) => {
      if (!stream.startsWith('key-') && ++appends === 100) process.emit('SIGINT');
      return stored.append(stream, ...rest);
    };
    const store = await storeOver(Object.create(stored, { append: { value: append } }) as EventLog);
    expect(await refused(february, store)).toEqual({
      exitCode: 130,
      stdout: '',
      stderr:
        'rollcall: the copy was interrupted and is not complete; the same command goes on where it ended\n',
    });
    expect(appends).toBe(100);
    expect(process.listenerCount('SIGINT')).toBe(0);
    const { events, copied } = await copy(february, store);
    expect(copied).toBeLessThan(events);
    expect(copied).toBeGreaterThan(0);
  });

  it('is refused where the target holds something else, and names it', async () => {
    const other = freshPath('other');
    await printed('directory', 'import', reference.contactPoints, '--data', other);
    const before = await eventsOf(other);
    const { exitCode, stderr } = await refused(february, other);
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(
      /^rollcall: the target is not the beginning of the source: its event 1 is .* where the source has /,
    );
    expect(await eventsOf(other)).toEqual(before);
  });

  it('is refused where a worker runs on the target', async () => {
    const running = freshPath('running');
    await copy(february, running);
    const lock = new Database(join(running, 'worker.lock'));
    lock.exec('BEGIN EXCLUSIVE');
    opened.push({ close: async () => void lock.close() });
    expect(await refused(february, running)).toEqual({
      exitCode: 1,
      stdout: '',
      stderr: `rollcall: a server runs the campaigns of ${running}: stop it, or choose another target\n`,
    });
  });

  it('is refused where the keys of the target belong to another master key', async () => {
    const store = await storeOver(new MemoryEventLog());
    await copy(february, store);
    const other = freshPath('other.key');
    writeFileSync(other, `${Buffer.alloc(32, 1).toString('base64')}\n`, { mode: 0o600 });
    const { exitCode, stderr } = await refused(february, store, '--to-master-key', other);
    expect(exitCode).toBe(1);
    expect(stderr).toContain('belong to another master key');
    chmodSync(other, 0o644);
    expect((await refused(february, store, '--to-master-key', other)).stderr).toContain(
      `chmod 600 ${other}`,
    );
  });

  it('takes no history for a whole one whose keys are elsewhere', async () => {
    const log = SqliteEventLog.open(join(february, 'log.sqlite'), { readOnly: true });
    const served = await storeOver(log);
    const masterKey = ['--from-master-key', join(february, 'master.key')];
    const target = freshPath('target');
    const { exitCode, stderr } = await refused(served, target, ...masterKey);
    expect([exitCode, stderr]).toEqual([
      1,
      'rollcall: the log holds no keys of personal data; those of a data directory lie beside its log: copy from the directory itself, or add --without-keys\n',
    ]);
    expect(await eventsOf(target)).toEqual([]);
    await copy(served, target, '--without-keys');
    expect(await eventsOf(target)).toEqual(await eventsOf(february));
  });

  it('is refused where there is no log, and makes none there', async () => {
    const nowhere = freshPath('nowhere');
    const { exitCode, stderr } = await refused(nowhere, freshPath('target'));
    expect([exitCode, stderr]).toEqual([1, `rollcall: ${nowhere} holds no log\n`]);
    expect(existsSync(nowhere)).toBe(false);
  });

  it('fails with a clear word where no store answers', async () => {
    const log = SqliteEventLog.open(join(february, 'log.sqlite'), { readOnly: true });
    const gateway = await LogGateway.listen(log, {
      host: '127.0.0.1',
      port: 0,
      version: '24.10.0',
    });
    const { port } = gateway;
    await gateway.close();
    await log.close();
    const { exitCode, stderr } = await refused(february, `esdb://127.0.0.1:${port}?tls=false`);
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(/^rollcall: [^\n]+\n$/);
    expect(stderr).not.toContain('unexpected failure');
  });

  it.each([
    [['--from', 'a'], /required option '--to <address>'/],
    [['--from', 'a', '--to', './a'], /one and the same place/],
    [
      ['--from', 'esdb://u:secret@127.0.0.1:1', '--to', 'new'],
      /--from-master-key FILE is needed, the master key that esdb:\/\/127\.0\.0\.1:1 is used with/,
    ],
    [['--from', 'a', '--to', 'b', '--to-master-key', 'c'], /goes with a connection string/],
  ])('wrongly called as %j is told what is missing', async (args, message) => {
    const { exitCode, stderr } = await rollcall('log', 'copy', ...args);
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(message);
    expect(stderr).not.toContain('secret');
  });
});
