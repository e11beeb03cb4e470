import { tell } from '../support/programs.mjs';
import { append } from './append.mjs';
import { withSqliteStore } from './sqlite-store.mjs';

/** A fiftieth of what ours reads: it takes seconds as it is, and the time that an event takes does not depend on how many there are. */
const events = 20_000;
const streams = 200;

/** What each stream saw is counted, by `consumer`, which follows the whole log, or by `streams`, one after the other. */
const [how] = process.argv.slice(2);

tell(
  await withSqliteStore(async (store, connection) => {
    await connection.command('PRAGMA synchronous = OFF');
    await connection.withTransaction(async () => {
      for (let revision = 0; revision < events / streams; revision++)
        for (let stream = 0; stream < streams; stream++) await append(store, stream, revision);
    });
    const counts = new Map();
    let seen = 0;
    const count = ({ metadata: { streamName }, data }) => {
      if (data === undefined) throw new Error('an event without data');
      counts.set(streamName, (counts.get(streamName) ?? 0) + 1);
      seen++;
    };
    const begun = performance.now();
    if (how === 'consumer') await consume(store, count, () => seen === events);
    else
      for (let stream = 0; stream < streams; stream++) {
        const read = await store.readStream(`ping-february.fr-${stream}`);
        for (const event of read.events) count(event);
      }
    if (seen !== events) throw new Error(`${seen} of ${events} events were read`);
    return { folded: (events * 1_000) / (performance.now() - begun) };
  }),
);

/** In pages as large as ours, and without the pause that it makes after each of them. */
async function consume(store, count, isLast) {
  const consumer = store.consumer({ pulling: { batchSize: 512, pullingFrequencyInMs: 0 } });
  consumer.processor({ processorId: 'counts', eachMessage: count, stopAfter: isLast });
  await consumer.start();
}
