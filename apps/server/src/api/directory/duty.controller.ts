import { Body, Get, Param, Put, Query } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { contactPoints, parties, presenceAt, RecordParty } from '#directory';
import { ProjectionHost } from '#engine';
import {
  InvalidInput,
  isCalendarDate,
  limits,
  localReading,
  Refusal,
  type CommandContext,
  type InputIssue,
} from '#kernel';
import { ApiController } from '../http/api-controller.js';
import { AsOfDto, untilOf } from '../http/as-of.dto.js';
import { Asked } from '../http/asked.js';
import { Described } from '../http/described.js';
import { HolidaysDto, MomentDto } from './duty.dto.js';

const partyExample = {
  party: 'FR',
  name: 'France',
  region: 'Europe',
  holidays: ['2026-05-01'],
};

/** When somebody is there: the desk's hours, and the holidays of its Party. */
@ApiController('directory', 'directory')
export class DutyController {
  constructor(
    private readonly bus: CommandBus,
    private readonly projections: ProjectionHost,
  ) {}

  @Get('contact-points/:contactPointId/duty')
  @Described({
    summary: 'Who is there at a moment',
    description:
      '`presence` is around-the-clock, office-hours, on-call or unknown. Office hours are changed with PATCH of the contact point.',
    example: {
      contactPointId: 'fr-1',
      availability: 'office-hours-and-on-call',
      timezone: 'Europe/Paris',
      officeHours: [{ days: ['mon', 'tue'], from: '08:30', until: '17:00' }],
      legalAssistance: 'able-to-coordinate',
      holidays: ['2026-05-01'],
      when: '2026-03-01T02:00:00.000Z',
      localTime: '2026-03-01 03:00 +01:00',
      presence: 'on-call',
    },
    orNull: ['availability', 'legalAssistance'],
    problems: [404, 422],
  })
  async duty(
    @Param('contactPointId') contactPointId: string,
    @Query() { when, ...asOf }: MomentDto,
    @Asked() { now }: CommandContext,
  ) {
    const { documentsOf } = await this.projections.moment([contactPoints, parties], untilOf(asOf));
    const point = documentsOf(contactPoints).get(contactPointId);
    if (point === undefined) throw new Refusal('contact-point-unknown', { contactPointId });
    const { availability, timezone, duty } = point.details;
    const holidays = documentsOf(parties).get(point.party)?.holidays ?? [];
    const at = when ?? now;
    return {
      contactPointId,
      availability: availability ?? null,
      timezone,
      officeHours: duty?.officeHours ?? [],
      legalAssistance: duty?.legalAssistance ?? null,
      holidays,
      when: at,
      localTime: localReading(at, timezone),
      presence: presenceAt(point.details, holidays, at),
    };
  }

  @Get('parties')
  @Described({
    summary: 'The Parties, with their holidays',
    example: [partyExample],
    problems: [422],
  })
  async parties(@Query() asOf: AsOfDto) {
    return [...(await this.projections.documents(parties, untilOf(asOf))).values()]
      .map((known) => ({ ...known, holidays: known.holidays ?? [] }))
      .toSorted((a, b) => (a.party < b.party ? -1 : 1));
  }

  @Put('parties/:party/holidays')
  @Described({
    summary: 'Say on which days no office of a Party opens',
    example: partyExample,
    problems: [404, 422],
  })
  async holidays(
    @Param('party') party: string,
    @Body() { days }: HolidaysDto,
    @Asked() context: CommandContext,
  ) {
    const holidays = [...new Set(days)].toSorted();
    requireDays(days, holidays.length);
    const known = (await this.projections.documents(parties)).get(party);
    if (known === undefined) throw new Refusal('party-unknown', { party });
    await this.bus.execute(new RecordParty({ ...known, holidays }, context));
    return { ...known, holidays };
  }
}

function requireDays(days: readonly string[], count: number): void {
  const issues = days.flatMap((day, index): InputIssue[] =>
    isCalendarDate(day)
      ? []
      : [{ where: { path: `days[${index}]` }, message: 'expected a date, as YYYY-MM-DD' }],
  );
  if (count > limits.partyHolidaysMax)
    issues.push({
      where: { path: 'days' },
      message: `expected at most ${limits.partyHolidaysMax} days`,
    });
  if (issues.length > 0) throw new InvalidInput(issues);
}
