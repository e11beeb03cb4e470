import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';
import { MemoryEventLog, type EventLog } from '#event-log';
import { EventLogKeys } from './event-log/event-log-keys.js';
import { rotateKeyStreams } from './event-log/rotate-key-streams.js';
import { unseal } from './key-wrap.js';
import type { KeyEntry, Keys } from './keys.port.js';
import { rotateKeyFile } from './sqlite/rotate-key-file.js';
import { SqliteKeys } from './sqlite/sqlite-keys.js';

const [former, next, other] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2), Buffer.alloc(32, 3)];

/** Where keys lie, with whatever master key comes. */
interface Place {
  open(masterKey: Buffer): Promise<Keys>;
  rotate(current: Buffer, to: Buffer): Promise<number>;
}

let folder: string;
let log: EventLog;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rollcall-rotation-'));
  log = new MemoryEventLog();
});
afterEach(() => rmSync(folder, { recursive: true }));

const path = () => join(folder, 'keys.sqlite');
const places: Readonly<Record<string, Place>> = {
  'in a file': {
    // oxlint-disable-next-line typescript/require-await -- async turns a throw into a rejection
    open: async (masterKey) => SqliteKeys.open(path(), masterKey),
    // oxlint-disable-next-line typescript/require-await -- async turns a throw into a rejection
    rotate: async (current, to) => rotateKeyFile(path(), current, to),
  },
  'in a log': {
    open: (masterKey) => EventLogKeys.open(log, masterKey, { mustExist: false }),
    rotate: (current, to) => rotateKeyStreams(log, current, to),
  },
};

async function entriesIn(keys: Keys): Promise<readonly KeyEntry[]> {
  const entries: KeyEntry[] = [];
  for await (const entry of keys.entries()) entries.push(entry);
  return entries.toSorted((a, b) => (a.subject < b.subject ? -1 : 1));
}

async function entriesUnder(place: Place, masterKey: Buffer): Promise<readonly KeyEntry[]> {
  const keys = await place.open(masterKey);
  try {
    return await entriesIn(keys);
  } finally {
    await keys.close();
  }
}

async function fill(place: Place): Promise<readonly KeyEntry[]> {
  const keys = await place.open(former);
  for (let n = 0; n < 150; n++) await keys.obtain(`cp-${n}`);
  await keys.erase('cp-7');
  await keys.erase('nobody');
  await keys.close();
  return entriesUnder(place, former);
}

describe.each(Object.entries(places))('a rotation of the master key of keys %s', (_, place) => {
  it('wraps every key anew, and the former master key opens nothing more', async () => {
    const before = await fill(place);
    expect(await place.rotate(former, next)).toBe(149);
    expect(await entriesUnder(place, next)).toEqual(before);
    await expect(place.open(former)).rejects.toMatchObject({ code: 'master-key-wrong' });
    const keys = await place.open(next);
    await expect(keys.obtain('cp-7')).rejects.toMatchObject({ code: 'key-erased' });
    await keys.close();
  });

  it('is done once, and again to another', async () => {
    const before = await fill(place);
    await place.rotate(former, next);
    expect(await place.rotate(former, next)).toBe(0);
    expect(await place.rotate(next, other)).toBe(149);
    expect(await entriesUnder(place, other)).toEqual(before);
  });

  it('is refused to whoever has not the master key, and changes nothing', async () => {
    const before = await fill(place);
    await expect(place.rotate(other, next)).rejects.toMatchObject({ code: 'master-key-wrong' });
    await expect(place.rotate(former, Buffer.alloc(31))).rejects.toMatchObject({
      code: 'master-key-malformed',
    });
    expect(await entriesUnder(place, former)).toEqual(before);
  });
});

describe('a rotation in a file', () => {
  it('that breaks off in the middle leaves every key under the former master key', async () => {
    const before = await fill(places['in a file']!);
    const database = new Database(path());
    database
      .prepare(`UPDATE subject_key SET wrapped = zeroblob(60) WHERE subject = 'cp-100'`)
      .run();
    database.close();
    expect(() => rotateKeyFile(path(), former, next)).toThrow(/the key of cp-100 was changed/);
    const keys = SqliteKeys.open(path(), former);
    for (const { subject, key } of before.filter((one) => one.subject !== 'cp-100'))
      expect(await keys.find(subject)).toEqual(key === 'erased' ? undefined : key);
    await keys.close();
  });

  it('makes a process that has it open say so, and store nothing that nobody could open', async () => {
    await fill(places['in a file']!);
    const running = SqliteKeys.open(path(), former);
    rotateKeyFile(path(), former, next);
    await expect(running.find('cp-1')).rejects.toMatchObject({ code: 'master-key-wrong' });
    await expect(running.obtain('cp-new')).rejects.toMatchObject({ code: 'master-key-wrong' });
    await running.close();
    const keys = SqliteKeys.open(path(), next);
    expect(await keys.find('cp-new')).toBeUndefined();
    await keys.close();
  });

  it('leaves nothing in it that the former master key opens', async () => {
    await fill(places['in a file']!);
    rotateKeyFile(path(), former, next);
    const bytes = readFileSync(path());
    for (let at = 0; at + 60 <= bytes.length; at++)
      expect(unseal(former, bytes.subarray(at, at + 60), 'cp-1')).toBeUndefined();
  });
});

describe('a rotation in a log', () => {
  it('can be broken off at any write: a second one finishes, and one of the two opens all of it', async () => {
    const place = places['in a log']!;
    const before = await fill(place);
    // The last one dies when all keys are wrapped, and the next master key is not bound.
    for (const writes of [0, 1, 40, 108]) {
      let left = writes;
      const append: EventLog['append'] = (...given) =>
        left-- > 0 ? log.append(...given) : Promise.reject(new Error('it died here'));
      const dying = Object.create(log, { append: { value: append } }) as EventLog;
      await expect(rotateKeyStreams(dying, former, next)).rejects.toThrow('it died here');
      expect(await entriesUnder(place, former)).toEqual(before);
    }
    await place.rotate(former, next);
    expect(await entriesUnder(place, next)).toEqual(before);
  });

  it('does not disturb a process that runs, whose new keys a second one wraps', async () => {
    const place = places['in a log']!;
    const before = await fill(place);
    const running = await place.open(former);
    await place.rotate(former, next);
    expect(await entriesIn(running)).toEqual(before);
    const late = await running.obtain('cp-late');
    const keys = await place.open(next);
    await expect(keys.find('cp-late')).rejects.toMatchObject({ code: 'key-damaged' });
    expect(await place.rotate(former, next)).toBe(1);
    expect(await keys.find('cp-late')).toEqual(late);
    await running.close();
    await keys.close();
  });
});
