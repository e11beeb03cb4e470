import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';
import { keysContract } from '#testing';
import { SqliteKeys } from './sqlite-keys.js';

const masterKey = Buffer.alloc(32, 7);
let folder: string;
let path: string;
let opened: SqliteKeys[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rollcall-keys-'));
  path = join(folder, 'keys.db');
  opened = [];
});
afterEach(async () => {
  await Promise.all(opened.map((keys) => keys.close()));
  rmSync(folder, { recursive: true });
});

function open(key = masterKey): SqliteKeys {
  const keys = SqliteKeys.open(path, key);
  opened.push(keys);
  return keys;
}

function openError(key = masterKey): unknown {
  try {
    open(key);
  } catch (error) {
    return error;
  }
  return undefined;
}

/** Reads or changes the file behind the adapter's back. */
function directly<Result>(use: (database: Database.Database) => Result): Result {
  const database = new Database(path);
  try {
    return use(database);
  } finally {
    database.close();
  }
}

function wrappedKeys(): Map<string, Buffer> {
  const rows = directly((database) =>
    database
      .prepare<[], { subject: string; wrapped: Buffer }>('SELECT subject, wrapped FROM subject_key')
      .all(),
  );
  return new Map(rows.map(({ subject, wrapped }) => [subject, wrapped]));
}

function bytesOnDisk(): Buffer {
  const files = ['', '-wal', '-shm', '-journal'].map((suffix) => path + suffix);
  return Buffer.concat(files.filter((file) => existsSync(file)).map((file) => readFileSync(file)));
}

keysContract('SqliteKeys', () => Promise.resolve(open()));

describe('SqliteKeys', () => {
  it('keep keys and erasures from one opening to the next', async () => {
    const keys = open();
    const kept = await keys.obtain('kept');
    await keys.obtain('erased');
    await keys.erase('erased');
    await keys.close();
    expect(masterKey).toEqual(Buffer.alloc(32, 7));
    const again = open();
    expect(await again.find('kept')).toEqual(kept);
    await expect(again.obtain('erased')).rejects.toMatchObject({ code: 'key-erased' });
  });

  it('FM-34: leave no byte of an erased key in any of their files, and every byte of the others', async () => {
    const keys = open();
    const subjects = Array.from({ length: 3_000 }, (_, n) => `cp-${(n * 7919) % 3_000}`);
    // Two rounds, so that the file grows again after keys were erased.
    for (const round of [subjects.slice(0, 1_500), subjects.slice(1_500)]) {
      await Promise.all(round.map((subject) => keys.obtain(subject)));
      const wrapped = wrappedKeys();
      const erased = round.filter((_, n) => n % 3 === 0);
      for (const subject of erased) await keys.erase(subject);
      const disk = bytesOnDisk();
      const found = round.filter((subject) => disk.includes(wrapped.get(subject) ?? ''));
      expect(found).toEqual(round.filter((_, n) => n % 3 !== 0));
      // Not even a part of one: neither its nonce nor its encrypted bytes.
      const parts = erased.flatMap((subject) => [
        wrapped.get(subject)?.subarray(0, 12) ?? '',
        wrapped.get(subject)?.subarray(12, 44) ?? '',
      ]);
      expect(parts.filter((part) => disk.includes(part))).toEqual([]);
    }
  });

  it('store no key as it is', async () => {
    const key = await open().obtain('cp-1');
    expect(bytesOnDisk().includes(key)).toBe(false);
  });

  it('see at once what another process erased', async () => {
    const [one, other] = [open(), open()];
    await one.obtain('cp-1');
    await other.erase('cp-1');
    expect(await one.find('cp-1')).toBeUndefined();
  });

  it('agree with another process that makes the same key at the same time', async () => {
    const [one, other] = [open(), open()];
    const [a, b] = await Promise.all([one.obtain('cp-1'), other.obtain('cp-1')]);
    expect(a).toEqual(b);
  });

  it('make the first keys of many subjects in one transaction', async () => {
    const keys = open();
    // SQLite's file format counts the transactions that changed the file, at byte 24.
    const transactions = () => readFileSync(path).readUInt32BE(24);
    const before = transactions();
    await Promise.all(Array.from({ length: 500 }, (_, n) => keys.obtain(`cp-${n}`)));
    expect(transactions()).toBe(before + 1);
  });

  it('hand out keys that were waited for when they are closed', async () => {
    const keys = open();
    const obtained = keys.obtain('cp-1');
    await keys.close();
    expect(await open().find('cp-1')).toEqual(await obtained);
  });

  it('are readable by their owner only, whatever the file was before', async () => {
    await open().close();
    expect(statSync(path).mode & 0o777).toBe(0o600);
    chmodSync(path, 0o644);
    open();
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it('refuse another master key, and one of a wrong length', async () => {
    await open().close();
    expect(openError(Buffer.alloc(32, 8))).toMatchObject({ code: 'master-key-wrong' });
    expect(openError(Buffer.alloc(16))).toMatchObject({ code: 'master-key-malformed' });
    expect(openError()).toBeUndefined();
  });

  it('tell of a key that was changed on the disk, or exchanged with that of another subject', async () => {
    const keys = open();
    await Promise.all(['cp-1', 'cp-2'].map((subject) => keys.obtain(subject)));
    directly((database) =>
      database.exec(
        `UPDATE subject_key SET wrapped = (SELECT wrapped FROM subject_key WHERE subject = 'cp-2')`,
      ),
    );
    await expect(keys.find('cp-1')).rejects.toMatchObject({ code: 'key-damaged' });
    await expect(keys.obtain('cp-1')).rejects.toMatchObject({ code: 'key-damaged' });
    expect(await keys.find('cp-2')).toHaveLength(32);
  });

  it('never replace a file they cannot read', async () => {
    writeFileSync(path, 'no database at all, but somebody may want it back'.repeat(100));
    const text = readFileSync(path);
    expect(openError()).toMatchObject({ code: 'key-file-unreadable' });
    expect(readFileSync(path)).toEqual(text);
    rmSync(path);
    directly((database) => database.exec('CREATE TABLE event (id TEXT)'));
    expect(openError()).toMatchObject({ code: 'key-file-unreadable' });
    rmSync(path);
    await open().close();
    directly((database) => database.pragma('user_version = 2'));
    expect(openError()).toMatchObject({ code: 'key-file-unreadable' });
  });
});
