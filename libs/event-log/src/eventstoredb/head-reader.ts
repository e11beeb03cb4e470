import { limits, type Position } from '#kernel';
import type { StoreConnection } from './store-connection.js';
import { isHistory, recordIn } from './stored-record.js';
import { allRequest } from './wire-requests.js';

export interface LogEnd {
  /** The last event of history. */
  readonly head: Position | undefined;
  /** The last record of any kind. */
  readonly record: Position | undefined;
}

/**
 * Finds where the log ends. A store's last records are often none of ours, so it reads backwards, and no further than to
 * the record up to which it has looked before.
 */
export class HeadReader {
  private known: LogEnd = { head: undefined, record: undefined };
  private running: Promise<LogEnd> | undefined;
  private next: Promise<LogEnd> | undefined;

  constructor(private readonly connection: StoreConnection) {}

  /** Counts what was appended before the call. Who asks while a look is under way shares the one after it. */
  latest(): Promise<LogEnd> {
    if (this.running === undefined) return this.begin();
    this.next ??= this.running.then(
      () => this.begin(),
      () => this.begin(),
    );
    return this.next;
  }

  private begin(): Promise<LogEnd> {
    this.next = undefined;
    const running = this.look().finally(() => {
      if (this.running === running) this.running = undefined;
    });
    this.running = running;
    return running;
  }

  private async look(): Promise<LogEnd> {
    let from: Position | undefined;
    let record: Position | undefined;
    for (let count = 1; ; count = limits.readPageEvents) {
      let seen = 0;
      const request = allRequest({ direction: 'backwards', from, count });
      for await (const response of this.connection.read(request)) {
        const stored = recordIn(response);
        if (stored === undefined) continue;
        seen += 1;
        from = stored.position;
        record ??= stored.position;
        if (stored.position === this.known.record) return this.found(this.known.head, record);
        if (isHistory(stored)) return this.found(stored.position, record);
      }
      if (seen < count) return this.found(undefined, record);
    }
  }

  private found(head: Position | undefined, record: Position | undefined): LogEnd {
    this.known = { head, record };
    return this.known;
  }
}
