import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FaultyDisk } from './faulty-disk.js';

/** A directory on a disk that can be full. */
export interface SmallDisk {
  readonly kind: string;
  readonly files: string;
  /** For processes that write to it. */
  readonly environment: Readonly<Record<string, string>>;
  fill(): void;
  makeRoom(): void;
  remove(): void;
}

/**
 * A file system of its own in memory; where nobody may mount one, a preloaded library that lets no file grow.
 * @throws where neither can be had.
 */
export function smallDisk(megabytes: number): SmallDisk {
  const files = mkdtempSync(join(tmpdir(), 'rollcall-small-disk-'));
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', files]);
  if (mounted.status === 0) return new MountedDisk(files);
  rmSync(files, { recursive: true });
  return new RefusingDisk();
}

class MountedDisk implements SmallDisk {
  readonly kind = 'a file system of its own';
  readonly environment = {};
  private readonly ballast: string;
  private readonly removeAtExit = () => this.remove();

  constructor(readonly files: string) {
    this.ballast = join(files, 'ballast');
    process.on('exit', this.removeAtExit);
  }

  fill(): void {
    const file = openSync(this.ballast, 'a');
    // In ever smaller parts, until not even a page goes in.
    for (let bytes = 1_048_576; bytes >= 4_096; bytes /= 2) writeWhileItGoes(file, bytes);
    closeSync(file);
  }

  makeRoom(): void {
    rmSync(this.ballast, { force: true });
  }

  remove(): void {
    process.off('exit', this.removeAtExit);
    spawnSync('umount', ['-l', this.files]);
    rmSync(this.files, { recursive: true, force: true });
  }
}

export class RefusingDisk implements SmallDisk {
  readonly kind = 'a library that lets no file grow';
  private readonly disk = new FaultyDisk();
  readonly files = this.disk.files;
  readonly environment = this.disk.environment(1, 0);

  fill(): void {
    this.disk.set('full', true);
  }

  makeRoom(): void {
    this.disk.set('full', false);
  }

  remove(): void {
    this.disk.remove();
  }
}

function writeWhileItGoes(file: number, bytes: number): void {
  const part = Buffer.alloc(bytes);
  try {
    for (;;) writeSync(file, part);
  } catch (error) {
    if ((error as { readonly code?: unknown }).code !== 'ENOSPC') throw error;
  }
}
