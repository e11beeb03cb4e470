import {
  canonicalJson,
  localReading,
  Refusal,
  type CalendarDate,
  type Decider,
  type Instant,
} from '#kernel';
import type { ScheduleRequest } from './schedule.js';
import type { SeriesOccurrence, SeriesDefinition, SeriesEvent } from './series.events.js';

export type SeriesCommand =
  | {
      readonly type: 'PlanSeries';
      readonly seriesId: string;
      readonly definition: SeriesDefinition;
      readonly first: SeriesOccurrence;
      readonly now: Instant;
    }
  | {
      /** The start of the planned occurrence has come: plans the following one. */
      readonly type: 'AdvanceSeries';
      readonly next: SeriesOccurrence;
      readonly now: Instant;
    }
  | { readonly type: 'StopSeries'; readonly now: Instant };

export type Series =
  | { readonly status: 'absent' }
  | {
      readonly status: 'active' | 'stopped';
      readonly seriesId: string;
      readonly definition: SeriesDefinition;
      /** The one that was planned last. */
      readonly occurrence?: SeriesOccurrence & { readonly plannedAt: Instant };
      /** How many were planned so far. */
      readonly planned: number;
    };

export type KnownSeries = Exclude<Series, { status: 'absent' }>;

export const series: Decider<Series, SeriesCommand, SeriesEvent> = {
  initial: { status: 'absent' },
  decide,
  evolve,
};

function decide(command: SeriesCommand, state: Series): readonly SeriesEvent[] {
  if (command.type === 'PlanSeries') {
    const { seriesId, definition, first, now } = command;
    if (state.status !== 'absent') {
      if (
        state.status === 'active' &&
        canonicalJson(state.definition) === canonicalJson(definition)
      )
        return [];
      throw new Refusal('series-exists', { seriesId });
    }
    return [
      { type: 'SeriesPlanned', data: { seriesId, ...definition } },
      { type: 'SeriesOccurrencePlanned', data: { seriesId, ...first, plannedAt: now } },
    ];
  }
  if (state.status === 'absent') throw new Refusal('series-unknown');
  const { seriesId } = state;
  if (state.status === 'stopped') return [];
  switch (command.type) {
    case 'AdvanceSeries': {
      const { next, now } = command;
      if (!isOccurrenceDue(state, now)) return [];
      return [{ type: 'SeriesOccurrencePlanned', data: { seriesId, ...next, plannedAt: now } }];
    }
    case 'StopSeries':
      return [{ type: 'SeriesStopped', data: { seriesId, stoppedAt: command.now } }];
  }
}

/** Whether the planned occurrence starts, so that the following one is to be planned. */
export function isOccurrenceDue({ status, occurrence }: KnownSeries, now: Instant): boolean {
  return status === 'active' && (occurrence === undefined || occurrence.startsAt <= now);
}

function evolve(state: Series, event: SeriesEvent): Series {
  if (event.type === 'SeriesPlanned') {
    const { seriesId, ...definition } = event.data;
    return { status: 'active', seriesId, definition, planned: 0 };
  }
  if (state.status === 'absent') return state;
  switch (event.type) {
    case 'SeriesOccurrencePlanned': {
      const { seriesId: _, ...occurrence } = event.data;
      return { ...state, occurrence, planned: state.planned + 1 };
    }
    case 'SeriesStopped':
      return { ...state, status: 'stopped' };
    default:
      event satisfies never;
      return state;
  }
}

/** When an occurrence asks its contact points. The day of an hour of each is the day on the series' own calendar. */
export function occurrenceSchedule(
  { start, timezone }: Pick<SeriesDefinition, 'start' | 'timezone'>,
  occursAt: Instant,
): ScheduleRequest {
  switch (start.kind) {
    case 'at':
      return { kind: 'at', at: occursAt };
    case 'window':
      return { kind: 'window', from: occursAt, length: start.length };
    case 'local-hour':
      return { kind: 'local-hour', day: dayOf(occursAt, timezone), time: start.time };
  }
}

/** `monthly-20260301T0300Z`: an occurrence names its campaign by its moment, so planning it twice plans it once. */
export function occurrenceCampaignId(seriesId: string, occursAt: Instant): string {
  return `${seriesId}-${occursAt.slice(0, 16).replaceAll(/[-:]/g, '')}Z`;
}

/** `Monthly test 2026-03-01` */
export function occurrenceName(
  { name, timezone }: Pick<SeriesDefinition, 'name' | 'timezone'>,
  occursAt: Instant,
): string {
  return `${name} ${dayOf(occursAt, timezone)}`;
}

function dayOf(at: Instant, timezone: string): CalendarDate {
  return localReading(at, timezone).slice(0, 10) as CalendarDate;
}
