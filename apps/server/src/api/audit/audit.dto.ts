import { eventFormats, type EventFormat } from '#audit';
import { limits, type Instant, type Position } from '#kernel';
import { positionMax } from '../http/as-of.dto.js';
import { At, OneOf, QueryFlag, QueryWhole, Text } from '../http/fields.js';

export class EventPositionDto {
  @QueryWhole({
    description: 'where it stands, if that is known: then it is found at once',
    example: 4711,
    optional: true,
    min: 1,
    max: positionMax,
  })
  position?: Position;
}

export class AuditEventsDto {
  @Text({
    description: 'of streams whose names begin with this',
    example: 'ping-spring-2026.',
    max: limits.nameCharactersMax,
    optional: true,
  })
  stream?: string;

  @Text({
    description: 'of these types, with commas between them',
    example: 'ReminderDue,PingEscalated',
    max: limits.auditTypesCharactersMax,
    optional: true,
  })
  type?: string;

  @Text({
    description: 'caused by this kind of actor, or by this one',
    example: 'api-key:secretariat',
    optional: true,
  })
  actor?: string;

  @Text({ description: 'of what belongs together', example: 'nightly-check-7', optional: true })
  correlation?: string;

  @Text({ description: 'caused by this', example: 'nightly-check-7', optional: true })
  causation?: string;

  @At({
    description: 'recorded then or later',
    example: '2026-03-01T00:00:00.000Z',
    optional: true,
  })
  from?: Instant;

  @At({
    description: 'recorded then or earlier',
    example: '2026-03-02T00:00:00.000Z',
    optional: true,
  })
  to?: Instant;

  @QueryWhole({
    description: 'later than this position, or earlier ones where it is read backwards',
    example: 4711,
    optional: true,
    min: 0,
    max: positionMax,
  })
  after?: Position;

  @QueryWhole({
    description: `how many at most; by default ${limits.auditPageEvents} in JSON, and all there are in the other formats`,
    example: 100,
    optional: true,
    min: 1,
    max: limits.auditPageEventsMax,
  })
  limit?: number;

  @QueryFlag({ description: 'the latest first', example: true, optional: true })
  backwards?: boolean;

  @OneOf(eventFormats, {
    description: 'by default what the Accept header asks for, or JSON',
    example: 'ndjson',
    optional: true,
  })
  format?: EventFormat;
}
