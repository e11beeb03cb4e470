import streams from '@eventstore/db-client/generated/streams_pb.js';
import { status } from '@grpc/grpc-js';
import type { Position, RecordedEvent, Revision } from '#kernel';
import type { EventLog, SubscribeOptions } from '../event-log.port.js';
import { CallFailure } from './call-failure.js';
import type { Outgoing } from './outgoing.js';
import type { AllStreams, OneStream, ReadQuestion } from './read-question.js';
import { eventMessage } from './recorded-event.message.js';
import type { WireFilter } from './wire-filter.js';

/**
 * Answers what the log holds after a place, and everything that comes, until the client goes. Where the following begins
 * is settled before it is confirmed, so what is appended after the confirmation is never missed.
 */
export async function follow(
  log: EventLog,
  question: ReadQuestion & { readonly kind: 'follow' },
  id: string,
  out: Outgoing<streams.ReadResp>,
): Promise<void> {
  const { of, uuidForm } = question;
  const { options, wants, filter } =
    of.stream === undefined ? await followingAll(log, of) : await followingStream(log, of);
  const subscription = log.subscribe(options);
  out.onEnd(() => subscription.close());
  await out.send(confirmation(id));
  const checkpoints = filter === undefined ? undefined : new Checkpoints(filter.checkpointEvery);
  for await (const message of subscription) {
    if (message.kind === 'event') {
      const { event } = message;
      if (wants(event)) await out.send(eventMessage(event, uuidForm));
      if (checkpoints?.lookedAt() === true) await out.send(checkpoint(event.position));
    } else {
      if (checkpoints?.endReached() === true && message.position !== undefined)
        await out.send(checkpoint(message.position));
      await out.send(caughtUp());
    }
    if (out.ended) return;
  }
  if (!out.ended) throw new CallFailure(status.UNAVAILABLE, 'the log has been closed');
}

interface Following {
  readonly options: SubscribeOptions;
  readonly wants: (event: RecordedEvent) => boolean;
  readonly filter: WireFilter | undefined;
}

async function followingAll(log: EventLog, { from, filter }: AllStreams): Promise<Following> {
  const after = from === 'end' ? await log.head() : from === 'start' ? undefined : from;
  return { options: afterwards(after), wants: filter?.matches ?? (() => true), filter };
}

async function followingStream(log: EventLog, { stream, from }: OneStream): Promise<Following> {
  const beyond: Revision = typeof from === 'number' ? from : -1;
  return {
    options: {
      ...afterwards(from === 'end' ? await log.head() : await placeBefore(log, stream, beyond)),
      filter: { streamPrefixes: [stream] },
    },
    wants: (event) => event.stream === stream && event.revision > beyond,
    filter: undefined,
  };
}

/** Past everything that comes before the stream's first event beyond a revision, so that the log is not searched from its start. */
async function placeBefore(
  log: EventLog,
  stream: string,
  beyond: Revision,
): Promise<Position | undefined> {
  const head = await log.head();
  for await (const { position } of log.readStream(stream, { from: beyond + 1, limit: 1 }))
    return lastBefore(log, position);
  return head;
}

/** A place that the log itself gave: it need not know any other. */
async function lastBefore(log: EventLog, place: Position): Promise<Position | undefined> {
  const before = { after: place, direction: 'backwards', limit: 1 } as const;
  for await (const { position } of log.readAll(before)) return position;
  return undefined;
}

function afterwards(after: Position | undefined): SubscribeOptions {
  return after === undefined || after <= 0 ? {} : { after };
}

/** Counts what a filter has looked at since the client was last told how far that is. */
class Checkpoints {
  private count = 0;

  constructor(private readonly every: number) {}

  lookedAt(): boolean {
    this.count += 1;
    if (this.count < this.every) return false;
    this.count = 0;
    return true;
  }

  endReached(): boolean {
    const due = this.count > 0;
    this.count = 0;
    return due;
  }
}

function confirmation(id: string): streams.ReadResp {
  const confirmed = new streams.ReadResp.SubscriptionConfirmation();
  confirmed.setSubscriptionId(id);
  const response = new streams.ReadResp();
  response.setConfirmation(confirmed);
  return response;
}

function checkpoint(position: Position): streams.ReadResp {
  const reached = new streams.ReadResp.Checkpoint();
  reached.setCommitPosition(String(position));
  reached.setPreparePosition(String(position));
  const response = new streams.ReadResp();
  response.setCheckpoint(reached);
  return response;
}

function caughtUp(): streams.ReadResp {
  const response = new streams.ReadResp();
  response.setCaughtUp(new streams.ReadResp.CaughtUp());
  return response;
}
