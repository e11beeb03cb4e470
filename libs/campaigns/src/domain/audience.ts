import { statusOn, type ContactPoint } from '#directory/domain';
import {
  addMs,
  durationMs,
  instantOfLocal,
  utcDate,
  type CalendarDate,
  type Instant,
} from '#kernel';
import type { AudienceMember, AudienceSelection } from './campaign.events.js';
import { startOf, type Schedule, type ScheduleRequest } from './schedule.js';

/** Whether it is meant, on whatever day. A contact point of unknown type counts as `other`. */
function isSelected(
  { party, details: { type = 'other' } }: ContactPoint,
  { parties, types }: AudienceSelection,
): boolean {
  return (parties?.includes(party) ?? true) && (types?.includes(type) ?? true);
}

/** Who is asked: those of the selection that are designated on the day, in order of their ids. */
export function designatedOn(
  directory: Iterable<ContactPoint>,
  selection: AudienceSelection,
  day: CalendarDate,
): readonly ContactPoint[] {
  return [...directory]
    .filter((point) => isSelected(point, selection) && statusOn(point, day) === 'designated')
    .toSorted((a, b) => (a.contactPointId < b.contactPointId ? -1 : 1));
}

/** What of the directory is pinned at the launch. Nobody has a start of its own where all start at the launch. */
export function memberOf(
  { contactPointId, party, details: { type = 'other', timezone, languages } }: ContactPoint,
  region: string,
  schedule?: Schedule,
): AudienceMember {
  const isOwn = schedule !== undefined && schedule.kind !== 'at';
  return {
    contactPointId,
    party,
    region,
    type,
    timezone,
    language: languages[0] ?? 'und',
    ...(isOwn ? { startsAt: startOf(schedule, { contactPointId, timezone }) } : {}),
  };
}

/** From the first start of anybody to the last. */
export interface StartSpan {
  readonly first: Instant;
  readonly last: Instant;
}

/**
 * When a schedule starts those who are designated on the day of their start. A window opens before anybody's start, so
 * that the launch gives none away. Where nobody is designated yet, clocks in UTC are taken.
 */
export function startSpan(
  schedule: ScheduleRequest,
  directory: Iterable<ContactPoint>,
  selection: AudienceSelection,
): StartSpan {
  switch (schedule.kind) {
    case 'at':
      return { first: schedule.at, last: schedule.at };
    case 'window':
      return { first: schedule.from, last: addMs(schedule.from, durationMs(schedule.length)) };
    case 'local-hour': {
      const { day, time } = schedule;
      const startIn = new Map<string, Instant>();
      const starts = new Set<Instant>();
      for (const point of directory) {
        const { timezone } = point.details;
        const start = startIn.get(timezone) ?? instantOfLocal(day, time, timezone);
        startIn.set(timezone, start);
        if (!starts.has(start) && isSelected(point, selection))
          if (statusOn(point, utcDate(start)) === 'designated') starts.add(start);
      }
      const sorted = [...starts].toSorted();
      const inUtc = instantOfLocal(day, time, 'UTC');
      return { first: sorted[0] ?? inUtc, last: sorted.at(-1) ?? inUtc };
    }
  }
}
