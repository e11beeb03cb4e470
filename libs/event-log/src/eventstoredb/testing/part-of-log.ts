import { randomUUID } from 'node:crypto';
import type { NewEvent, Position, RecordedEvent, StreamName } from '#kernel';
import {
  isWrongExpectedRevision,
  WrongExpectedRevision,
  type Appended,
  type EventFilter,
  type EventLog,
  type ExpectedRevision,
  type ReadAllOptions,
  type ReadStreamOptions,
  type SubscribeOptions,
  type Subscription,
  type SubscriptionMessage,
} from '../../event-log.port.js';
import { appendRequest } from '../../append-request.js';
import { isHousekeeping } from '../../housekeeping.js';

/**
 * A log that already holds something, seen as one that is empty: what is appended goes to streams of its own names, and
 * what was there before is left out. So tests that begin with nothing can run on a server that is never empty, as long as
 * nobody else appends to it meanwhile.
 */
export class PartOfLog implements EventLog {
  private readonly mark = randomUUID();
  private readonly underWay = new Set<Promise<unknown>>();
  private readonly appendedIds = new Set<string>();
  /** An append that has to be alone; later ones wait for it. */
  private alone: Promise<unknown> | undefined;

  static async of(log: EventLog): Promise<PartOfLog> {
    return new PartOfLog(log, (await log.head()) ?? 0);
  }

  private constructor(
    private readonly log: EventLog,
    private readonly start: Position,
  ) {}

  /**
   * A server takes ids that it remembers for a repetition when it is told to expect `any`; other logs do not. Where a test
   * repeats such an append, it is sent with the revision that it means.
   */
  // oxlint-disable-next-line typescript/require-await -- async turns a throw into a rejection
  async append(
    stream: StreamName,
    events: readonly NewEvent[],
    expected: ExpectedRevision,
  ): Promise<Appended> {
    // The outer names hide what is wrong with the inner ones.
    appendRequest(stream, events, expected);
    const repeats = expected === 'any' && events.some(({ id }) => this.appendedIds.has(id));
    for (const { id } of events) this.appendedIds.add(id);
    if (repeats) return this.appendAlone(stream, events);
    const { alone } = this;
    return alone === undefined
      ? this.send(stream, events, expected)
      : alone.then(() => this.send(stream, events, expected));
  }

  async *readStream(
    stream: StreamName,
    options?: ReadStreamOptions,
  ): AsyncGenerator<RecordedEvent> {
    for await (const event of this.log.readStream(this.outerName(stream), options))
      yield this.innerEvent(event);
  }

  async *readAll(options: ReadAllOptions = {}): AsyncGenerator<RecordedEvent> {
    const { direction = 'forwards', limit = Infinity } = options;
    if (limit === 0) return;
    let left = limit;
    const span = direction === 'forwards' ? { after: this.after(options) } : afterOf(options);
    const asked = { direction, ...span, ...this.outerFilter(options) };
    for await (const event of this.log.readAll(asked)) {
      if (event.position <= this.start) return;
      if (!this.isOwn(event.stream)) continue;
      yield this.innerEvent(event);
      left -= 1;
      if (left === 0) return;
    }
  }

  subscribe(options: SubscribeOptions = {}): Subscription {
    const subscription = this.log.subscribe({
      after: this.after(options),
      ...this.outerFilter(options),
    });
    return {
      close: () => subscription.close(),
      [Symbol.asyncIterator]: () => this.innerMessages(subscription),
    };
  }

  async head(): Promise<Position | undefined> {
    const head = await this.log.head();
    return head === undefined || head <= this.start ? undefined : head;
  }

  async eventAt(position: Position): Promise<RecordedEvent | undefined> {
    const event = await this.log.eventAt(position);
    return event === undefined || !this.isOwn(event.stream) ? undefined : this.innerEvent(event);
  }

  eraseStream(stream: StreamName): Promise<void> {
    return this.log.eraseStream(this.outerName(stream));
  }

  close(): Promise<void> {
    return this.log.close();
  }

  private appendAlone(stream: StreamName, events: readonly NewEvent[]): Promise<Appended> {
    const before = [this.alone ?? Promise.resolve(), ...this.underWay];
    const done = Promise.allSettled(before).then(async () => {
      let last: ExpectedRevision = 'no-stream';
      for await (const { revision } of this.readStream(stream, {
        direction: 'backwards',
        limit: 1,
      }))
        last = revision;
      return this.send(stream, events, last);
    });
    this.alone = done.catch(() => {});
    return done;
  }

  private send(
    stream: StreamName,
    events: readonly NewEvent[],
    expected: ExpectedRevision,
  ): Promise<Appended> {
    const appending = this.log.append(this.outerName(stream), events, expected);
    this.underWay.add(appending);
    return appending
      .catch((error: unknown) => {
        if (!isWrongExpectedRevision(error)) throw error;
        throw new WrongExpectedRevision(this.innerName(error.stream), expected, error.actual);
      })
      .finally(() => this.underWay.delete(appending));
  }

  private async *innerMessages(subscription: Subscription): AsyncGenerator<SubscriptionMessage> {
    for await (const message of subscription) {
      if (message.kind === 'event') {
        if (this.isOwn(message.event.stream))
          yield { kind: 'event', event: this.innerEvent(message.event) };
      } else {
        const { position = 0 } = message;
        yield { kind: 'caught-up', position: position <= this.start ? undefined : position };
      }
    }
  }

  private after({ after }: { readonly after?: Position }): Position {
    return Math.max(after ?? 0, this.start);
  }

  private outerFilter({ filter }: { readonly filter?: EventFilter }): {
    readonly filter?: EventFilter;
  } {
    if (filter === undefined) return {};
    if ('eventTypes' in filter) return { filter };
    return { filter: { streamPrefixes: filter.streamPrefixes.map((name) => this.own + name) } };
  }

  private get own(): string {
    return `${this.mark}.`;
  }

  private isOwn(stream: StreamName): boolean {
    return stream.startsWith(this.own);
  }

  /** Housekeeping is told by how a name begins, so the mark comes after that. */
  private outerName(stream: StreamName): StreamName {
    if (stream === '') return stream;
    if (!isHousekeeping(stream)) return this.own + stream;
    const id = stream.indexOf('-') + 1;
    return `${stream.slice(0, id)}${this.own}${stream.slice(id)}`;
  }

  private innerName(stream: StreamName): StreamName {
    return stream.replace(this.own, '');
  }

  private innerEvent(event: RecordedEvent): RecordedEvent {
    return { ...event, stream: this.innerName(event.stream) };
  }
}

function afterOf({ after }: { readonly after?: Position }): { readonly after?: Position } {
  return after === undefined ? {} : { after };
}
