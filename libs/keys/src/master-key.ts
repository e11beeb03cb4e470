import { randomBytes, randomUUID } from 'node:crypto';
import { link, open, unlink } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Fault } from '#kernel';
import { syncDirectory } from '#sqlite';
import { keyBytes } from './key-wrap.js';

/** Group and others: none of them may read the key. */
const othersMode = 0o077;

/**
 * The master key from its file, base64 text in one line; a file that is not there is made, readable by its owner only.
 * @throws Fault `master-key-exposed` when others may read the file, `master-key-malformed` when it holds no 32 bytes.
 */
export async function loadOrCreateMasterKey(path: string): Promise<Buffer> {
  const existing = await loadMasterKey(path);
  if (existing !== undefined) return existing;
  await createMasterKey(path);
  const created = await loadMasterKey(path);
  if (created === undefined)
    throw new Fault('master-key-vanished', `${path} was removed while it was being made`);
  return created;
}

/**
 * The master key from a file that must be there.
 * @throws Fault `master-key-missing`, `master-key-exposed` or `master-key-malformed`.
 */
export async function readMasterKey(path: string): Promise<Buffer> {
  const key = await loadMasterKey(path);
  if (key !== undefined) return key;
  throw new Fault('master-key-missing', `there is no master key at ${path}`);
}

async function loadMasterKey(path: string): Promise<Buffer | undefined> {
  const file = await open(path, 'r').catch((error: unknown) => {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  });
  if (file === undefined) return undefined;
  try {
    const { mode } = await file.stat();
    // Windows keeps no such modes: every file looks readable to all.
    if (process.platform !== 'win32' && (mode & othersMode) !== 0)
      throw new Fault(
        'master-key-exposed',
        `${path} can be read by others than its owner: run "chmod 600 ${path}", and consider whether somebody has read it`,
      );
    return parseMasterKey((await file.readFile('utf8')).trim(), path);
  } finally {
    await file.close();
  }
}

/** @param path where it comes from, for people. @throws Fault `master-key-malformed`, which does not repeat it. */
export function parseMasterKey(text: string, path: string): Buffer {
  const key = Buffer.from(text, 'base64');
  if (key.length !== keyBytes || key.toString('base64') !== text)
    throw new Fault(
      'master-key-malformed',
      `${path} does not hold ${keyBytes} bytes as base64: put back what was there; a new key cannot open the keys made with the old one`,
    );
  return key;
}

/**
 * The file appears under its name only when its bytes are on the disk, and never takes the place of another: of two
 * processes that start together both use the key of the first.
 */
async function createMasterKey(path: string): Promise<void> {
  const draft = `${path}.${randomUUID()}.new`;
  const file = await open(draft, 'wx', 0o600);
  try {
    await file.writeFile(`${randomBytes(keyBytes).toString('base64')}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  try {
    await link(draft, path);
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error;
  } finally {
    await unlink(draft);
  }
  await syncDirectory(dirname(path));
}

function hasCode(error: unknown, code: string): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === code;
}
