import { Inject, Injectable } from '@nestjs/common';
import type { EventFilter } from '#event-log';
import { PORTS, type Ports } from '#engine';
import {
  failureKind,
  InvalidInput,
  limits,
  type Fault,
  Refusal,
  type Position,
  type RecordedEvent,
} from '#kernel';
import { meets, type EventCriteria } from './domain/event-criteria.js';

export interface EventPageRequest {
  /** Forwards events later than this, backwards earlier ones; by default from the end of the log that fits. */
  readonly after?: Position;
  readonly limit: number;
  readonly direction: 'forwards' | 'backwards';
}

export interface EventPage {
  readonly events: readonly RecordedEvent[];
  /** From where to go on; `null` where the log has been read to its end. */
  readonly next: Position | null;
  /**
   * `end`: there are no more. `limit`: as many as were asked for. `looked-at`: so many events were looked at that others
   * get their turn; there may be more.
   */
  readonly endedBy: 'end' | 'limit' | 'looked-at';
}

/** Finds events in the log as they are stored: nothing is decrypted, and nothing is written. */
@Injectable()
export class EventSearch {
  constructor(@Inject(PORTS) private readonly ports: Ports) {}

  /** @throws InvalidInput where `after` is no position of this log. */
  async page(
    criteria: EventCriteria,
    { after, limit, direction }: EventPageRequest,
    lookedAtMax: number = limits.auditLookedAtMax,
  ): Promise<EventPage> {
    const events: RecordedEvent[] = [];
    let lookedAt = 0;
    for await (const event of this.read(criteria, direction, after)) {
      if (meets(event, criteria)) events.push(event);
      const { position: next } = event;
      if (events.length === limit) return { events, next, endedBy: 'limit' };
      if (++lookedAt === lookedAtMax) return { events, next, endedBy: 'looked-at' };
    }
    return { events, next: null, endedBy: 'end' };
  }

  /** All that meet the criteria, as fast as they are taken; one page of the log is held at most. */
  async *all(
    criteria: EventCriteria,
    { after, limit = Infinity, direction }: Partial<EventPageRequest> = {},
  ): AsyncGenerator<RecordedEvent> {
    let left = limit;
    if (left === 0) return;
    for await (const event of this.read(criteria, direction ?? 'forwards', after)) {
      if (!meets(event, criteria)) continue;
      yield event;
      if (--left === 0) return;
    }
  }

  /**
   * @param position where it stands, if that is known: then it is found at once.
   * @throws Refusal `event-unknown`; `event-position-needed` where the log is too long to look through.
   */
  async one(eventId: string, position?: Position): Promise<RecordedEvent> {
    const unknown = new Refusal('event-unknown', { eventId });
    if (!isUuid(eventId)) throw unknown;
    if (position !== undefined) {
      const event = await this.ports.log.eventAt(position);
      if (event?.id === eventId) return event;
      throw unknown;
    }
    let lookedAt = 0;
    for await (const event of this.ports.log.readAll({ direction: 'backwards' })) {
      if (event.id === eventId) return event;
      if (++lookedAt === limits.auditFindLookedAtMax)
        throw new Refusal('event-position-needed', { eventId, lookedAt });
    }
    throw unknown;
  }

  private async *read(
    criteria: EventCriteria,
    direction: 'forwards' | 'backwards',
    after: Position | undefined,
  ): AsyncGenerator<RecordedEvent> {
    try {
      yield* this.ports.log.readAll({
        direction,
        ...filterOf(criteria),
        ...(after === undefined ? {} : { after }),
      });
    } catch (error) {
      if (failureKind(error) === 'fault' && (error as Fault).code === 'log-position-unknown')
        throw new InvalidInput([
          { where: { path: 'after' }, message: 'expected a position that this log has given' },
        ]);
      throw error;
    }
  }
}

/** The log filters by one of the two; the rest is looked at here. */
function filterOf({ streamPrefix, types }: EventCriteria): { readonly filter?: EventFilter } {
  if (types !== undefined && types.length <= limits.filterItemsMax)
    return { filter: { eventTypes: types } };
  return streamPrefix === undefined ? {} : { filter: { streamPrefixes: [streamPrefix] } };
}

function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
}
