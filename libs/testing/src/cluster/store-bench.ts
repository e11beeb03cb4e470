import { EventStoreDbEventLog } from '#event-log/eventstoredb';
import { gatewayOver, PartOfLog, type OpenGateway } from '#event-log/testing';
import { MemoryEventLog, type EventLog } from '#event-log';
import { EventLogKeys, type Keys } from '#keys';

/** Protects nothing: every test has it. */
export const testMasterKey = Buffer.alloc(32, 7);

/**
 * An event store behind a real socket that can go away and come back. The log gateway stands for it, over a log in memory;
 * where EVENTSTORE_URL names a real server, over a part of that server's log.
 */
export class StoreBench {
  private readonly opened: { close(): Promise<void> }[] = [];

  private constructor(
    /** What the store holds, whatever becomes of its connections. */
    readonly log: EventLog,
    private gateway: OpenGateway,
  ) {}

  /** @param log what it holds in place of an empty log in memory. */
  static async start(log?: EventLog): Promise<StoreBench> {
    const held = log ?? (await emptyLog());
    return new StoreBench(held, await gatewayOver(held));
  }

  get connectionString(): string {
    return this.gateway.url;
  }

  /** One process's way to the store. */
  async open(): Promise<{ readonly log: EventLog; readonly keys: Keys }> {
    const log = EventStoreDbEventLog.open({ connectionString: this.connectionString });
    const keys = await EventLogKeys.open(log, testMasterKey);
    this.opened.push(keys, log);
    return { log, keys };
  }

  /** Every connection is cut, and no new one is taken. */
  async goAway(): Promise<void> {
    await this.gateway.close();
  }

  async comeBack(): Promise<void> {
    const { port } = this.gateway.gateway;
    this.gateway = await gatewayOver(this.log, { port });
  }

  async end(): Promise<void> {
    for (const one of this.opened) await one.close();
    await this.gateway.close();
    await this.log.close();
  }
}

async function emptyLog(): Promise<EventLog> {
  const connectionString = process.env['EVENTSTORE_URL'];
  return connectionString === undefined
    ? new MemoryEventLog()
    : PartOfLog.of(EventStoreDbEventLog.open({ connectionString }));
}
