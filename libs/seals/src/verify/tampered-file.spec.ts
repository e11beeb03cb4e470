import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { damageOf, SqliteEventLog } from '#event-log';
import { SealBench } from '../testing/seal-bench.js';
import { rowOf, type StoredRow } from '../testing/tampered-log.js';
import { tamperings, type Draw } from '../testing/tamperings.js';
import { LogSource } from './log-source.js';
import { verifySeals } from './verify-seals.js';

function drawOf(seed: number): Draw {
  const generator = xoroshiro128plus(seed);
  return (below) => uniformInt(generator, 0, below - 1);
}

describe('the file of a sealed log', () => {
  const directory = mkdtempSync(join(tmpdir(), 'rollcall-tampered-'));
  const [whole, tampered] = [join(directory, 'log.sqlite'), join(directory, 'tampered.sqlite')];
  let rows: readonly StoredRow[] = [];
  let sealed = 0;

  beforeAll(async () => {
    const log = SqliteEventLog.open(whole);
    const bench = new SealBench(log);
    const draw = drawOf(3);
    for (const size of [4, 20, 1, 30, 9]) {
      for (let left = size; left > 0; left--) await bench.happened(`thing-${draw(5)}`);
      await bench.seal();
    }
    sealed = (await bench.book.last())!.total;
    await bench.happened('thing-0');
    rows = (await bench.all()).map(rowOf);
    await log.close();
  });
  afterAll(() => rmSync(directory, { recursive: true }));

  /** Writes past everything that keeps the file from being changed, as whoever owns the machine can. */
  function write(change: (db: Database.Database) => void, anew = true): void {
    if (anew) copyFileSync(whole, tampered);
    const db = new Database(tampered);
    db.exec('DROP TRIGGER IF EXISTS events_are_not_changed');
    db.exec('DROP TRIGGER IF EXISTS events_are_not_removed');
    change(db);
    db.close();
  }

  async function verified() {
    const log = SqliteEventLog.open(tampered, { readOnly: true });
    try {
      return await verifySeals(new LogSource(log, damageOf(log)));
    } finally {
      await log.close();
    }
  }

  /** All rows anew, in another order or with other contents. */
  function replaced(now: readonly StoredRow[]): void {
    write((db) => {
      db.exec('DELETE FROM events');
      const insert = db.prepare(
        'INSERT INTO events (stream, revision, id, type, data, metadata) VALUES (?, ?, ?, ?, ?, ?)',
      );
      for (const { stream, revision, id, type, data, metadata } of now)
        insert.run(stream, revision, id, type, data, metadata);
    });
  }

  it('is found as it was sealed where nobody touched it', async () => {
    replaced(rows);
    expect(await verified()).toMatchObject({ sound: true, events: { sealed, unsealed: 1 } });
  });

  it('shows each of some dozens of tamperings, and names it', async () => {
    // The file itself takes no row twice.
    const kinds = Object.entries(tamperings).filter(([kind]) => kind !== 'an event repeated');
    const missed: unknown[] = [];
    for (let seed = 1; seed <= 4 * kinds.length; seed++) {
      const [kind, tamper] = kinds[seed % kinds.length]!;
      const { what, rows: now, isNamedBy } = tamper(rows, sealed, drawOf(seed));
      replaced(now);
      const { findings } = await verified();
      if (!findings.some(isNamedBy)) missed.push({ seed, kind, what, findings });
    }
    expect(missed).toEqual([]);
  });

  it('shows an event that was hidden among what is no history', async () => {
    write((db) => db.exec("UPDATE events SET stream = 'key-x' WHERE position = 9"));
    expect((await verified()).findings).toContainEqual(
      expect.objectContaining({ kind: 'event-missing', place: 9 }),
    );
  });

  it.each([0, -7])(
    'shows an event that was put in before the first, at position %i',
    async (at) => {
      write((db) =>
        db.exec(
          `INSERT INTO events SELECT ${at}, 'thing-new', 0, 'put-in', type, data, metadata FROM events WHERE type = 'ThingHappened' LIMIT 1`,
        ),
      );
      const { findings } = await verified();
      expect(findings.map(({ kind, event }) => [kind, event?.id])).toEqual([
        ['event-inserted', 'put-in'],
      ]);
    },
  );

  it('shows an index that hides an event, where nothing else is wrong', async () => {
    const index = "name = 'events_by_type'";
    let entry: unknown[] = [];
    // Nothing that SQLite offers leaves an index behind: its entry is taken away while the row is written.
    const schemaOf = (change: (db: Database.Database) => void) =>
      write((db) => {
        db.unsafeMode(true);
        db.pragma('writable_schema = ON');
        change(db);
      }, false);
    copyFileSync(whole, tampered);
    schemaOf((db) => {
      entry = db.prepare(`SELECT * FROM sqlite_schema WHERE ${index}`).raw().get() as unknown[];
      db.exec(`DELETE FROM sqlite_schema WHERE ${index}`);
    });
    write(
      (db) =>
        db.exec(
          "INSERT INTO events SELECT 100000, 'thing-new', 0, 'hidden', 'ThingHidden', data, metadata FROM events WHERE position = 3",
        ),
      false,
    );
    schemaOf((db) => db.prepare('INSERT INTO sqlite_schema VALUES (?, ?, ?, ?, ?)').run(entry));
    const { findings } = await verified();
    expect(findings.map(({ kind }) => kind)).toContain('store-damaged');
    expect(findings[0]?.message).toContain('events_by_type');
  });

  it('shows what is no JSON any more, and reads on behind it', async () => {
    write((db) => db.exec("UPDATE events SET data = '{' WHERE position IN (2, 7, 8, 40)"));
    const { findings, events } = await verified();
    expect(findings.map(({ kind, place }) => [kind, place])).toEqual([
      ['event-changed', 2],
      ['event-changed', 7],
      ['event-changed', 8],
      ['event-changed', 40],
    ]);
    expect(findings[0]!.message).toContain('cannot be read');
    expect(events).toEqual({ sealed, unsealed: 1, unchecked: 0 });
  });

  it('shows a number that no JSON can write, in the place of nothing', async () => {
    write((db) =>
      db.exec("UPDATE events SET data = replace(data, 'null', '1e999') WHERE position = 2"),
    );
    expect((await verified()).findings).toMatchObject([{ kind: 'event-changed', place: 2 }]);
  });

  it('says so where the file itself cannot be read on', async () => {
    copyFileSync(whole, tampered);
    const bytes = readFileSync(tampered);
    // Whole pages of it, but for those that say what the file is.
    writeFileSync(tampered, bytes.fill(0xff, 4096 * 6));
    expect((await verified()).findings).toContainEqual(
      expect.objectContaining({ kind: 'log-unreadable' }),
    );
  });
});
