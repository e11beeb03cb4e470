import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const source = join(import.meta.dirname, 'faulty-disk.c');

/**
 * A directory on a disk that fails when it is told to, for processes that get its environment. What a power cut would
 * leave of it lies beside (`faulty-disk.c`).
 */
export class FaultyDisk {
  private static library: string | undefined;
  private readonly base = mkdtempSync(join(tmpdir(), 'rollcall-faulty-disk-'));
  /** Where the processes keep their files. */
  readonly files = join(this.base, 'files');
  /** What has reached the platter of them. */
  readonly platter = join(this.base, 'platter');
  private readonly control = join(this.base, 'control');

  constructor() {
    for (const directory of [this.files, this.platter, this.control]) mkdirSync(directory);
  }

  /** @param failures of a thousand syncs, while they fail. @throws where no C compiler is there to make it. */
  environment(seed: number, failures: number): Readonly<Record<string, string>> {
    return {
      LD_PRELOAD: (FaultyDisk.library ??= compiled()),
      FAULTY_DISK_FILES: this.files,
      FAULTY_DISK_PLATTER: this.platter,
      FAULTY_DISK_CONTROL: this.control,
      FAULTY_DISK_SEED: String(seed),
      FAULTY_DISK_FAILURES: String(failures),
    };
  }

  /** From now on, until told otherwise. */
  set(trouble: 'sync-fails' | 'full', is: boolean): void {
    const path = join(this.control, trouble);
    if (is) writeFileSync(path, '');
    else rmSync(path, { force: true });
  }

  /** Nobody may have its files open. Then they are what the platter holds. */
  cutPower(): void {
    for (const name of readdirSync(this.files)) rmSync(join(this.files, name));
    for (const name of readdirSync(this.platter))
      if (name.endsWith('.dirty')) rmSync(join(this.platter, name));
      else copyFileSync(join(this.platter, name), join(this.files, name));
  }

  remove(): void {
    rmSync(this.base, { recursive: true, force: true });
  }
}

function compiled(): string {
  const library = join(mkdtempSync(join(tmpdir(), 'rollcall-faulty-disk-')), 'faulty-disk.so');
  process.on('exit', () => rmSync(join(library, '..'), { recursive: true, force: true }));
  const { status, error, stderr } = spawnSync(
    'cc',
    [
      '-O2',
      '-Wall',
      '-Wextra',
      '-Werror',
      '-shared',
      '-fPIC',
      '-o',
      library,
      source,
      '-ldl',
      '-lpthread',
    ],
    { encoding: 'utf8' },
  );
  if (status !== 0 || !existsSync(library))
    throw new Error(
      `a disk that fails is made by a C compiler, which is not here (${error?.message ?? stderr}): install one, such as the Debian package gcc`,
    );
  return library;
}
