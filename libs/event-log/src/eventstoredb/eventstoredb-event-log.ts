import {
  Fault,
  type NewEvent,
  type Position,
  type RecordedEvent,
  type Revision,
  type StreamName,
} from '#kernel';
import { appendRequest } from '../append-request.js';
import type {
  Appended,
  EventLog,
  ExpectedRevision,
  ReadAllOptions,
  ReadStreamOptions,
  SubscribeOptions,
  Subscription,
} from '../event-log.port.js';
import { checkFilter } from '../filters.js';
import { requireHousekeeping } from '../housekeeping.js';
import { BatchAppender } from './batch-appender.js';
import { Follower } from './follower.js';
import { HeadReader } from './head-reader.js';
import { LiveFeed } from './live-feed.js';
import { LogReader } from './log-reader.js';
import { logClosed, StoreConnection } from './store-connection.js';
import { tombstoneRequest } from './wire-requests.js';

export interface EventStoreDbOptions {
  /** As EventStoreDB's clients take it: `esdb://user:password@host:2113?tls=true`, `esdb+discover://…` for a cluster. */
  readonly connectionString: string;
}

export interface EventStoreDbServer {
  readonly version: string;
  readonly head: Position | undefined;
}

/**
 * The log in EventStoreDB or KurrentDB, 22.10 or later. A position is the commit position, so there are gaps between
 * positions, and nothing may be computed from them: the store takes only those that it gave. Reading and following all
 * leaves out what is not Rollcall's: a database may be shared. With `any` the store itself also takes event ids that it
 * remembers for a repetition.
 */
export class EventStoreDbEventLog implements EventLog {
  private readonly appender: BatchAppender;
  private readonly heads: HeadReader;
  private readonly reader: LogReader;
  private readonly feed: LiveFeed;
  private readonly followers = new Set<Follower>();
  private closing: Promise<void> | undefined;

  /**
   * Connects when it is first used, and whenever the connection was lost.
   * @throws Fault `log-cannot-open` for a connection string that no server can be reached by.
   */
  static open({ connectionString }: EventStoreDbOptions): EventStoreDbEventLog {
    return new EventStoreDbEventLog(new StoreConnection(connectionString));
  }

  private constructor(private readonly connection: StoreConnection) {
    this.appender = new BatchAppender(connection);
    this.heads = new HeadReader(connection);
    this.reader = new LogReader(connection, this.heads);
    this.feed = new LiveFeed(connection, this.heads);
  }

  async append(
    stream: StreamName,
    events: readonly NewEvent[],
    expected: ExpectedRevision,
  ): Promise<Appended> {
    this.checkOpen();
    const { revision, position } = await this.appender.append(
      appendRequest(stream, events, expected),
    );
    return { revision, position: position ?? (await this.positionAt(stream, revision)) };
  }

  readStream(stream: StreamName, options?: ReadStreamOptions): AsyncIterable<RecordedEvent> {
    return this.reader.readStream(stream, options);
  }

  readAll(options?: ReadAllOptions): AsyncIterable<RecordedEvent> {
    return this.reader.readAll(options);
  }

  /** @throws Fault `log-closed` or `filter-invalid` */
  subscribe(options: SubscribeOptions = {}): Subscription {
    this.checkOpen();
    checkFilter(options.filter);
    const { reader, heads, feed } = this;
    const follower = new Follower({ reader, heads, feed }, options, () =>
      this.followers.delete(follower),
    );
    this.followers.add(follower);
    return follower;
  }

  async head(): Promise<Position | undefined> {
    this.checkOpen();
    return (await this.heads.latest()).head;
  }

  async eventAt(position: Position): Promise<RecordedEvent | undefined> {
    this.checkOpen();
    return this.reader.eventAt(position);
  }

  async eraseStream(stream: StreamName): Promise<void> {
    this.checkOpen();
    requireHousekeeping(stream);
    try {
      await this.connection.tombstone(tombstoneRequest(stream));
    } catch (error) {
      const fault = this.connection.faults.of(error, stream);
      if (!(fault instanceof Fault && fault.code === 'stream-erased')) throw fault;
    }
  }

  /** Asks the server who it is, and whether all streams may be read. */
  async verify(): Promise<EventStoreDbServer> {
    this.checkOpen();
    try {
      return { version: await this.connection.version(), head: await this.head() };
    } catch (error) {
      throw this.connection.faults.of(error);
    }
  }

  close(): Promise<void> {
    this.closing ??= this.finish();
    return this.closing;
  }

  private async finish(): Promise<void> {
    for (const follower of this.followers) follower.close();
    await this.appender.idle();
    await this.feed.close();
    this.connection.close();
  }

  private async positionAt(stream: StreamName, revision: Revision): Promise<Position> {
    for await (const event of this.reader.readStream(stream, { from: revision, limit: 1 }))
      return event.position;
    throw new Fault('log-store-failed', `${stream} lacks revision ${revision}, which was stored`);
  }

  private checkOpen(): void {
    if (this.closing !== undefined) throw logClosed();
  }
}
