import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';
import { instantAt } from '#kernel';
import { idempotencyContract } from '#testing';
import { SqliteIdempotencyKeys } from './sqlite-idempotency-keys.js';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rollcall-idempotency-'));
});
const open = () => SqliteIdempotencyKeys.open(join(folder, 'idempotency.sqlite'));
afterEach(() => rmSync(folder, { recursive: true }));

idempotencyContract('SqliteIdempotencyKeys', () => Promise.resolve(open()));

it('shares its keys between two openings, and keeps them', async () => {
  const [one, other] = [open(), open()];
  const response = { status: 200, headers: {}, body: 'é' };
  await one.begin('k', 'launch', instantAt(0));
  expect(await other.begin('k', 'launch', instantAt(0))).toEqual({ state: 'in-flight' });
  await one.complete('k', response);
  await Promise.all([one.close(), other.close()]);
  const again = open();
  expect(await again.begin('k', 'launch', instantAt(1))).toEqual({ state: 'done', response });
  await again.close();
});

it('is readable for its owner only', async () => {
  await open().close();
  expect(statSync(join(folder, 'idempotency.sqlite')).mode & 0o077).toBe(0);
});

it('leaves a database of another kind alone', () => {
  const path = join(folder, 'other.sqlite');
  new Database(path).exec('CREATE TABLE a (b)').close();
  expect(() => SqliteIdempotencyKeys.open(path)).toThrow('holds something else');
});
