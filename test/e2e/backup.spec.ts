import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { MemoryEventLog } from '#event-log';
import { LogGateway } from '#event-log/gateway';
import { rotateKeyFile, SqliteKeys } from '#keys';
import { killedOnce } from './support/killed.js';
import {
  eventsOf,
  fileOf,
  freshPath,
  printed,
  printedJson,
  rehearsal,
  rollcall,
} from './support/rollcall.js';

const opened: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of opened.splice(0).toReversed()) await one.close();
});

let february: string;
let full: string;
let keys: string;
beforeAll(async () => {
  february = freshPath('february');
  await printed(...rehearsal(), '--data', february);
  [full, keys] = [freshPath('full'), freshPath('keys.json')];
  await printed('backup', '--data', february, '--out', full, '--with-keys', keys);
});

const masterKey = () => join(february, 'master.key');
const restored = (...args: readonly string[]) =>
  rollcall('restore', ...args, '--keys', keys, '--master-key', masterKey());
const exported = async (data: string) => {
  const out = freshPath('contact-points.csv');
  await printed('directory', 'export', '--data', data, '--out', out);
  return readFileSync(out, 'utf8');
};
function keyFile(byte: number): string {
  const path = fileOf(`${Buffer.alloc(32, byte).toString('base64')}\n`, 'master.key');
  chmodSync(path, 0o600);
  return path;
}
async function eraseIn(data: string, id: string): Promise<string> {
  await printed(
    'directory',
    'withdraw',
    id,
    '--on',
    '2024-03-01',
    '--reason',
    'Left',
    '--data',
    data,
  );
  await printed('privacy', 'erase', '--contact-point', id, '--yes', '--data', data);
  const list = freshPath('erasures.json');
  await printed('privacy', 'erasures', '--out', list, '--data', data);
  return list;
}

