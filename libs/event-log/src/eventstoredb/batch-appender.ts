import { randomUUID } from 'node:crypto';
import type streams from '@eventstore/db-client/generated/streams_pb.js';
import type { ClientDuplexStream } from '@grpc/grpc-js';
import { Fault, limits } from '#kernel';
import type { AppendRequest } from '../append-request.js';
import { answerIn, batchAppendMessage, type StoredAt } from './batch-append.messages.js';
import type { StoreConnection } from './store-connection.js';
import type { StoreFaults } from './store-faults.js';
import { uuidText } from './stored-record.js';

/**
 * Sends all appends over one call, without waiting for one before the next: the server stores together what comes
 * together, each by itself. When the call breaks, what it had not answered fails, and the next append makes another one.
 */
export class BatchAppender {
  private call: Promise<AppendCall> | undefined;
  private readonly underWay = new Set<Promise<unknown>>();
  private bytesUnderWay = 0;

  constructor(private readonly connection: StoreConnection) {}

  /**
   * @throws WrongExpectedRevision
   * @throws Fault `log-unavailable`, within the deadline, also where the fate of the append is not known;
   * `too-many-appends-wait`
   */
  async append(request: AppendRequest): Promise<StoredAt> {
    this.requireRoom(request);
    const storing = this.connection.inTime(this.send(request), (fault) => this.giveUp(fault));
    this.underWay.add(storing);
    this.bytesUnderWay += request.bytes;
    try {
      return await storing;
    } catch (error) {
      throw this.connection.faults.of(error, request.stream);
    } finally {
      this.underWay.delete(storing);
      this.bytesUnderWay -= request.bytes;
    }
  }

  /** Resolves when nothing is being appended. */
  async idle(): Promise<void> {
    await Promise.allSettled(this.underWay);
  }

  private async send(request: AppendRequest): Promise<StoredAt> {
    this.call ??= this.open();
    const call = await this.call;
    return call.append(request);
  }

  private open(): Promise<AppendCall> {
    const forget = () => {
      if (this.call === opening) this.call = undefined;
    };
    const opening: Promise<AppendCall> = this.connection
      .batchAppend()
      .then((stream) => new AppendCall(stream, this.connection.faults, forget));
    opening.catch(forget);
    return opening;
  }

  /** A call on which one append gets no answer is taken for dead: nothing more is to pile up in it. */
  private giveUp(fault: Fault): void {
    const { call } = this;
    this.call = undefined;
    call?.then(
      (dead) => dead.giveUp(fault),
      () => {},
    );
  }

  private requireRoom({ bytes }: AppendRequest): void {
    if (
      this.underWay.size >= limits.pendingAppendsMax ||
      this.bytesUnderWay + bytes > limits.pendingAppendBytesMax
    )
      throw new Fault(
        'too-many-appends-wait',
        `${this.underWay.size} appends of ${this.bytesUnderWay} bytes wait for the event store`,
      );
  }
}

interface Waiting {
  readonly request: AppendRequest;
  readonly resolve: (stored: StoredAt) => void;
  readonly reject: (error: unknown) => void;
}

class AppendCall {
  private readonly waiting = new Map<string, Waiting>();
  private endedBy: Error | undefined;

  /** @param ended called once when the call takes no more. */
  constructor(
    private readonly call: ClientDuplexStream<streams.BatchAppendReq, streams.BatchAppendResp>,
    private readonly faults: StoreFaults,
    private readonly ended: () => void,
  ) {
    call.on('data', (response: streams.BatchAppendResp) => this.answered(response));
    call.on('error', (error: Error) => this.end(error));
    call.on('end', () => this.end(faults.unavailable('it ended the call for appends')));
  }

  /** @throws whatever ended the call, at once or later. */
  async append(request: AppendRequest): Promise<StoredAt> {
    if (this.endedBy !== undefined) throw this.endedBy;
    const correlationId = randomUUID();
    return new Promise((resolve, reject) => {
      this.waiting.set(correlationId, { request, resolve, reject });
      this.call.write(batchAppendMessage(correlationId, request));
    });
  }

  giveUp(fault: Fault): void {
    this.end(fault);
    this.call.cancel();
  }

  private answered(response: streams.BatchAppendResp): void {
    const correlationId = uuidText(response.getCorrelationId());
    const waiting = this.waiting.get(correlationId);
    this.waiting.delete(correlationId);
    if (waiting === undefined) return;
    try {
      waiting.resolve(answerIn(response, waiting.request, this.faults));
    } catch (error) {
      waiting.reject(error);
    }
  }

  private end(error: Error): void {
    this.endedBy ??= error;
    this.ended();
    for (const { reject } of this.waiting.values()) reject(error);
    this.waiting.clear();
  }
}
