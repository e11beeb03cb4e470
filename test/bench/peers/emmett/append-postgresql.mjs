import { getPostgreSQLEventStore } from '@event-driven-io/emmett-postgresql';
import { appendsPerSecond } from '../../per-second.mjs';
import { withPostgres } from '../support/postgres.mjs';
import { tell } from '../support/programs.mjs';
import { append } from './append.mjs';

/** 64 callers, on the pool of connections that it has by itself: more of them make it no faster. */
tell(
  await withPostgres(async (url) => {
    const store = getPostgreSQLEventStore(url);
    await store.schema.migrate();
    const appended = await appendsPerSecond(64, 20_000, (stream, revision) =>
      append(store, stream, revision),
    );
    await store.close();
    return { appended };
  }),
);
