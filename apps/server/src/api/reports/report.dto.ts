import type { CalendarDate } from '#kernel';
import { reportLanguages, type ReportLanguage } from '#reporting';
import { AsOfDto } from '../http/as-of.dto.js';
import { Day, OneOf, QueryFlag, Text } from '../http/fields.js';

export class ReportDto extends AsOfDto {
  @Day({ description: 'the first day of the period (UTC)', example: '2026-01-01' })
  from!: CalendarDate;

  @Day({ description: 'its last day', example: '2026-06-30' })
  to!: CalendarDate;

  @Text({
    description: 'the ping test it is about; by default the last that was launched in the period',
    example: 'spring-2026',
    optional: true,
  })
  campaign?: string;

  @QueryFlag({
    description: 'whether Parties, institutions and people are only counted',
    example: false,
    optional: true,
  })
  anonymised?: boolean;
}

export class ReportFileDto extends ReportDto {
  @OneOf(reportLanguages, {
    description: 'the language of the report; by default English',
    example: 'fr',
    optional: true,
  })
  language?: ReportLanguage;
}
