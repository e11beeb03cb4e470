import { Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { GetCalendar } from '#campaigns';
import { ApiController } from '../http/api-controller.js';
import { Described } from '../http/described.js';
import { CalendarDto } from './series.dto.js';

@ApiController('calendar', 'campaigns')
export class CalendarController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @Described({
    summary: 'All campaigns that run within a span of time, those that series will make included',
    example: [
      {
        campaignId: 'monthly-20260401T0700Z',
        name: 'Monthly ping test 2026-04-01',
        status: 'expected',
        seriesId: 'monthly',
        startsAt: '2026-04-01T07:00:00.000Z',
        endsAt: '2026-04-02T13:00:00.000Z',
        contactPoints: 84,
      },
    ],
    orNull: ['seriesId', 'contactPoints'],
    problems: [422],
  })
  list(@Query() { from, to }: CalendarDto) {
    return this.queries.execute(new GetCalendar(from, to));
  }
}
