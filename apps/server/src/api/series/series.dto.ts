import type { Duration, Instant, LocalTime } from '#kernel';
import { OfPlanDto } from '../campaigns/campaign.dto.js';
import { At, ClockTime, Lasting, OneOf, Part, Text } from '../http/fields.js';

export class SeriesStartDto {
  @OneOf(['at', 'window', 'local-hour'], {
    description:
      'at: for all at the moment. window: for each at a moment drawn from a window. local-hour: for each when its own clock shows a time on that day',
    example: 'local-hour',
  })
  kind!: 'at' | 'window' | 'local-hour';

  @Lasting({ description: 'kind window: how long it is open', example: 'PT12H', optional: true })
  length?: Duration;

  @ClockTime({ description: 'kind local-hour: the time', example: '03:00', optional: true })
  time?: LocalTime;
}

export class SeriesDto extends OfPlanDto {
  @Text({ description: 'how people call it', example: 'Monthly ping test' })
  name!: string;

  @Text({
    description:
      'minute, hour, day of month, month, day of week, as clocks in `timezone` show them',
    example: '0 9 1 * *',
    max: 100,
  })
  cron!: string;

  @Text({ description: 'IANA zone', example: 'Europe/Paris', max: 64 })
  timezone!: string;

  @Part(() => SeriesStartDto, {
    description: 'how each occurrence starts; by default `at`',
    optional: true,
  })
  start?: SeriesStartDto;
}

export class CalendarDto {
  @At({ description: 'campaigns that run after this', example: '2026-03-01T00:00:00.000Z' })
  from!: Instant;

  @At({ description: 'and before this', example: '2026-06-01T00:00:00.000Z' })
  to!: Instant;
}
