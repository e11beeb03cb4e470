import streams from '@eventstore/db-client/generated/streams_pb.js';
import { limits, type Position, type RecordedEvent } from '#kernel';
import type { EventLog, ReadStreamOptions } from '../event-log.port.js';
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
    ? readAll(log, of, question, () => out.ended)
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
  isOver: () => boolean,
): AsyncGenerator<RecordedEvent> {
  if (from === (direction === 'forwards' ? 'end' : 'start') || limit === 0) return;
  if (filter === undefined) return yield* readFrom(log, from, direction, limit);
  let left = limit;
  for await (const event of readFrom(log, from, direction, Infinity)) {
    // Whoever searches for what is rare may have gone long before it is found.
    if (isOver()) return;
    if (!filter.matches(event)) continue;
    yield event;
    left -= 1;
    if (left === 0) return;
  }
}

async function* readFrom(
  log: EventLog,
  from: AllStreams['from'],
  direction: 'forwards' | 'backwards',
  limit: number,
): AsyncGenerator<RecordedEvent> {
  if (typeof from !== 'number') return yield* inPages(log, undefined, direction, limit);
  if (direction === 'backwards') return yield* inPages(log, from, direction, limit);
  const first = await log.eventAt(from);
  if (first !== undefined) yield first;
  yield* inPages(log, from, direction, first === undefined ? limit : limit - 1);
}

/** Small pages, for a client may let each of them wait. What comes while it reads is not part of the answer. */
async function* inPages(
  log: EventLog,
  from: Position | undefined,
  direction: 'forwards' | 'backwards',
  limit: number,
): AsyncGenerator<RecordedEvent> {
  const head = await log.head();
  let after = from;
  let left = limit;
  while (left > 0 && head !== undefined) {
    const wanted = Math.min(left, limits.logGatewayPageEvents);
    const place = after === undefined ? {} : { after };
    let read = 0;
    for await (const event of log.readAll({ direction, limit: wanted, ...place })) {
      if (direction === 'forwards' && event.position > head) return;
      read += 1;
      after = event.position;
      yield event;
    }
    if (read < wanted) return;
    left -= read;
  }
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
