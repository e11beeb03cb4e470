import type { Duration, EventDefinitions, Instant, LocalTime, StreamName } from '#kernel';
import type { AudienceSelection } from './campaign.events.js';
import type { ScheduleRequest } from './schedule.js';

/** How each occurrence starts: for all at its moment, within a window from it, or at an hour of each on its day. */
export type SeriesStart =
  | { readonly kind: 'at' }
  | { readonly kind: 'window'; readonly length: Duration }
  | { readonly kind: 'local-hour'; readonly time: LocalTime };

/** A campaign that is planned again and again. */
export interface SeriesDefinition {
  readonly name: string;
  readonly policyId: string;
  readonly templateId: string;
  readonly audience: AudienceSelection;
  /** Minute, hour, day of month, month, day of week, as clocks in `timezone` show them. */
  readonly cron: string;
  /** IANA zone. */
  readonly timezone: string;
  readonly start: SeriesStart;
  /** Each tells which Parties' details changed since the directory was last shared. */
  readonly carriesNews?: true;
}

/** One campaign of a series. */
export interface SeriesOccurrence {
  readonly campaignId: string;
  /** The moment that the cron expression names. */
  readonly occursAt: Instant;
  /** The earliest start of any contact point, which may come before `occursAt` where each starts at its own hour. */
  readonly startsAt: Instant;
  readonly schedule: ScheduleRequest;
}

interface OfSeries {
  readonly seriesId: string;
}

export type SeriesEvent =
  | { readonly type: 'SeriesPlanned'; readonly data: OfSeries & SeriesDefinition }
  | {
      readonly type: 'SeriesOccurrencePlanned';
      readonly data: OfSeries & SeriesOccurrence & { readonly plannedAt: Instant };
    }
  | {
      readonly type: 'SeriesStopped';
      readonly data: OfSeries & { readonly stoppedAt: Instant };
    };

export const seriesEvents: EventDefinitions<SeriesEvent> = {
  SeriesPlanned: { schema: 1 },
  SeriesOccurrencePlanned: { schema: 1 },
  SeriesStopped: { schema: 1 },
};

export const seriesCategory = 'series-';

export function seriesStream(seriesId: string): StreamName {
  return `${seriesCategory}${seriesId}`;
}