describe('a backup that is restored', () => {
  it('is the installation that it was made of', async () => {
    const back = freshPath('back');
    const { exitCode, stdout, stderr } = await restored(full, '--data', back, '--json');
    expect(exitCode).toBe(0);
    expect(stderr).toContain('no --erasures was given');
    expect(JSON.parse(stdout)).toMatchObject({ erased: 0, events: expect.any(Number) });
    expect(await eventsOf(back)).toEqual(await eventsOf(february));
    expect(await exported(back)).toBe(await exported(february));
    expect(await printed('stats', '--data', back, '--json')).toBe(
      await printed('stats', '--data', february, '--json'),
    );
  });

  it('holds nothing that could be read without the keys, which lie elsewhere', async () => {
    const { exitCode, stderr } = await rollcall(
      'backup',
      '--data',
      february,
      '--out',
      freshPath('b'),
      '--with-keys',
      join(full, 'keys.json'),
    );
    expect(exitCode).toBe(0);
    expect(stderr).toBe('');
    const out = freshPath('inside');
    const inside = ['--out', out, '--with-keys', join(out, 'keys.json')];
    expect(await rollcall('backup', '--data', february, ...inside)).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('keys lie apart from history'),
    });
    const back = freshPath('without');
    await printed('restore', full, '--data', back, '--without-keys');
    expect(await printed('directory', 'show', 'se-1', '--data', back)).toContain(
      'details   erased',
    );
    expect((await rollcall('restore', full, '--data', freshPath('x'))).stderr).toContain(
      '--without-keys',
    );
  });

  it('FM-34: does not bring back who was erased since, by its own list, its events or a list of today', async () => {
    const data = freshPath('march');
    expect((await restored(full, '--data', data)).exitCode).toBe(0);
    const list = await eraseIn(data, 'se-1');
    const later = freshPath('later');
    await printed('backup', '--data', data, '--out', later, '--incremental', full);
    const [old, whole] = [freshPath('old'), freshPath('whole')];
    expect(await restored(full, '--data', old, '--erasures', list)).toMatchObject({
      exitCode: 0,
      stderr: '',
    });
    expect((await restored(full, later, '--data', whole)).exitCode).toBe(0);
    for (const directory of [old, whole]) {
      expect(await printed('directory', 'show', 'se-1', '--data', directory)).toContain('erased');
      expect(await printed('directory', 'show', 'fi-1', '--data', directory)).not.toContain(
        'erased',
      );
      const key = SqliteKeys.open(
        join(directory, 'keys.sqlite'),
        Buffer.from(readFileSync(masterKey(), 'utf8'), 'base64'),
      );
      expect(await key.find('se-1')).toBeUndefined();
      await expect(key.obtain('se-1')).rejects.toMatchObject({ code: 'key-erased' });
      await key.close();
    }
    expect(await eventsOf(whole)).toEqual(await eventsOf(data));
  });

  it('comes from a store as from a directory', async () => {
    const log = new MemoryEventLog();
    const gateway = await LogGateway.listen(log, {
      host: '127.0.0.1',
      port: 0,
      readOnly: false,
      version: '24.10.0',
    });
    opened.push(log, gateway);
    const store = `esdb://127.0.0.1:${gateway.port}?tls=false`;
    await printed('log', 'copy', '--from', february, '--to', store);
    const [out, back, theirs] = [freshPath('out'), freshPath('back'), freshPath('k.json')];
    const from = ['--from', store, '--master-key', masterKey()];
    await printed('backup', ...from, '--out', out, '--with-keys', theirs);
    expect(await rollcall('backup', '--from', store, '--out', freshPath('o'))).toMatchObject({
      exitCode: 2,
    });
    expect(readFileSync(join(out, 'events.ndjson'))).toEqual(
      readFileSync(join(full, 'events.ndjson')),
    );
    const given = ['--keys', theirs, '--master-key', masterKey()];
    expect((await rollcall('restore', out, '--data', back, ...given)).exitCode).toBe(0);
    expect(await exported(back)).toBe(await exported(february));
  });

  it('is refused into a directory that holds something, with another master key, or where it is damaged', async () => {
    expect((await restored(full, '--data', february)).stderr).toContain('is not empty');
    const other = keyFile(3);
    const into = freshPath('into');
    const wrong = await rollcall(
      'restore',
      full,
      '--data',
      into,
      '--keys',
      keys,
      '--master-key',
      other,
    );
    expect(wrong).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining('another master key'),
    });
    const damaged = freshPath('damaged');
    mkdirSync(damaged);
    for (const name of readdirSync(full).filter((one) => one !== 'keys.json'))
      writeFileSync(
        join(damaged, name),
        readFileSync(join(full, name), 'utf8').replace('se-1', 'se-2'),
      );
    expect(await rollcall('backup', 'verify', damaged)).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining('events.ndjson was changed'),
    });
    expect((await restored(damaged, '--data', into)).exitCode).toBe(1);
    expect(existsSync(into)).toBe(false);
  });

  it.each(['backup', 'restore'])(
    'that is killed in the middle of the %s leaves nothing under its name',
    async (what) => {
      const target = freshPath('target');
      const args =
        what === 'backup'
          ? ['backup', '--data', february, '--out', target]
          : ['restore', full, '--data', target, '--keys', keys, '--master-key', masterKey()];
      const drafts = () =>
        readdirSync(dirname(target)).filter((name) =>
          name.startsWith(`${basename(target)}.draft-`),
        );
      await killedOnce(() => drafts().length > 0, 0, ...args);
      expect(existsSync(target)).toBe(false);
      const [draft = ''] = drafts();
      expect(existsSync(join(dirname(target), draft, 'manifest.json'))).toBe(false);
      expect((await rollcall('stats', '--data', join(dirname(target), draft))).exitCode).toBe(1);
      expect((await rollcall(...args)).exitCode).toBe(0);
    },
  );
});

