import streams from '@eventstore/db-client/generated/streams_pb.js';
import type { RecordedEvent } from '#kernel';
import type { EventLog, ReadAllOptions, ReadStreamOptions } from '../event-log.port.js';
import type { Outgoing } from './outgoing.js';
import type { AllStreams, OneStream, ReadQuestion } from './read-question.js';
import { eventMessage } from './recorded-event.message.js';
import { streamIdentifier } from './wire-values.js';

type Read = ReadQuestion & { readonly kind: 'read' };

/** Answers what the log holds now, and ends. */
export async function answerRead(
  log: EventLog,
  question: Read,
  out: Outgoing<streams.ReadResp>,
): Promise<void> {
  const { of } = question;
  let sent = 0;
  for await (const event of of.stream === undefined
    ? readAll(log, of, question)
    : readStream(log, of, question)) {
    await out.send(eventMessage(event, question.uuidForm));
    sent += 1;
    if (out.ended) return;
  }
  if (sent === 0 && of.stream !== undefined && !(await exists(log, of.stream)))
    await out.send(streamNotFound(of.stream));
}

/** Both ways the first event is the one at the given revision. */
async function* readStream(
  log: EventLog,
  { stream, from }: OneStream,
  { direction, limit }: Read,
): AsyncGenerator<RecordedEvent> {
  const opposite = direction === 'forwards' ? 'end' : 'start';
  const options: ReadStreamOptions = { direction, limit };
  if (from !== opposite)
    yield* log.readStream(stream, typeof from === 'number' ? { ...options, from } : options);
  // From the last event on forwards there is nothing, and backwards from the start only the first.
  else if (direction === 'backwards') yield* log.readStream(stream, { ...options, from: 0 });
}

/** Forwards the first event is the one at the given position, backwards the one before it. */
async function* readAll(
  log: EventLog,
  { from, filter }: AllStreams,
  { direction, limit }: Read,
): AsyncGenerator<RecordedEvent> {
  if (from === (direction === 'forwards' ? 'end' : 'start') || limit === 0) return;
  const options: ReadAllOptions = { direction, ...afterPosition(from, direction) };
  if (filter === undefined) return yield* log.readAll({ ...options, limit });
  let left = limit;
  for await (const event of log.readAll(options))
    if (filter.matches(event)) {
      yield event;
      left -= 1;
      if (left === 0) return;
    }
}

function afterPosition(
  from: AllStreams['from'],
  direction: 'forwards' | 'backwards',
): Pick<ReadAllOptions, 'after'> {
  if (typeof from !== 'number') return {};
  if (direction === 'backwards') return { after: from };
  return from <= 1 ? {} : { after: from - 1 };
}

async function exists(log: EventLog, stream: string): Promise<boolean> {
  for await (const _ of log.readStream(stream, { limit: 1 })) return true;
  return false;
}

function streamNotFound(stream: string): streams.ReadResp {
  const missing = new streams.ReadResp.StreamNotFound();
  missing.setStreamIdentifier(streamIdentifier(stream));
  const response = new streams.ReadResp();
  response.setStreamNotFound(missing);
  return response;
}
