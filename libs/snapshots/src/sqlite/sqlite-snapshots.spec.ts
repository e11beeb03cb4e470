import {
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';
import { snapshotsContract } from '#testing';
import type { Snapshot } from '../snapshots.port.js';
import { SqliteSnapshots } from './sqlite-snapshots.js';

let folder: string;
let path: string;
let opened: SqliteSnapshots[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rollcall-snapshots-'));
  path = join(folder, 'snapshots.db');
  opened = [];
});
afterEach(async () => {
  await Promise.all(opened.map((snapshots) => snapshots.close()));
  rmSync(folder, { recursive: true });
});

function open(): SqliteSnapshots {
  const snapshots = SqliteSnapshots.open(path);
  opened.push(snapshots);
  return snapshots;
}

/** Reads or changes the file behind the adapter's back. */
function directly(use: (database: Database.Database) => void): void {
  const database = new Database(path);
  use(database);
  database.close();
}

const board: Snapshot = { name: 'projection:board', revision: 1, position: 9, state: ['a'] };

async function saveAndClose(...saved: readonly Snapshot[]): Promise<void> {
  const snapshots = open();
  for (const snapshot of saved) await snapshots.save(snapshot);
  await snapshots.close();
}

snapshotsContract('SqliteSnapshots', () => Promise.resolve(open()));

describe('SqliteSnapshots', () => {
  it('are there again at the next opening', async () => {
    await saveAndClose(board);
    expect(await open().load(board.name, 1)).toEqual(board);
  });

  it('begin anew where the file is no database, and put that file aside', async () => {
    const text = 'not a database '.repeat(1_000);
    writeFileSync(path, text);
    const snapshots = open();
    expect(await snapshots.names()).toEqual([]);
    await snapshots.save(board);
    expect(await snapshots.load(board.name, 1)).toEqual(board);
    expect(readFileSync(`${path}.unusable`, 'utf8')).toBe(text);
  });

  it('begin anew where the file is of another version', async () => {
    await saveAndClose(board);
    directly((database) => database.pragma('user_version = 99'));
    expect(await open().names()).toEqual([]);
    expect(existsSync(`${path}.unusable`)).toBe(true);
  });

  it('begin anew when damage shows only in use', async () => {
    const large = Array.from({ length: 40 }, (_, n) => ({
      ...board,
      name: `large.${n}`,
      state: 'x'.repeat(10_000),
    }));
    await saveAndClose(...large);
    truncateSync(path, 3 * 4_096);
    const size = statSync(path).size;
    const snapshots = open();
    for (const { name } of large) expect(await snapshots.load(name, 1)).toBeUndefined();
    await snapshots.save(board);
    expect(await snapshots.names()).toEqual([board.name]);
    expect(statSync(`${path}.unusable`).size).toBe(size);
  });

  it('have none where its text was cut', async () => {
    await saveAndClose(board);
    directly((database) => database.exec(`UPDATE snapshot SET state = '["a'`));
    expect(await open().load(board.name, 1)).toBeUndefined();
  });

  it('never put a database of another kind aside', () => {
    directly((database) => database.exec('CREATE TABLE event (id TEXT)'));
    const bytes = readFileSync(path);
    expect(() => open()).toThrow(expect.objectContaining({ code: 'not-a-snapshot-file' }));
    expect(readFileSync(path)).toEqual(bytes);
  });
});
