import { legalAssistanceLinks, weekdays, type LegalAssistanceLink, type Weekday } from '#directory';
import type { CalendarDate, Instant, LocalTime } from '#kernel';
import { AsOfDto } from '../http/as-of.dto.js';
import { At, ClockTime, OneOf, Parts, Words } from '../http/fields.js';

export class OfficeHoursDto {
  @Words({
    description: 'the days on which they begin',
    example: ['mon', 'tue', 'wed', 'thu', 'fri'],
    oneOf: weekdays,
  })
  days!: Weekday[];

  @ClockTime({ description: 'in the zone of the contact point', example: '08:30' })
  from!: LocalTime;

  @ClockTime({ description: 'no later than `from` is on the next day', example: '17:00' })
  until!: LocalTime;
}

export class DutyDto {
  @Parts(() => OfficeHoursDto, {
    description: 'when somebody is at the desk; at other times on call',
    optional: true,
  })
  officeHours?: OfficeHoursDto[];

  @OneOf(legalAssistanceLinks, {
    description:
      'Article 35(2)(b): part of the authority responsible for mutual assistance, or able to co-ordinate with it at once',
    example: 'able-to-coordinate',
    optional: true,
  })
  legalAssistance?: LegalAssistanceLink;
}

export class MomentDto extends AsOfDto {
  @At({
    description: 'the moment in the world; by default now',
    example: '2026-03-01T02:00:00.000Z',
    optional: true,
  })
  when?: Instant;
}

export class HolidaysDto {
  @Words({
    description: 'the days on which no office of the Party opens; they replace those known',
    example: ['2026-05-01'],
  })
  days!: CalendarDate[];
}
