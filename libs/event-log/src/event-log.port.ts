import type { NewEvent, Position, RecordedEvent, Revision, StreamName } from '#kernel';

/** What the writer believes of the stream: anything, that it does not exist, or the revision of its last event. */
export type ExpectedRevision = 'any' | 'no-stream' | Revision;

/** Where the last event of an append now stands. */
export interface Appended {
  readonly revision: Revision;
  readonly position: Position;
}

/** Either by where the events live or by what they are: EventStoreDB filters by one of the two on the server. */
export type EventFilter =
  { readonly streamPrefixes: readonly string[] } | { readonly eventTypes: readonly string[] };

export interface ReadStreamOptions {
  /** The first revision to read; by default the first (forwards) or last (backwards) of the stream. */
  readonly from?: Revision;
  readonly direction?: 'forwards' | 'backwards';
  readonly limit?: number;
}

export interface ReadAllOptions {
  /**
   * Forwards: events later than this. Backwards: events earlier than this. By default from the log's end that fits.
   * Only what the log gave is a position: others may be refused with Fault `log-position-unknown`.
   */
  readonly after?: Position;
  readonly direction?: 'forwards' | 'backwards';
  readonly limit?: number;
  readonly filter?: EventFilter;
}

export interface SubscribeOptions {
  /** Events later than this; by default from the first. As in `ReadAllOptions`, only what the log gave is a position. */
  readonly after?: Position;
  readonly filter?: EventFilter;
}

/**
 * `caught-up` says that everything up to `position` (matching or not) has been delivered; it comes when the subscription
 * first reaches the log's end, and again after each burst that follows.
 */
export type SubscriptionMessage =
  | { readonly kind: 'event'; readonly event: RecordedEvent }
  | { readonly kind: 'caught-up'; readonly position: Position | undefined };

/** Pulled by its reader, so a slow reader never fills memory. Iterate once; `close` ends the iteration. */
export interface Subscription extends AsyncIterable<SubscriptionMessage> {
  close(): void;
}

/**
 * The log, the only truth. Every adapter passes `eventLogContract` of `#testing`.
 *
 * `append` stores all events or none and returns once they are durable. It throws WrongExpectedRevision when the stream
 * is not as expected, and then nothing at all has changed. Appending the same event ids again at the same expected
 * revision (a number or `no-stream`) is acknowledged without storing them twice, as EventStoreDB does.
 * Reading a stream that does not exist yields nothing.
 * Housekeeping streams (`isHousekeeping`) are appended to and read by name, and show up nowhere else.
 */
export interface EventLog {
  append(
    stream: StreamName,
    events: readonly NewEvent[],
    expected: ExpectedRevision,
  ): Promise<Appended>;
  readStream(stream: StreamName, options?: ReadStreamOptions): AsyncIterable<RecordedEvent>;
  readAll(options?: ReadAllOptions): AsyncIterable<RecordedEvent>;
  subscribe(options?: SubscribeOptions): Subscription;
  /** The position of the log's last event, `undefined` while it is empty. */
  head(): Promise<Position | undefined>;
  /** The event at exactly this position, `undefined` where none stands there. */
  eventAt(position: Position): Promise<RecordedEvent | undefined>;
  /**
   * Removes a housekeeping stream with all its events for good, whether or not it exists. Appending to it and reading it
   * then fail with Fault `stream-erased`; erasing it again changes nothing.
   * @throws Fault `stream-is-history` for any other stream.
   */
  eraseStream(stream: StreamName): Promise<void>;
  /**
   * Of an adapter whose reads may work while it can store nothing: where storing failed last, tries whether it works again.
   * @throws what keeps it from storing.
   */
  probe?(): Promise<void>;
  /** Ends subscriptions, waits for appends under way, and frees what the adapter holds. */
  close(): Promise<void>;
}

/** Another writer came first, or the writer's belief was wrong. Load again and decide again. */
export class WrongExpectedRevision extends Error {
  readonly code = 'wrong-expected-revision';
  override readonly name = 'WrongExpectedRevision';

  constructor(
    readonly stream: StreamName,
    readonly expected: ExpectedRevision,
    readonly actual: Revision | undefined,
  ) {
    super(
      `${stream} was expected at ${expected} and is at ${actual === undefined ? 'no revision' : actual}`,
    );
  }
}

export function isWrongExpectedRevision(error: unknown): error is WrongExpectedRevision {
  return error instanceof Error && 'code' in error && error.code === 'wrong-expected-revision';
}
