import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * A file that was there stays as it was until the new one is whole; a directory that was not is made.
 * @param mode who may read it; by default as the process makes files.
 */
export function writeWhole(path: string, content: string | Uint8Array, mode?: number): void {
  const draft = `${path}.${process.pid}.tmp`;
  mkdirSync(dirname(path), { recursive: true });
  try {
    writeFileSync(draft, content, { flush: true, ...(mode === undefined ? {} : { mode }) });
    renameSync(draft, path);
  } finally {
    rmSync(draft, { force: true });
  }
}

/** The same for what is too long to be in memory. */
export async function writeWholeFrom(path: string, parts: AsyncIterable<string>): Promise<void> {
  const draft = `${path}.${process.pid}.tmp`;
  mkdirSync(dirname(path), { recursive: true });
  try {
    await writeFile(draft, parts, { flush: true });
    renameSync(draft, path);
  } finally {
    rmSync(draft, { force: true });
  }
}
