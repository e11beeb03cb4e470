import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { derivedId, parseInstant, type RecordedEvent } from '#kernel';
import { copyLog } from '../copy/copy-log.js';
import type { EventLog } from '../event-log.port.js';
import { MemoryEventLog } from '../memory/memory-event-log.js';
import { SqliteEventLog } from '../sqlite/sqlite-event-log.js';
import { BackupHistory } from './backup-events.js';
import { readManifest } from './backup-manifest.js';
import { openBackups, writeBackup, type BackupOptions } from './write-backup.js';

const madeAt = parseInstant('2026-03-01T12:00:00Z');
let folder: string;
let log: EventLog;
let written = 0;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'rollcall-backup-'));
  log = SqliteEventLog.open(join(folder, 'log.sqlite'));
  written = 0;
  await append(200);
});
afterEach(async () => {
  await log.close();
  rmSync(folder, { recursive: true });
});

async function append(count: number): Promise<void> {
  for (let n = 0; n < count; n++, written++)
    await log.append(
      `thing-${written % 7}`,
      [
        {
          id: derivedId('backup', String(written)),
          type: 'ThingHappened',
          // JSON leaves these two line ends as they are.
          data: { number: written, text: 'Ünï\u2028code\u2029\n', fraction: 0.1 + written },
          metadata: {
            $correlationId: derivedId('correlation', String(written)),
            $causationId: derivedId('causation', String(written)),
            actor: { kind: 'process', id: 'backup' },
            at: madeAt,
            schema: 1,
          },
        },
      ],
      'any',
    );
}

const at = (name: string) => join(folder, name);
const backUp = (name: string, base?: string, more: Partial<BackupOptions> = {}) =>
  writeBackup(log, at(name), {
    madeAt,
    erased: () => Promise.resolve(['b', 'a']),
    ...(base === undefined ? {} : { base: readManifest(at(base)) }),
    ...more,
  });

async function historyOf(source: Pick<EventLog, 'readAll'>) {
  const events: Omit<RecordedEvent, 'position'>[] = [];
  for await (const { position: _, ...event } of source.readAll()) events.push(event);
  return events;
}

describe('a backup', () => {
  it('holds what the log held, and comes back as it was', async () => {
    const { manifest } = await backUp('full');
    expect(manifest).toMatchObject({ base: null, events: { from: 1, to: 200 }, madeAt });
    const history = new BackupHistory(await openBackups([at('full')]));
    expect(await historyOf(history)).toEqual(await historyOf(log));
    const back = new MemoryEventLog();
    expect(await copyLog(history, back)).toMatchObject({ events: 200 });
    expect(await historyOf(back)).toEqual(await historyOf(log));
    expect(JSON.parse(readFileSync(join(at('full'), 'erasures.json'), 'utf8'))).toEqual({
      subjects: ['a', 'b'],
    });
  });

  it('is of one moment, whoever writes meanwhile', async () => {
    const before = await historyOf(log);
    let left = 30;
    await backUp('full', undefined, { onProgress: () => void (left-- > 0 && append(1)) });
    expect(await historyOf(new BackupHistory(await openBackups([at('full')])))).toEqual(before);
    expect((await historyOf(log)).length).toBeGreaterThan(before.length);
  });

  it('goes on from another one, also where nothing happened, and where the log has moved', async () => {
    await backUp('full');
    await append(50);
    expect((await backUp('more', 'full')).manifest.events).toEqual({ from: 201, to: 250 });
    expect((await backUp('none', 'more')).manifest.events).toEqual({ from: 251, to: 250 });
    const moved = new MemoryEventLog();
    await moved.append('elsewhere-1', [], 'any').catch(() => undefined);
    await copyLog(log, moved);
    await append(3);
    const last = await backUp('last', 'none');
    expect(last.manifest.events).toEqual({ from: 251, to: 253 });
    const all = await openBackups(['full', 'more', 'none', 'last'].map(at));
    expect(await historyOf(new BackupHistory(all))).toEqual(await historyOf(log));
    const elsewhere = new MemoryEventLog();
    await expect(
      writeBackup(elsewhere, at('other'), {
        madeAt,
        erased: () => Promise.resolve([]),
        base: last,
      }),
    ).rejects.toMatchObject({ code: 'backup-base-differs' });
  });

  it('is refused where a link of the chain is missing, doubled or of another', async () => {
    await backUp('full');
    await append(1);
    await backUp('again');
    await append(5);
    await backUp('more', 'full');
    for (const chain of [['more'], ['again', 'more'], ['full', 'full'], ['more', 'full']])
      await expect(openBackups(chain.map(at))).rejects.toMatchObject({
        code: 'backup-chain-broken',
      });
  });

  it('is found out whichever byte of it was changed, and whatever is missing', async () => {
    await backUp('full');
    for (const name of readdirSync(at('full'))) {
      const path = join(at('full'), name);
      const whole = readFileSync(path);
      const refused = async () =>
        expect(openBackups([at('full')])).rejects.toMatchObject({
          code: expect.stringMatching(/^backup-(damaged|unreadable|chain-broken)$/),
        });
      for (let step = 0; step < 40; step++) {
        const place = Math.floor((step * whole.length) / 40);
        // What says when it was made, or where the log stood, is not covered by anything but itself.
        const changed = Buffer.from(whole);
        changed[place] = changed[place]! ^ 1;
        if (name === 'manifest.json' && !isCovered(whole, place)) continue;
        writeFileSync(path, changed);
        await refused();
      }
      writeFileSync(path, whole.subarray(0, whole.length - 1));
      await refused();
      rmSync(path);
      await refused();
      writeFileSync(path, whole);
    }
    expect(await openBackups([at('full')])).toHaveLength(1);
  });

  it('that does not come to its end leaves nothing, and takes nobody’s place', async () => {
    const stop = new AbortController();
    const interrupted = backUp('full', undefined, {
      signal: stop.signal,
      onProgress: ({ phase }) => void (phase === 'verify' && stop.abort()),
    });
    await expect(interrupted).rejects.toMatchObject({ code: 'backup-interrupted' });
    expect(readdirSync(folder).filter((name) => name.startsWith('full'))).toEqual([]);
    await backUp('full');
    await expect(backUp('full')).rejects.toMatchObject({ code: 'directory-not-empty' });
    expect(existsSync(join(at('full'), 'manifest.json'))).toBe(true);
  });

  it('says so where what it wrote is not what the log says', async () => {
    let reads = 0;
    const readAll: EventLog['readAll'] = async function* readAll(options) {
      const again = ++reads > 1;
      for await (const event of log.readAll(options))
        yield again && event.revision === 3 ? { ...event, type: 'OtherHappened' } : event;
    };
    const liar = Object.create(log, { readAll: { value: readAll } }) as EventLog;
    await expect(
      writeBackup(liar, at('full'), { madeAt, erased: () => Promise.resolve([]) }),
    ).rejects.toMatchObject({ code: 'backup-damaged' });
    expect(existsSync(at('full'))).toBe(false);
  });
});

/** Whether the byte belongs to what a reader checks: form, chain, numbers of events, or parts. */
function isCovered(manifest: Buffer, place: number): boolean {
  const text = manifest.toString();
  const line = text.slice(0, place).lastIndexOf('\n') + 1;
  return !/^\s*"(madeAt|id|position)"/.test(text.slice(line));
}
