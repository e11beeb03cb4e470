// Several writers append to streams of their own, and say each event that was acknowledged, until somebody kills them.
import { derivedId } from '#kernel';
import { SqliteEventLog } from '#event-log';

const log = SqliteEventLog.open(process.argv[2]);
await Promise.all(Array.from({ length: 16 }, (_, writer) => write(`writer-${writer}`)));

async function write(stream) {
  for (let number = 0; ; number++) {
    const events = ['first', 'second'].map((part) => event(derivedId(stream, part, `${number}`)));
    const expected = number === 0 ? 'no-stream' : number * 2 - 1;
    const { revision, position } = await log.append(stream, events, expected);
    process.stdout.write(`${JSON.stringify({ stream, revision, position, id: events[1].id })}\n`);
  }
}

function event(id) {
  const metadata = {
    $correlationId: id,
    $causationId: id,
    actor: { kind: 'process', id: 'append-for-ever' },
    at: '2024-02-19T09:00:00.000Z',
    schema: 1,
  };
  return { id, type: 'ThingHappened', data: { text: 'x'.repeat(300) }, metadata };
}
