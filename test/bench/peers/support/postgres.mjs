import { execFileSync, spawnSync } from 'node:child_process';
import { chownSync, existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { freePort, inFolder, Program } from './programs.mjs';

const debian = '/usr/lib/postgresql';

/** Runs `work` with a Postgres of its own, on a free port of the loopback, in which a commit is on the disk. */
export async function withPostgres(work) {
  const bin = binaries();
  const { parent, ...owner } = ownerOfData();
  return inFolder(async (folder) => {
    if (owner.uid !== undefined) chownSync(folder, owner.uid, owner.gid);
    const data = join(folder, 'data');
    const options = ['--username=bench', '--auth=trust', '--encoding=UTF8', '--no-locale'];
    const made = spawnSync(join(bin, 'initdb'), ['--pgdata', data, ...options], {
      ...owner,
      cwd: folder,
      encoding: 'utf8',
    });
    if (made.status !== 0) throw new Error(`initdb failed: ${made.error ?? made.stderr}`);
    const port = await freePort();
    const settings = {
      port,
      listen_addresses: '127.0.0.1',
      unix_socket_directories: '',
      fsync: 'on',
      synchronous_commit: 'on',
      max_connections: 200,
      shared_buffers: '256MB',
    };
    const args = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
    const postgres = await Program.start(join(bin, 'postgres'), ['-D', data, ...args], {
      ...owner,
      cwd: folder,
      says: /ready to accept connections/,
      endsBy: 'SIGQUIT',
    });
    try {
      return await work(`postgresql://bench@127.0.0.1:${port}/postgres`);
    } finally {
      await postgres.end();
    }
  }, parent);
}

/** Where Debian keeps them, of its newest version; or the folder that `POSTGRES_BIN` names. */
function binaries() {
  const named = process.env.POSTGRES_BIN;
  if (named !== undefined) return named;
  const versions = existsSync(debian) ? readdirSync(debian) : [];
  const [newest] = versions
    .filter((version) => existsSync(join(debian, version, 'bin/initdb')))
    .toSorted((a, b) => Number(b) - Number(a));
  if (newest === undefined)
    throw new Error(
      `there is no Postgres in ${debian}: install the package postgresql, or name the folder of its programs in POSTGRES_BIN`,
    );
  return join(debian, newest, 'bin');
}

/** Postgres does not run as root: then the user who comes with its package runs it, where that user may be. */
function ownerOfData() {
  if (process.getuid?.() !== 0) return {};
  const id = (which) => Number(execFileSync('id', [which, 'postgres'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g'), parent: '/var/tmp' };
}