describe('a rotation of the master key of a data directory', () => {
  it('puts another one in its place, and everything reads as before', async () => {
    const data = freshPath('data');
    await restored(full, '--data', data);
    const [before, directory] = [readFileSync(join(data, 'master.key')), await exported(data)];
    const told = await printedJson<{ keys: number }>('keys', 'rotate', '--data', data);
    expect(told.keys).toBeGreaterThan(80);
    expect(readFileSync(join(data, 'master.key'))).not.toEqual(before);
    expect(readdirSync(data).filter((name) => name.includes('next'))).toEqual([]);
    expect(await exported(data)).toBe(directory);
  });

  it.each(['before', 'after'])(
    'that died %s the keys were wrapped anew is settled by the next start, and by a second one',
    async (when) => {
      const data = freshPath('data');
      await restored(full, '--data', data);
      const directory = await exported(data);
      const [former, next] = [readFileSync(join(data, 'master.key'), 'utf8'), Buffer.alloc(32, 8)];
      const draft = join(data, 'master.key.next');
      writeFileSync(draft, `${next.toString('base64')}\n`, { mode: 0o600 });
      if (when === 'after')
        rotateKeyFile(join(data, 'keys.sqlite'), Buffer.from(former, 'base64'), next);
      expect(await exported(data)).toBe(directory);
      expect(existsSync(draft)).toBe(when === 'before');
      if (when === 'after') renameSync(join(data, 'master.key'), draft);
      if (when === 'after') writeFileSync(join(data, 'master.key'), former, { mode: 0o600 });
      await printed('keys', 'rotate', '--data', data);
      expect(readFileSync(join(data, 'master.key'), 'utf8')).toBe(`${next.toString('base64')}\n`);
      expect(await exported(data)).toBe(directory);
    },
  );

  it('that is killed wherever it stands leaves everything readable, and is finished by the next one', async () => {
    const data = freshPath('data');
    await restored(full, '--data', data);
    const [directory, before] = [await exported(data), readFileSync(join(data, 'master.key'))];
    const draft = join(data, 'master.key.next');
    let killed = 0;
    for (let afterMs = 0; afterMs < 12; afterMs += 2) {
      const isSeen = () => existsSync(draft);
      if (await killedOnce(isSeen, afterMs, 'keys', 'rotate', '--data', data)) killed++;
      expect(await exported(data)).toBe(directory);
    }
    expect(killed).toBeGreaterThan(0);
    await printed('keys', 'rotate', '--data', data);
    expect(readFileSync(join(data, 'master.key'))).not.toEqual(before);
    expect(existsSync(draft)).toBe(false);
    expect(await exported(data)).toBe(directory);
  });

  it('takes the key that it was given over one that was left behind, unless that one wraps the keys', async () => {
    const data = freshPath('data');
    await restored(full, '--data', data);
    const directory = await exported(data);
    const [former, left] = [readFileSync(join(data, 'master.key'), 'utf8'), Buffer.alloc(32, 8)];
    const draft = join(data, 'master.key.next');
    const leave = () => writeFileSync(draft, `${left.toString('base64')}\n`, { mode: 0o600 });
    const given = keyFile(6);
    const rotate = () => rollcall('keys', 'rotate', '--data', data, '--new-master-key', given);
    leave();
    rotateKeyFile(join(data, 'keys.sqlite'), Buffer.from(former, 'base64'), left);
    expect(await rotate()).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining('without --new-master-key'),
    });
    await printed('keys', 'rotate', '--data', data);
    leave();
    writeFileSync(draft, `${Buffer.alloc(32, 9).toString('base64')}\n`);
    expect((await rotate()).exitCode).toBe(0);
    const [now, wanted] = [join(data, 'master.key'), given].map((file) =>
      readFileSync(file, 'utf8').trim(),
    );
    expect(now).toBe(wanted);
    expect(await exported(data)).toBe(directory);
  });

  it('of a store goes on beside those who use it, and opens all of it', async () => {
    const log = new MemoryEventLog();
    const options = { host: '127.0.0.1', port: 0, readOnly: false, version: '24.10.0' };
    const gateway = await LogGateway.listen(log, options);
    opened.push(log, gateway);
    const store = `esdb://127.0.0.1:${gateway.port}?tls=false`;
    await printed('log', 'copy', '--from', february, '--to', store);
    const next = keyFile(5);
    const given = ['--from', store, '--master-key', masterKey(), '--new-master-key', next];
    const first = await printedJson<{ keys: number }>('keys', 'rotate', ...given);
    expect(first.keys).toBeGreaterThan(80);
    expect(await printedJson('keys', 'rotate', ...given)).toEqual({ keys: 0, masterKey: null });
    const back = freshPath('back');
    const copy = ['log', 'copy', '--from', store, '--to', back, '--from-master-key'];
    expect((await rollcall(...copy, masterKey())).stderr).toContain('another master key');
    await printed(...copy, next);
    expect(await exported(back)).toBe(await exported(february));
  });

  it('is refused while a server runs, and can move the key out of the directory', async () => {
    const { WorkerLock } = await import('#server');
    const data = freshPath('data');
    await restored(full, '--data', data);
    const directory = await exported(data);
    const lock = WorkerLock.acquire(data);
    expect(await rollcall('keys', 'rotate', '--data', data)).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining('stop it first'),
    });
    lock.release();
    const key = keyFile(4);
    await printed('keys', 'rotate', '--data', data, '--new-master-key', key, '--outside');
    expect(existsSync(join(data, 'master.key'))).toBe(false);
    expect((await rollcall('directory', 'list', '--data', data)).exitCode).toBe(1);
    process.env['ROLLCALL_KEYS_MASTER_KEY_FILE'] = key;
    try {
      expect(await exported(data)).toBe(directory);
    } finally {
      delete process.env['ROLLCALL_KEYS_MASTER_KEY_FILE'];
    }
  });
});
