import { Readable } from 'node:stream';
import { Get, Headers, Param, Query, Res, StreamableFile } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { FastifyReply } from 'fastify';
import {
  EventSearch,
  eventTexts,
  ExplainPing,
  GetAsOf,
  type EventFormat,
  type EventPage,
} from '#audit';
import { EventRegistry, limits, type RecordedEvent } from '#kernel';
import { ApiController } from '../http/api-controller.js';
import { AsOfDto, untilOf } from '../http/as-of.dto.js';
import { Described } from '../http/described.js';
import { asOfExample, eventExample, eventPageExample, whyExample } from './audit-examples.js';
import { AuditEventsDto, EventPositionDto } from './audit.dto.js';
import { criteriaIn } from './criteria-in.js';

const mediaTypes = { ndjson: 'application/x-ndjson', csv: 'text/csv; charset=utf-8' } as const;

/** Questions to the whole history. Asking leaves no trace in it. */
@ApiController('', 'audit')
export class AuditController {
  constructor(
    private readonly queries: QueryBus,
    private readonly search: EventSearch,
    private readonly registry: EventRegistry,
  ) {}

  @Get('audit/as-of')
  @Described({
    summary: 'What the network looked like at a moment, in figures',
    description: 'Before the first event there is nothing; an instant still to come is as now.',
    example: asOfExample,
    problems: [422],
  })
  asOf(@Query() asOf: AsOfDto) {
    return this.queries.execute(new GetAsOf(untilOf(asOf)));
  }

  @Get('audit/events')
  @Described({
    summary: 'Events as they are stored, in their order',
    description:
      'What is personal stays encrypted. JSON comes in pages: go on with `after` = `next` until that is null; `endedBy` says `looked-at` where a page ended because so many events were looked at. NDJSON and CSV come whole, as fast as they are taken.',
    example: eventPageExample,
    problems: [422],
  })
  events(
    @Query() given: AuditEventsDto,
    @Headers('accept') accept: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<EventPage> | StreamableFile {
    const { after, limit, backwards = false } = given;
    const criteria = criteriaIn(given, this.registry.types);
    const direction = backwards ? 'backwards' : 'forwards';
    const from = after === undefined ? ({ direction } as const) : ({ direction, after } as const);
    const format = given.format ?? formatIn(accept);
    void reply.header('vary', 'accept');
    if (format === 'json')
      return this.search.page(criteria, { ...from, limit: limit ?? limits.auditPageEvents });
    const found = this.search.all(criteria, limit === undefined ? from : { ...from, limit });
    return new StreamableFile(Readable.from(eventTexts(found, format)), {
      type: mediaTypes[format],
      disposition: `attachment; filename="events.${format}"`,
    });
  }

  @Get('audit/events/:eventId')
  @Described({
    summary: 'One event as it is stored',
    example: eventExample,
    problems: [404, 409, 422],
  })
  event(
    @Param('eventId') eventId: string,
    @Query() { position }: EventPositionDto,
  ): Promise<RecordedEvent> {
    return this.search.one(eventId, position);
  }

  @Get('campaigns/:campaignId/pings/:contactPointId/why')
  @Described({
    summary: 'Why messages of a ping went out or did not, as everything stood at a moment',
    description:
      'For the first message and every step of the policy: done, under way, waiting, not yet due or skipped; by which rule, and the events that prove it.',
    example: whyExample,
    problems: [404, 422],
  })
  why(
    @Param('campaignId') campaignId: string,
    @Param('contactPointId') contactPointId: string,
    @Query() asOf: AsOfDto,
  ) {
    return this.queries.execute(new ExplainPing({ campaignId, contactPointId }, untilOf(asOf)));
  }
}

/** The kinds of table are for those who name them; whoever also takes JSON gets JSON. */
function formatIn(accept = ''): EventFormat {
  if (/application\/json|\*\/\*/i.test(accept) || accept === '') return 'json';
  if (/application\/x-ndjson/i.test(accept)) return 'ndjson';
  return /text\/csv/i.test(accept) ? 'csv' : 'json';
}
