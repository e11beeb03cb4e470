import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { MemoryEventLog, type EventLog } from '#event-log';
import { ProjectionHost } from '#engine';
import { EventRegistry, type Projection } from '#kernel';
import { MemorySnapshots, type Snapshots } from '#snapshots';
import { testEvent } from '#testing';
import { parseEventId } from '../server-sent-events.js';
import { StreamHub } from '../stream-hub.js';
import type { ProjectionViews } from '../projection-views.js';
import { StreamReader } from './stream-reader.js';

type Counted = {
  readonly type: 'Counted';
  readonly data: { readonly of: string; readonly filler?: string };
};
interface Count {
  readonly times: number;
  readonly filler?: string;
}

const counts: Projection<Count, Counted> = {
  name: 'counts',
  revision: 3,
  key: (event) => event.data.of,
  apply: {
    Counted: (document, { data: { filler } }) => ({
      times: (document?.times ?? 0) + 1,
      ...(filler === undefined ? {} : { filler }),
    }),
  },
};
/** Which things were seen an odd number of times: its documents come and go. */
const odd: Projection<true, Counted> = {
  name: 'odd',
  revision: 1,
  key: (event) => event.data.of,
  apply: { Counted: (document) => (document === undefined ? true : undefined) },
};
const registry = new EventRegistry({ Counted: { schema: 1 }, Ignored: { schema: 1 } });

/** Projections over a log, and their streams over HTTP: `/counts`, `/odd`. */
export class StreamBench {
  readonly failures: unknown[] = [];
  readonly hub: StreamHub;
  readonly host: ProjectionHost;
  private readonly server: Server;
  private readonly readers: StreamReader[] = [];

  private constructor(
    readonly log: EventLog,
    readonly snapshots: Snapshots,
    views: ProjectionViews,
  ) {
    this.host = new ProjectionHost([counts, odd] as never, log, registry, snapshots);
    this.hub = new StreamHub(this.host, log, {
      views,
      onFailure: (error) => this.failures.push(error),
    });
    this.server = createServer((request, response) => {
      const { pathname, searchParams } = new URL(request.url ?? '', 'http://bench');
      const projection = pathname.slice(1);
      const place = parseEventId(request.headers['last-event-id'] as string | undefined);
      this.hub.open(response, { projection, prefix: searchParams.get('key') ?? '' }, place);
    });
  }

  static async start({
    log = new MemoryEventLog() as EventLog,
    snapshots = new MemorySnapshots() as Snapshots,
    views = {} as ProjectionViews,
  } = {}): Promise<StreamBench> {
    const bench = new StreamBench(log, snapshots, views);
    await bench.host.start();
    await new Promise<void>((resolve) => bench.server.listen(0, '127.0.0.1', resolve));
    return bench;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  reader(path = 'counts'): StreamReader {
    const reader = new StreamReader(`${this.url}/${path}`);
    this.readers.push(reader);
    return reader;
  }

  /** One event each, and resolves once they are taken in. @returns the position of the last. */
  async count(things: readonly string[], filler?: string): Promise<number> {
    const events = things.map((of) =>
      testEvent({ type: 'Counted', data: { of, ...(filler === undefined ? {} : { filler }) } }),
    );
    const { position } = await this.log.append('thing-counted', events, 'any');
    await this.host.reached(position);
    return position;
  }

  /** What a projection does not read. */
  async ignored(): Promise<number> {
    const event = testEvent({ type: 'Ignored' });
    const { position } = await this.log.append('thing-ignored', [event], 'any');
    await this.host.reached(position);
    return position;
  }

  /** What a reader that comes now is given. */
  async snapshotOf(projection: string, prefix = ''): Promise<Map<string, unknown>> {
    const { parts } = await this.hub.snapshot({ projection, prefix });
    const text = Buffer.concat([...parts]).toString();
    const { documents } = JSON.parse(text) as { readonly documents: Record<string, unknown> };
    return new Map(Object.entries(documents));
  }

  /** Ends without a word, as a killed process would; the log stays. */
  async stop(): Promise<void> {
    for (const reader of this.readers) reader.cut();
    this.hub.close();
    await this.host.stop();
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
    for (const failure of this.failures) throw failure;
  }
}
