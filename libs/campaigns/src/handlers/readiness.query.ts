import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Instant } from '#kernel';
import { AudienceBook } from '../audience-book.js';
import type { AudienceSelection } from '../domain/campaign.events.js';
import type { Policy } from '../domain/policy.js';
import { readinessOf, type Readiness } from '../domain/readiness.js';

/** What somebody should know before launching at `now`. */
export class GetReadiness extends Query<Readiness> {
  constructor(
    readonly policy: Policy,
    readonly now: Instant,
    /** By default everybody. */
    readonly audience: AudienceSelection = {},
  ) {
    super();
  }
}

@QueryHandler(GetReadiness)
export class GetReadinessHandler implements IQueryHandler<GetReadiness> {
  constructor(private readonly audiences: AudienceBook) {}

  async execute({ policy, now, audience }: GetReadiness): Promise<Readiness> {
    return readinessOf(await this.audiences.designated(audience, now), policy);
  }
}
