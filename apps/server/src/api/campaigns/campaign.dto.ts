import { contactPointTypes } from '#directory';
import {
  limits,
  type CalendarDate,
  type Duration,
  type Instant,
  type LocalTime,
  type Position,
} from '#kernel';
import { AsOfDto, positionMax } from '../http/as-of.dto.js';
import {
  At,
  ClockTime,
  Day,
  Flag,
  Lasting,
  OneOf,
  Part,
  QueryFlag,
  QueryWhole,
  Text,
  Words,
} from '../http/fields.js';

export class AudienceDto {
  @Words({
    description: 'contact points of these Parties only (ISO 3166-1 alpha-2)',
    example: ['FR', 'SE'],
    optional: true,
  })
  parties?: string[];

  @Words({
    description: 'contact points of these types only',
    example: ['police'],
    optional: true,
    oneOf: contactPointTypes,
  })
  types?: string[];
}

/** The same without being validated again. */
export type AudiencePart = Pick<AudienceDto, 'parties' | 'types'>;

/** By which policy, in which words, and whom: what every plan can say. */
export class OfPlanDto {
  @Text({
    description: 'the policy; by default the standard one',
    example: 'standard',
    optional: true,
    max: 64,
  })
  policyId?: string;

  @Text({
    description: 'the template of the messages; by default the standard one',
    example: 'standard',
    optional: true,
    max: 64,
  })
  templateId?: string;

  @Part(() => AudienceDto, {
    description: 'who is asked; by default everybody who is designated on the launch date',
    optional: true,
  })
  audience?: AudienceDto;

  @Flag({
    description:
      'its messages tell which Parties’ contact details changed since the directory was last shared',
    example: true,
    optional: true,
  })
  carriesNews?: boolean;
}

export class PlanDto extends OfPlanDto {
  @Text({ description: 'how people call it', example: 'Spring ping test' })
  name!: string;
}

/** One of three kinds, each with members of its own. */
export class ScheduleDto {
  @OneOf(['at', 'local-hour', 'window'], {
    description:
      'at: to all at an instant. local-hour: to each when its own clock shows a time. window: to each at a moment drawn from a window',
    example: 'local-hour',
  })
  kind!: 'at' | 'local-hour' | 'window';

  @At({
    description: 'kind at: when the first messages go out',
    example: '2026-03-01T02:00:00.000Z',
    optional: true,
  })
  at?: Instant;

  @Day({ description: 'kind local-hour: the day', example: '2026-03-01', optional: true })
  day?: CalendarDate;

  @ClockTime({
    description: 'kind local-hour: the time on the clock of each contact point',
    example: '03:00',
    optional: true,
  })
  time?: LocalTime;

  @At({
    description: 'kind window: when it opens',
    example: '2026-03-01T00:00:00.000Z',
    optional: true,
  })
  from?: Instant;

  @Lasting({
    description: 'kind window: a start lies this long after `from`, but not as long',
    example: 'P2D',
    optional: true,
  })
  length?: Duration;
}

/** A plan that is only considered. */
export class ConsideredDto extends OfPlanDto {
  @Text({ description: 'how people would call it', example: 'Spring ping test', optional: true })
  name?: string;

  @Part(() => ScheduleDto, { description: 'when; by default at once', optional: true })
  schedule?: ScheduleDto;
}

/** A plan that is tried on the answers of a test that was held. */
export class RehearsedDto {
  @Text({
    description: 'the test whose answers are given again, by whoever is in the directory now',
    example: 'spring-2026',
    max: 64,
  })
  answersOf!: string;

  @Text({
    description: 'the policy; by default the standard one',
    example: 'standard',
    optional: true,
    max: 64,
  })
  policyId?: string;

  @Part(() => AudienceDto, {
    description: 'who is asked; by default everybody who is designated now',
    optional: true,
  })
  audience?: AudienceDto;
}

export class LaunchDto {
  @Flag({
    description:
      'somebody has read what the readiness says; without it a campaign with warnings is refused',
    example: true,
    optional: true,
  })
  acceptsWarnings?: boolean;
}

export class ReasonDto {
  @Text({
    description: 'why; it is kept in clear, so it should name nobody',
    example: 'The mail gateway is being repaired',
  })
  reason!: string;
}

/** Nothing has to be said. */
export class NothingDto {}

export class StatisticsDto extends AsOfDto {
  @QueryFlag({
    description: 'adds spreads, splits and what the answers were reached by',
    example: true,
    optional: true,
  })
  details?: boolean;
}

export class HistoryDto {
  @QueryWhole({
    description: 'what happened later than this position',
    example: 4711,
    optional: true,
    min: 0,
    max: positionMax,
  })
  after?: Position;

  @QueryWhole({
    description: `how many changes at most; by default ${limits.historyPageChanges}`,
    example: 1000,
    optional: true,
    min: 1,
    max: limits.historyPageChanges,
  })
  limit?: number;
}
