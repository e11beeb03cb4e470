import { ServerFeaturesClient } from '@eventstore/db-client/generated/serverfeatures_grpc_pb.js';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import { StreamsClient } from '@eventstore/db-client/generated/streams_grpc_pb.js';
import type streams from '@eventstore/db-client/generated/streams_pb.js';
import type {
  CallOptions,
  Client as GrpcClient,
  ClientDuplexStream,
  ClientReadableStream,
  Metadata,
  ServiceError,
} from '@grpc/grpc-js';
import { Fault, limits, type StreamName } from '#kernel';
import { serversIn } from '../store-address.js';
import { storeClient, type StoreClient } from './store-client.js';
import { StoreFaults } from './store-faults.js';

/** A call under way, of any kind. */
interface Call {
  cancel(): void;
  on(event: 'error', listener: (error: Error) => void): unknown;
  on(event: 'status', listener: () => void): unknown;
}

export interface ReadingOptions {
  /** Ends the reading without an error. */
  readonly signal?: AbortSignal;
  /** Whether silence is nothing to worry about, as it is while nothing is appended. */
  readonly mayBeSilent?: boolean;
  readonly stream?: StreamName;
}

/** Timers know no longer wait. */
const longestTimerMs = 2_147_483_647;

/**
 * The calls of EventStoreDB's protocol over the official client's connection. The client's own commands are not used for
 * them: those for appending let one broken connection end the process (see docs/decisions/0021), and those for reading
 * have no filters.
 */
export class StoreConnection {
  readonly faults: StoreFaults;
  /** How long the store may take to answer: `defaultDeadline` of the connection string. */
  readonly deadlineMs: number;
  private readonly client: StoreClient;
  private readonly calls = new Set<Call>();
  private latest: GrpcClient | undefined;
  private closed = false;

  /** @throws Fault `log-cannot-open` */
  constructor(connectionString: string) {
    this.client = storeClient(connectionString);
    this.faults = new StoreFaults(serversIn(connectionString));
    const deadlineMs = this.client.createDeadline().getTime() - Date.now();
    this.deadlineMs = Math.min(Math.max(deadlineMs, 1), longestTimerMs);
  }

  /**
   * What the store answers to a read, no faster than it is taken.
   * @throws Fault as `StoreFaults` says; `log-closed`
   */
  async *read(
    request: streams.ReadReq,
    { signal, mayBeSilent = false, stream }: ReadingOptions = {},
  ): AsyncGenerator<streams.ReadResp> {
    let call: ClientReadableStream<streams.ReadResp> | undefined;
    const cancel = () => call?.cancel();
    signal?.addEventListener('abort', cancel);
    let silence: NodeJS.Timeout | undefined;
    let waiting = true;
    try {
      const client = await this.streams();
      if (signal?.aborted === true) return;
      call = this.track(client, client.read(request, ...this.endless()));
      if (!mayBeSilent)
        silence = setTimeout(() => {
          if (waiting) call?.destroy(this.noAnswer());
          else silence?.refresh();
        }, this.deadlineMs);
      for await (const response of answersOf(call)) {
        waiting = false;
        yield response;
        waiting = true;
        silence?.refresh();
      }
      if (this.closed) throw logClosed();
    } catch (error) {
      if (signal?.aborted === true) return;
      throw this.closed ? logClosed() : this.faults.of(error, stream);
    } finally {
      clearTimeout(silence);
      signal?.removeEventListener('abort', cancel);
      if (call !== undefined) leave(call, request);
    }
  }

  /** One call that takes appends as they come and answers each. */
  async batchAppend(): Promise<
    ClientDuplexStream<streams.BatchAppendReq, streams.BatchAppendResp>
  > {
    const client = await this.streams();
    return this.track(client, client.batchAppend(...this.endless()));
  }

  async tombstone(request: streams.TombstoneReq): Promise<void> {
    const client = await this.streams();
    await this.answer(client, (done) => client.tombstone(request, ...this.bounded(), done));
  }

  /** What the server calls its version. */
  async version(): Promise<string> {
    const client = await this.grpcClient(ServerFeaturesClient);
    const methods = await this.answer<{ getEventStoreServerVersion(): string }>(client, (done) =>
      client.getSupportedMethods(new shared.Empty(), ...this.bounded(), done),
    );
    return methods.getEventStoreServerVersion();
  }

  /** Cuts all calls under way. */
  close(): void {
    this.closed = true;
    for (const call of this.calls) call.cancel();
    this.latest?.close();
  }

  /**
   * @param late hears of it when it takes longer than the deadline.
   * @throws Fault `log-unavailable` then.
   */
  inTime<Result>(
    promise: Promise<Result>,
    late: (fault: Fault) => void = () => {},
  ): Promise<Result> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        const fault = this.noAnswer();
        reject(fault);
        late(fault);
      }, this.deadlineMs);
      promise.then(resolve, reject).finally(() => clearTimeout(timer));
    });
  }

  private streams(): Promise<StreamsClient> {
    return this.grpcClient(StreamsClient);
  }

  private async grpcClient<Client extends GrpcClient>(
    clientClass: new (...args: never[]) => Client,
  ): Promise<Client> {
    if (this.closed) throw logClosed();
    const client = await this.inTime(
      this.client.execute(clientClass, clientClass.name, (client) => Promise.resolve(client)),
    );
    // Connecting may have taken longer than this was open.
    if (this.closed) client.close();
    else this.latest = client;
    return client;
  }

  private answer<Response>(
    client: GrpcClient,
    ask: (done: (error: ServiceError | null, response: Response) => void) => Call,
  ): Promise<Response> {
    return new Promise((resolve, reject) => {
      const call = ask((error, response) => {
        this.calls.delete(call);
        if (error === null) return resolve(response);
        this.reconsider(client, error);
        reject(this.closed ? logClosed() : error);
      });
      this.calls.add(call);
    });
  }

  private track<C extends Call>(client: GrpcClient, call: C): C {
    this.calls.add(call);
    call.on('error', (error) => this.reconsider(client, error));
    call.on('status', () => this.calls.delete(call));
    return call;
  }

  /** A node that leads no more, or is away: the client looks for another one. */
  private reconsider(client: GrpcClient, error: Error): void {
    this.client.handleError(client, error).catch(() => {});
  }

  /** Only the leader surely knows everything that was acknowledged. */
  private bounded(): [Metadata, CallOptions] {
    return this.client.callArguments({ requiresLeader: true });
  }

  private endless(): [Metadata, CallOptions] {
    return this.client.callArguments({ requiresLeader: true }, { deadline: Infinity });
  }

  private noAnswer(): Fault {
    return this.faults.unavailable(`no answer within ${this.deadlineMs} ms`);
  }
}

/** Leaves what becomes of the call to whoever stops reading. */
function answersOf(call: ClientReadableStream<streams.ReadResp>): AsyncIterable<streams.ReadResp> {
  return call.iterator({ destroyOnReturn: false }) as AsyncIterable<streams.ReadResp>;
}

/**
 * Ends a call that is not read to its end. A short answer is taken and thrown away: servers cut the connection of who resets
 * many calls in short time (HTTP/2 rapid reset, CVE-2023-44487).
 */
function leave(call: ClientReadableStream<streams.ReadResp>, request: streams.ReadReq): void {
  const options = request.getOptions();
  const isShort =
    options?.hasCount() === true && Number(options.getCount()) <= limits.readPageEvents + 1;
  if (call.destroyed || !isShort) return call.cancel();
  call.on('error', () => {});
  call.resume();
}

export function logClosed(): Fault {
  return new Fault('log-closed', 'the event log has been closed');
}
