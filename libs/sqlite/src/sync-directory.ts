import { open } from 'node:fs/promises';

/** A file's name is safe from a power cut only once its directory is on the disk. */
export async function syncDirectory(path: string): Promise<void> {
  // Windows opens no directories, and orders such changes itself.
  if (process.platform === 'win32') return;
  const directory = await open(path, 'r');
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
}
