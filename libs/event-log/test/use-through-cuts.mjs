// Appends, reads and follows over a connection that is cut again and again, until it is told to stop, and says what it
// came to. An error that nobody takes ends it.
import { EventStoreDbEventLog } from '#event-log/eventstoredb';
import { derivedId } from '#kernel';

const log = EventStoreDbEventLog.open({ connectionString: process.argv[2] });
const counts = { appended: 0, followed: 0, unavailable: 0 };
let stopped = false;
const following = follow(log.subscribe());
const work = [
  ...Array.from({ length: 8 }, (_, writer) =>
    again((round) => append(`writer-${writer}`, round, 100)),
  ),
  // Large enough that some wait to be written when the connection goes.
  ...Array.from({ length: 2 }, (_, writer) =>
    again((round) => append(`large-${writer}`, round, 200_000)),
  ),
  again(() => readToTheEnd(log.readAll({ filter: { streamPrefixes: ['writer-'] } }))),
  again(() => readToTheEnd(log.readStream('large-0', { limit: 2 }))),
  again(() => log.head()),
];
process.stdout.write('ready\n');
await new Promise((resolve) => process.stdin.once('end', resolve).resume());
stopped = true;
await Promise.all(work);
await log.close();
await following;
process.stdout.write(`${JSON.stringify(counts)}\n`);

async function again(step) {
  for (let round = 0; !stopped; round++)
    try {
      await step(round);
    } catch (error) {
      if (error.code !== 'log-unavailable') throw error;
      counts.unavailable++;
    }
}

async function append(stream, round, characters) {
  const id = derivedId(stream, `${round}`);
  const metadata = {
    $correlationId: id,
    $causationId: id,
    actor: { kind: 'process', id: 'use-through-cuts' },
    at: '2024-02-19T09:00:00.000Z',
    schema: 1,
  };
  const data = { text: 'x'.repeat(characters) };
  await log.append(stream, [{ id, type: 'ThingHappened', data, metadata }], 'any');
  counts.appended++;
}

async function readToTheEnd(events) {
  for await (const _ of events);
}

async function follow(subscription) {
  for await (const message of subscription) if (message.kind === 'event') counts.followed++;
}
