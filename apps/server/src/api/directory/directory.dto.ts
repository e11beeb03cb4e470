import type { CalendarDate } from '#kernel';
import { OnDayDto } from '../http/as-of.dto.js';
import { Day } from '../http/fields.js';

export class SummaryDto extends OnDayDto {
  @Day({
    description: 'adds who was designated, or came up to be confirmed, after this day',
    example: '2026-01-01',
    optional: true,
  })
  since?: CalendarDate;
}
