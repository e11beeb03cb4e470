import { join } from 'node:path';
import { getSQLiteEventStore, sqliteConnection } from '@event-driven-io/emmett-sqlite';
import { inFolder } from '../support/programs.mjs';

/** On one connection: the pool that it has by itself hangs from four callers up. It sets WAL; a commit waits for the disk. */
export function withSqliteStore(work) {
  return inFolder(async (folder) => {
    const fileName = join(folder, 'log.sqlite');
    const connection = sqliteConnection({ fileName });
    await connection.command('PRAGMA synchronous = FULL');
    const connectionOptions = { singleton: true, connection };
    const store = getSQLiteEventStore({ fileName, connectionOptions });
    await store.schema.migrate();
    return work(store, connection);
  });
}
