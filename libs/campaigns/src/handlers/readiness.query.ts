import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { contactPoints, statusOn } from '#directory';
import { ProjectionHost } from '#engine';
import { utcDate, type Instant } from '#kernel';
import { unreachableSteps, type Policy, type PolicyWarning } from '../domain/policy.js';

export interface Readiness {
  /** Contact points of the audience whom no message of the policy's kinds can reach: each will need a phone call. */
  readonly withoutUsableChannel: readonly string[];
  readonly policyWarnings: readonly PolicyWarning[];
}

/** What somebody should know before launching at `now`. */
export class GetReadiness extends Query<Readiness> {
  constructor(
    readonly policy: Policy,
    readonly now: Instant,
  ) {
    super();
  }
}

@QueryHandler(GetReadiness)
export class GetReadinessHandler implements IQueryHandler<GetReadiness> {
  constructor(private readonly projections: ProjectionHost) {}

  async execute({ policy, now }: GetReadiness): Promise<Readiness> {
    const directory = await this.projections.documents(contactPoints);
    const withoutUsableChannel = [...directory.values()]
      .filter((point) => statusOn(point, utcDate(now)) === 'designated')
      .filter(
        ({ details, conditions }) =>
          !details.channels.some(
            ({ id, kind }) => policy.channels.includes(kind) && conditions[id] !== 'unreachable',
          ),
      )
      .map(({ contactPointId }) => contactPointId)
      .toSorted();
    return { withoutUsableChannel, policyWarnings: unreachableSteps(policy) };
  }
}
