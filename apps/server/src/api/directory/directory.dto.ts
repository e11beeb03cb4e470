import type { CalendarDate } from '#kernel';
import { Day } from '../http/fields.js';
import { OnVersionDto } from './as-of-version.dto.js';

export class SummaryDto extends OnVersionDto {
  @Day({
    description: 'adds who was designated, or came up to be confirmed, after this day',
    example: '2026-01-01',
    optional: true,
  })
  since?: CalendarDate;
}
