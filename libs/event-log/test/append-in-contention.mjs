// Appends to one stream, always at the revision it believes to be the last, until it has won as often as it was told.
import { derivedId } from '#kernel';
import { SqliteEventLog, isWrongExpectedRevision } from '#event-log';

const [path, stream, name, wins] = process.argv.slice(2);
const log = SqliteEventLog.open(path);
process.stdout.write('ready\n');
await new Promise((resolve) => process.stdin.once('data', resolve));
process.stdin.destroy();

let expected = 'no-stream';
let refusals = 0;
for (let won = 0; won < Number(wins);) {
  try {
    const id = derivedId(name, `${won}`, `${refusals}`);
    const metadata = {
      $correlationId: id,
      $causationId: id,
      actor: { kind: 'process', id: name },
      at: '2024-02-19T09:00:00.000Z',
      schema: 1,
    };
    const event = { id, type: 'ThingHappened', data: { name }, metadata };
    expected = (await log.append(stream, [event], expected)).revision;
    won++;
  } catch (error) {
    if (!isWrongExpectedRevision(error)) throw error;
    expected = error.actual;
    refusals++;
  }
}
await log.close();
process.stdout.write(`${JSON.stringify({ refusals })}\n`);
