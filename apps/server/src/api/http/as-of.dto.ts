import type { Until } from '#engine';
import type { CalendarDate, Instant } from '#kernel';
import { At, Day } from './fields.js';

/** As the log stood at an instant. */
export class AsOfDto {
  @At({
    description: 'as Rollcall knew it then; by default as it is now',
    example: '2026-03-01T12:00:00.000Z',
    optional: true,
  })
  at?: Instant;
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

export function untilOf({ at }: AsOfDto): Until | undefined {
  return at === undefined ? undefined : { at };
}
