import { Fault, type NewEvent, type Position, type RecordedEvent, type StreamName } from '#kernel';
import type {
  Appended,
  EventLog,
  ExpectedRevision,
  ReadAllOptions,
  ReadStreamOptions,
  SubscribeOptions,
  Subscription,
  SubscriptionMessage,
} from '../event-log.port.js';

const distance = 100;

/**
 * A log with gaps between its positions, as an event store's has: it refuses positions that it never gave. What computes
 * positions, instead of keeping them, fails on it as it would on a server.
 */
export class SparseLog implements EventLog {
  /** As the log within counts. */
  private lastGiven: Position = 0;

  /** @param log whose positions count up without gaps. */
  constructor(private readonly log: EventLog) {}

  async append(
    stream: StreamName,
    events: readonly NewEvent[],
    expected: ExpectedRevision,
  ): Promise<Appended> {
    const { revision, position } = await this.log.append(stream, events, expected);
    return { revision, position: this.outer(position) };
  }

  async *readStream(
    stream: StreamName,
    options?: ReadStreamOptions,
  ): AsyncGenerator<RecordedEvent> {
    for await (const event of this.log.readStream(stream, options)) yield this.outerEvent(event);
  }

  async *readAll(options: ReadAllOptions = {}): AsyncGenerator<RecordedEvent> {
    for await (const event of this.log.readAll(this.inner(options))) yield this.outerEvent(event);
  }

  subscribe(options: SubscribeOptions = {}): Subscription {
    const subscription = this.log.subscribe(this.inner(options));
    return {
      close: () => subscription.close(),
      [Symbol.asyncIterator]: () => this.outerMessages(subscription),
    };
  }

  async head(): Promise<Position | undefined> {
    const head = await this.log.head();
    return head === undefined ? undefined : this.outer(head);
  }

  async eventAt(position: Position): Promise<RecordedEvent | undefined> {
    const inner = position / distance;
    const event = Number.isInteger(inner) ? await this.log.eventAt(inner) : undefined;
    return event && this.outerEvent(event);
  }

  eraseStream(stream: StreamName): Promise<void> {
    return this.log.eraseStream(stream);
  }

  close(): Promise<void> {
    return this.log.close();
  }

  private async *outerMessages(subscription: Subscription): AsyncGenerator<SubscriptionMessage> {
    for await (const message of subscription) {
      if (message.kind === 'event') yield { kind: 'event', event: this.outerEvent(message.event) };
      else if (message.position === undefined) yield message;
      else yield { kind: 'caught-up', position: this.outer(message.position) };
    }
  }

  private outerEvent(event: RecordedEvent): RecordedEvent {
    return { ...event, position: this.outer(event.position) };
  }

  private outer(position: Position): Position {
    this.lastGiven = Math.max(this.lastGiven, position);
    return position * distance;
  }

  private inner<Options extends { readonly after?: Position }>(options: Options): Options {
    if (options.after === undefined) return options;
    const after = options.after / distance;
    if (Number.isInteger(after) && after >= 0 && after <= this.lastGiven)
      return { ...options, after };
    throw new Fault('log-position-unknown', `${options.after} is no position that this log gave`);
  }
}
