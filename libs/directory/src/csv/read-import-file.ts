import { readFile, stat } from 'node:fs/promises';
import { InvalidInput, limits } from '#kernel';
import { tooLarge } from './check-text.js';

/**
 * The bytes of a file that a user named. Its size is looked at before it is read.
 * @throws InvalidInput when it is missing, no regular file, unreadable or larger than `limits.importBytesMax`.
 */
export async function readImportFile(path: string): Promise<Buffer> {
  try {
    const found = await stat(path);
    if (found.isDirectory()) throw refused(path, 'this is a directory; expected a CSV file');
    if (!found.isFile()) throw refused(path, 'this is no regular file; expected a CSV file');
    if (found.size > limits.importBytesMax) throw refused(path, tooLarge(found.size));
    return await readFile(path);
  } catch (error) {
    if (error instanceof InvalidInput) throw error;
    throw refused(path, reason(error));
  }
}

function reason(error: unknown): string {
  const code = typeof error === 'object' && error !== null && 'code' in error && error.code;
  switch (code) {
    case 'ENOENT':
      return 'there is no such file; check the name and the folder';
    case 'EACCES':
    case 'EPERM':
      return 'the file may not be read; give this user the right to read it';
    default:
      return `the file cannot be read (${String(error)})`;
  }
}

function refused(source: string, message: string): InvalidInput {
  return new InvalidInput([{ where: { source }, message }]);
}
