import type { Until } from '#engine';
import { InvalidInput, type CalendarDate, type Instant, type Position } from '#kernel';
import { At, Day, QueryWhole } from './fields.js';

/** What a query takes for a whole number has at most fifteen digits. */
export const positionMax = 999_999_999_999_999;

/**
 * As the log stood at an instant, or after one of its events. Before the first event nothing is known; an instant that is
 * still to come knows what is known by now, and a position after the log's end is refused.
 */
export class AsOfDto {
  @At({
    description: 'as Rollcall knew it then; by default as it is now',
    example: '2026-03-01T12:00:00.000Z',
    optional: true,
  })
  at?: Instant;

  @QueryWhole({
    description:
      'as it was known after the event at this position of the log; not together with `at`',
    example: 4711,
    optional: true,
    min: 0,
    max: positionMax,
  })
  position?: Position;
}

/** On a day in the world, as the log stood at an instant: the two axes of time. */
export class OnDayDto extends AsOfDto {
  @Day({
    description: 'the day in the world; by default today (UTC)',
    example: '2026-03-01',
    optional: true,
  })
  on?: CalendarDate;
}

/** @throws InvalidInput where both are given. */
export function untilOf({ at, position }: AsOfDto): Until | undefined {
  if (at !== undefined && position !== undefined)
    throw new InvalidInput([
      {
        where: { path: 'position' },
        message: 'expected either an instant or a position, not both',
      },
    ]);
  if (at !== undefined) return { at };
  return position === undefined ? undefined : { position };
}
