import { Injectable } from '@nestjs/common';
import { contactPoints, parties, type ContactPoint } from '#directory';
import { ProjectionHost } from '#engine';
import { inStretches, limits, utcDate, type Instant } from '#kernel';
import { designatedOn, memberOf, startSpan, type StartSpan } from './domain/audience.js';
import type { AudienceMember, AudienceSelection } from './domain/campaign.events.js';
import type { Schedule, ScheduleRequest } from './domain/schedule.js';

/** Who a campaign asks, from the directory as it is now. */
@Injectable()
export class AudienceBook {
  constructor(private readonly projections: ProjectionHost) {}

  /** Those of the selection that are designated on the UTC date of `at`, in order of their ids. */
  async designated(selection: AudienceSelection, at: Instant): Promise<readonly ContactPoint[]> {
    const directory = await this.projections.documents(contactPoints);
    return designatedOn(directory.values(), selection, utcDate(at));
  }

  async startSpan(schedule: ScheduleRequest, selection: AudienceSelection): Promise<StartSpan> {
    const directory = await this.projections.documents(contactPoints);
    return startSpan(schedule, directory.values(), selection);
  }

  async members(
    points: readonly ContactPoint[],
    schedule: Schedule | undefined,
  ): Promise<readonly AudienceMember[]> {
    const known = await this.projections.documents(parties);
    const members: AudienceMember[] = [];
    for await (const some of inStretches(points, limits.comparedAtOnce))
      for (const point of some)
        members.push(memberOf(point, known.get(point.party)?.region ?? 'unknown', schedule));
    return members;
  }
}
