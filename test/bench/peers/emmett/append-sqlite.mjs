import { appendsPerSecond } from '../../per-second.mjs';
import { tell } from '../support/programs.mjs';
import { append } from './append.mjs';
import { withSqliteStore } from './sqlite-store.mjs';

/**
 * 64 callers, and one connection. Appends that overlap on it share a transaction, which commits when none is under way any
 * more: all but the last are told before. So they run `in-turn`, each in a commit of its own, or `overlapping`, not durable.
 */
const [how] = process.argv.slice(2);
const events = { 'in-turn': 10_000, overlapping: 20_000 }[how];

tell(
  await withSqliteStore(async (store) => {
    let last = Promise.resolve();
    const appendBy = {
      'in-turn': (stream, revision) => (last = last.then(() => append(store, stream, revision))),
      overlapping: (stream, revision) => append(store, stream, revision),
    };
    return { appended: await appendsPerSecond(64, events, appendBy[how]) };
  }),
);
