import {
  chmodSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { loadOrCreateMasterKey, readMasterKey } from './master-key.js';

describe('the master key', () => {
  let folder: string;
  let path: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'rollcall-master-'));
    path = join(folder, 'master.key');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('is made once, for its owner only, as one line of base64', async () => {
    const key = await loadOrCreateMasterKey(path);
    expect(key).toHaveLength(32);
    expect(readFileSync(path, 'utf8')).toBe(`${key.toString('base64')}\n`);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(await loadOrCreateMasterKey(path)).toEqual(key);
    expect(readdirSync(folder)).toEqual(['master.key']);
  });

  it('is read where it is, and made by nobody who only reads it', async () => {
    await expect(readMasterKey(path)).rejects.toMatchObject({ code: 'master-key-missing' });
    expect(readdirSync(folder)).toEqual([]);
    expect(await readMasterKey(path).catch(() => loadOrCreateMasterKey(path))).toEqual(
      await readMasterKey(path),
    );
  });

  it('is one and the same for all who start together', async () => {
    const keys = await Promise.all(Array.from({ length: 8 }, () => loadOrCreateMasterKey(path)));
    expect(new Set(keys.map((key) => key.toString('hex'))).size).toBe(1);
    expect(readdirSync(folder)).toEqual(['master.key']);
  });

  it.each([0o640, 0o604, 0o644])('is refused when its mode is %o', async (mode) => {
    await loadOrCreateMasterKey(path);
    chmodSync(path, mode);
    await expect(loadOrCreateMasterKey(path)).rejects.toMatchObject({
      code: 'master-key-exposed',
      message: expect.stringContaining(`chmod 600 ${path}`),
    });
  });

  it.each([
    ['nothing', ''],
    ['too little', Buffer.alloc(31).toString('base64')],
    ['too much', Buffer.alloc(33).toString('base64')],
    ['no base64', '*'.repeat(44)],
  ])('is refused when the file holds %s', async (_, text) => {
    writeFileSync(path, text, { mode: 0o600 });
    await expect(loadOrCreateMasterKey(path)).rejects.toMatchObject({
      code: 'master-key-malformed',
    });
    expect(readFileSync(path, 'utf8')).toBe(text);
  });
});
