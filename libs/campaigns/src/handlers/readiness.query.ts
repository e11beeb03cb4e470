import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Instant } from '#kernel';
import { TRANSPORT, type Transport } from '#messaging';
import { sendableBy } from '../attempt-sender.js';
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
  constructor(
    private readonly audiences: AudienceBook,
    @Inject(TRANSPORT) private readonly transport: Transport,
  ) {}

  async execute({ policy, now, audience }: GetReadiness): Promise<Readiness> {
    const points = await this.audiences.designated(audience, now);
    return readinessOf(points, policy, sendableBy(this.transport));
  }
}
