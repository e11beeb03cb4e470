import { damagedPlace, type EventLog } from '#event-log';
import type { Position, RecordedEvent, Revision } from '#kernel';
import { sealStream } from '../domain/seal.events.js';
import { streamInPages } from '../in-pages.js';
import type { Finding } from './findings.js';
import {
  seen,
  spoilt,
  type SealEntry,
  type SealedSource,
  type SeenEvent,
} from './sealed-source.js';

/** A log as it is verified: an event that cannot be read is one, and what comes after it is read on. */
export class LogSource implements SealedSource {
  readonly start = undefined;
  readonly lastNumber = undefined;
  readonly faults: readonly Finding[];
  private readonly seals: AsyncGenerator<SealEntry>;
  private readonly events: AsyncGenerator<SeenEvent>;

  /** @param damage what the store itself found wrong: an index that lacks an event hides it from whoever asks by it. */
  constructor(
    private readonly log: Pick<EventLog, 'readAll' | 'readStream'>,
    damage: readonly string[] = [],
  ) {
    this.faults = damage.map((what) => ({
      kind: 'store-damaged',
      message: `the file of the log contradicts itself: ${what}`,
    }));
    this.seals = this.readSeals();
    this.events = this.readEvents();
  }

  async nextSealEntry(): Promise<SealEntry | undefined> {
    const next = await this.seals.next();
    return next.done === true ? undefined : next.value;
  }

  async nextEvent(): Promise<SeenEvent | undefined> {
    const next = await this.events.next();
    return next.done === true ? undefined : next.value;
  }

  private async *readSeals(): AsyncGenerator<SealEntry> {
    let from: Revision = 0;
    for (;;) {
      try {
        const entries = streamInPages(this.log, sealStream, { from, direction: 'forwards' });
        for await (const { type, data, revision } of entries) {
          from = revision + 1;
          yield { type, data };
        }
        return;
      } catch (error) {
        const place = damagedPlace(error);
        if (place === undefined) throw error;
        from = place.revision + 1;
        yield { type: place.type, data: undefined };
      }
    }
  }

  private async *readEvents(): AsyncGenerator<SeenEvent> {
    let after: Position | undefined;
    for (;;) {
      try {
        for await (const event of this.read(after)) {
          after = event.position;
          yield seen(event);
        }
        return;
      } catch (error) {
        const place = damagedPlace(error);
        if (place === undefined) throw error;
        after = place.position;
        yield spoilt(place);
      }
    }
  }

  private read(after: Position | undefined): AsyncIterable<RecordedEvent> {
    return this.log.readAll(after === undefined ? {} : { after });
  }
}
