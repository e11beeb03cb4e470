import {
  derivedId,
  durationMs,
  epochMs,
  instantAt,
  instantOfLocal,
  type CalendarDate,
  type Duration,
  type Instant,
  type LocalTime,
} from '#kernel';

/**
 * When the first message goes out: to all at an instant; to each at an hour on its own wall clock; or to each at a moment
 * of its own, drawn from a window, so that nobody can know it beforehand.
 */
export type Schedule =
  | { readonly kind: 'at'; readonly at: Instant }
  | { readonly kind: 'local-hour'; readonly day: CalendarDate; readonly time: LocalTime }
  | {
      readonly kind: 'window';
      readonly from: Instant;
      /** A start may be this long after `from`, but not as long. */
      readonly length: Duration;
      /** With it and the contact point's id anybody can draw the same moment again. */
      readonly seed: string;
    };

/** A schedule as people give it: what is drawn by chance is drawn when it is recorded. */
export type ScheduleRequest =
  | Exclude<Schedule, { readonly kind: 'window' }>
  | Omit<Extract<Schedule, { readonly kind: 'window' }>, 'seed'>;

/** @param seed for the starts within a window; nothing else needs chance. */
export function scheduleOf(request: ScheduleRequest, seed: string): Schedule {
  return request.kind === 'window' ? { ...request, seed } : request;
}

/** When the first message to this contact point is to go out. */
export function startOf(
  schedule: Schedule,
  { contactPointId, timezone }: { readonly contactPointId: string; readonly timezone: string },
): Instant {
  switch (schedule.kind) {
    case 'at':
      return schedule.at;
    case 'local-hour':
      return instantOfLocal(schedule.day, schedule.time, timezone);
    case 'window': {
      const { from, length, seed } = schedule;
      // To the millisecond: starts of a large network that share a second would be asked in bursts.
      return instantAt(epochMs(from) + (drawn(seed, contactPointId) % durationMs(length)));
    }
  }
}

/** 48 bits that anybody can compute and nobody foresees who does not know the seed. */
function drawn(seed: string, contactPointId: string): number {
  return Number.parseInt(
    derivedId('start', seed, contactPointId).replaceAll('-', '').slice(0, 12),
    16,
  );
}
