import { renameSync, rmSync, writeFileSync } from 'node:fs';

/** A file that was there stays as it was until the new one is whole. */
export function writeWhole(path: string, content: string | Uint8Array): void {
  const draft = `${path}.${process.pid}.tmp`;
  try {
    writeFileSync(draft, content, { flush: true });
    renameSync(draft, path);
  } finally {
    rmSync(draft, { force: true });
  }
}
