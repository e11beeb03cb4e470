import { Injectable } from '@nestjs/common';
import { addMs, Fault, limits, type Instant } from '#kernel';
import { AudienceBook } from './audience-book.js';
import { nextOccurrence } from './cron.js';
import { occurrenceCampaignId, occurrenceSchedule } from './domain/series.decider.js';
import type { SeriesOccurrence, SeriesDefinition } from './domain/series.events.js';

/** A day lasts two days from where it begins first to where it ends last, so its moment may have passed before its start. */
export const dayEverywhereMs = 172_800_000;

/** Finds when a series is to occur. */
@Injectable()
export class OccurrenceFinder {
  constructor(private readonly audiences: AudienceBook) {}

  /**
   * The first occurrence that starts nowhere before `now`; those that an outage went past are left out.
   * @param after the moment of the occurrence before it.
   */
  async next(
    seriesId: string,
    definition: SeriesDefinition,
    now: Instant,
    after?: Instant,
  ): Promise<SeriesOccurrence> {
    const from = addMs(now, -dayEverywhereMs);
    let before = after !== undefined && after > from ? after : from;
    for (let looked = 0; looked < limits.seriesLookAheadMax; looked++) {
      const found = await this.after(seriesId, definition, before);
      if (found === undefined) break;
      if (found.startsAt >= now) return found;
      before = found.occursAt;
    }
    throw new Fault('series-without-next', `series ${seriesId} has no occurrence after ${now}`);
  }

  /** The one after that moment, whether or not its start has passed. */
  async after(
    seriesId: string,
    definition: SeriesDefinition,
    after: Instant,
  ): Promise<SeriesOccurrence | undefined> {
    const occursAt = nextOccurrence(definition.cron, definition.timezone, after);
    if (occursAt === undefined) return undefined;
    const schedule = occurrenceSchedule(definition, occursAt);
    const { first: startsAt } = await this.audiences.startSpan(schedule, definition.audience);
    return { campaignId: occurrenceCampaignId(seriesId, occursAt), occursAt, startsAt, schedule };
  }
}
