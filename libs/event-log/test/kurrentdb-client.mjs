// Does with the newer official client what its parent asks for: one JSON line for each command and each answer. A process
// of its own, because both clients keep their message types in the same global place.
import { createInterface } from 'node:readline';
import {
  KurrentDBClient,
  eventTypeFilter,
  jsonEvent,
  streamNameFilter,
} from '@kurrent/kurrentdb-client';

const client = KurrentDBClient.connectionString(process.argv[2]);

const commands = {
  async append({ stream, events, streamState }) {
    const state = typeof streamState === 'number' ? BigInt(streamState) : streamState;
    const { nextExpectedRevision } = await client.appendToStream(stream, events.map(jsonEvent), {
      streamState: state,
    });
    return Number(nextExpectedRevision);
  },
  async readStream({ stream, options }) {
    return collected(client.readStream(stream, options));
  },
  async readAll({ options: { from, filter, ...options } }) {
    return collected(client.readAll({ ...options, ...place(from), ...filtered(filter) }));
  },
  /** Answers when it has caught up, and from then on tells what comes; `from` begins after a position. */
  async follow({ from, filter }) {
    const subscription = client.subscribeToAll({ ...place(from), ...filtered(filter) });
    subscription.on('data', ({ event }) => say({ followed: brief(event) }));
    subscription.on('error', ({ type }) => say({ cut: type }));
    await new Promise((resolve, reject) => {
      subscription.once('caughtUp', resolve).once('error', reject);
    });
  },
};

for await (const line of createInterface({ input: process.stdin })) {
  const { command, ...rest } = JSON.parse(line);
  try {
    say({ answer: (await commands[command](rest)) ?? null });
  } catch (error) {
    say({ failed: error.type ?? String(error), message: error.message });
  }
}
await client.dispose();
process.exit(0);

function say(what) {
  process.stdout.write(`${JSON.stringify(what)}\n`);
}

async function collected(read) {
  const events = [];
  for await (const { event } of read) events.push(brief(event));
  return events;
}

function brief({ id, streamId, revision, position, type, data, metadata, created }) {
  return {
    id,
    stream: streamId,
    revision: Number(revision),
    position: Number(position?.commit),
    type,
    data,
    metadata,
    created: created.toISOString(),
  };
}

function place(from) {
  if (from === undefined) return {};
  if (typeof from === 'string') return { fromPosition: from };
  return { fromPosition: { commit: BigInt(from), prepare: BigInt(from) } };
}

function filtered(filter) {
  if (filter === undefined) return {};
  const { on, ...options } = filter;
  return { filter: on === 'stream' ? streamNameFilter(options) : eventTypeFilter(options) };
}
