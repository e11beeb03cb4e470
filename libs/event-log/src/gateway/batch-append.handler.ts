import type shared from '@eventstore/db-client/generated/shared_pb.js';
import type streams from '@eventstore/db-client/generated/streams_pb.js';
import { status } from '@grpc/grpc-js';
import { limits } from '#kernel';
import type { EventLog } from '../event-log.port.js';
import { perform, type Append, type AppendOutcome } from './append.js';
import { batchFailure, batchSuccess, batchUnmet } from './batch-append.messages.js';
import { CallFailure, callFailureOf, invalidArgument } from './call-failure.js';
import { GatheredEvents } from './gathered-events.js';
import type { Outgoing } from './outgoing.js';
import { expectationIn } from './wire-expectation.js';
import { streamNameOf, uuidOf } from './wire-values.js';

/**
 * Many appends over one call, each in one or several pieces that its correlation id holds together. They run side by side
 * and are answered as they end; one that fails leaves the others alone.
 */
export class BatchAppends {
  private readonly gathering = new Map<string, Batch>();
  private readonly underWay = new Set<Promise<void>>();

  /** @param toldOf takes failures of which the client is told no details. */
  constructor(
    private readonly log: EventLog,
    private readonly out: Outgoing<streams.BatchAppendResp>,
    private readonly toldOf: (failure: CallFailure) => void,
  ) {}

  /** Resolves when the client has nothing more to append and everything is answered. */
  async answer(requests: AsyncIterable<streams.BatchAppendReq>): Promise<void> {
    for await (const request of requests) {
      const batch = this.batchOf(request);
      batch.add(request);
      if (!request.getIsFinal()) continue;
      this.gathering.delete(batch.id);
      // The client is read no further while too much is under way.
      if (this.underWay.size >= limits.logGatewayAppendsUnderWayMax)
        await Promise.race(this.underWay);
      const answered = this.answerOne(batch).finally(() => this.underWay.delete(answered));
      this.underWay.add(answered);
    }
    await Promise.all(this.underWay);
  }

  private batchOf(request: streams.BatchAppendReq): Batch {
    const correlationId = request.getCorrelationId();
    const id = uuidOf(correlationId, 'the correlation id of an append');
    const known = this.gathering.get(id);
    if (known !== undefined) return known;
    if (this.gathering.size >= limits.logGatewayBatchesOpenMax)
      throw new CallFailure(
        status.RESOURCE_EXHAUSTED,
        `${limits.logGatewayBatchesOpenMax} appends have begun and not ended`,
      );
    const batch = new Batch(id, correlationId);
    this.gathering.set(id, batch);
    return batch;
  }

  private async answerOne(batch: Batch): Promise<void> {
    const response = await this.responseTo(batch);
    response.setCorrelationId(batch.correlationId);
    response.setStreamIdentifier(batch.options?.getStreamIdentifier());
    await this.out.send(response);
  }

  private async responseTo(batch: Batch): Promise<streams.BatchAppendResp> {
    let stream = '';
    try {
      const append = batch.append();
      stream = append.stream;
      const outcome = await inTime(batch.deadline, () => perform(this.log, append));
      return outcome.kind === 'appended'
        ? batchSuccess(outcome.appended)
        : batchUnmet(append.expected, outcome.actual);
    } catch (error) {
      const failure = callFailureOf(error, stream);
      this.toldOf(failure);
      return batchFailure(failure, stream);
    }
  }
}

class Batch {
  options: streams.BatchAppendReq.Options | undefined;
  private readonly gathered = new GatheredEvents();
  private failure: { readonly error: unknown } | undefined;

  constructor(
    readonly id: string,
    readonly correlationId: shared.UUID | undefined,
  ) {}

  /** What is wrong is answered once the append is complete; until then its further pieces are let go. */
  add(request: streams.BatchAppendReq): void {
    this.options ??= request.getOptions();
    if (this.failure !== undefined) return;
    try {
      for (const message of request.getProposedMessagesList()) this.gathered.add(message);
    } catch (error) {
      this.failure = { error };
      this.gathered.events.length = 0;
    }
  }

  /** The instant on the client's clock after which it waits no longer. */
  get deadline(): number | undefined {
    return this.options?.getDeadline()?.toDate().getTime();
  }

  append(): Append {
    const { options, gathered, failure } = this;
    if (failure !== undefined) throw failure.error;
    if (options === undefined) throw invalidArgument('an append has options');
    const revision = options.hasStreamPosition() ? options.getStreamPosition() : undefined;
    return {
      stream: streamNameOf(options.getStreamIdentifier()),
      expected: expectationIn(options, revision),
      events: gathered.events,
    };
  }
}

/** An append that has begun goes on after its deadline: the client learns that it does not know the outcome. */
async function inTime(
  deadline: number | undefined,
  begin: () => Promise<AppendOutcome>,
): Promise<AppendOutcome> {
  if (deadline === undefined) return begin();
  const left = deadline - Date.now();
  const late = new CallFailure(status.DEADLINE_EXCEEDED, 'the deadline of the append has passed');
  if (left <= 0) throw late;
  let timer: NodeJS.Timeout | undefined;
  const passed = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(late), Math.min(left, limits.logGatewayDeadlineMsMax));
  });
  try {
    return await Promise.race([begin(), passed]);
  } finally {
    clearTimeout(timer);
  }
}
