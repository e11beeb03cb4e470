import type { CalendarDate } from '#kernel';
import { AsOfDto, OnDayDto } from '../http/as-of.dto.js';
import { Day, QueryFlag, Text } from '../http/fields.js';
import { OnVersionDto } from './as-of-version.dto.js';

export class SummaryDto extends OnVersionDto {
  @Day({
    description: 'adds whose status took effect after this day',
    example: '2026-01-01',
    optional: true,
  })
  since?: CalendarDate;
}

export class DevelopmentsDto extends OnDayDto {
  @Day({ description: 'what took effect after this day', example: '2026-01-01' })
  since!: CalendarDate;
}

export class OnboardingDto extends AsOfDto {
  @Text({ description: 'of this Party only', example: 'FR', max: 2, optional: true })
  party?: string;

  @Day({
    description: 'only who was designated after this day, or is still to be confirmed',
    example: '2026-01-01',
    optional: true,
  })
  since?: CalendarDate;

  @QueryFlag({
    description: 'only who has something left to do',
    example: true,
    optional: true,
  })
  open?: boolean;
}

export class GuidanceDto {
  @Day({ description: 'the day it was sent', example: '2026-03-02' })
  sentOn!: CalendarDate;
}
