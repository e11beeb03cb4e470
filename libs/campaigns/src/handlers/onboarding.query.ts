import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { contactPoints, guidance, parties, type ContactPoint } from '#directory';
import { ProjectionHost, type Until } from '#engine';
import type { CalendarDate } from '#kernel';
import { contactPointRecord } from '../domain/campaign.projections.js';
import { onboardingOf, type Onboarding } from '../domain/onboarding.js';

export interface OnboardingQuestion {
  /** All contact points of this Party; by default all of the network. */
  readonly party?: string | undefined;
  /** Only who was designated after this day, or is still to be confirmed. */
  readonly since?: CalendarDate | undefined;
  /** Only who has something left to do. */
  readonly open?: boolean | undefined;
}

export type NamedOnboarding = Onboarding & { readonly partyName: string };

/** How far contact points have come, in order of their ids; whoever was withdrawn is left out. */
export class GetOnboarding extends Query<readonly NamedOnboarding[]> {
  constructor(
    readonly question: OnboardingQuestion,
    readonly until?: Until,
  ) {
    super();
  }
}

@QueryHandler(GetOnboarding)
export class GetOnboardingHandler implements IQueryHandler<GetOnboarding> {
  constructor(private readonly projections: ProjectionHost) {}

  async execute({ question, until }: GetOnboarding): Promise<readonly NamedOnboarding[]> {
    const { party, since, open = false } = question;
    const models = [contactPoints, parties, guidance, contactPointRecord];
    const { documentsOf } = await this.projections.moment(models, until);
    const names = documentsOf(parties);
    const sent = documentsOf(guidance);
    const records = documentsOf(contactPointRecord);
    return [...documentsOf(contactPoints).values()]
      .filter((point) => point.status !== 'withdrawn')
      .filter((point) => party === undefined || point.party === party)
      .filter((point) => since === undefined || isNew(point, since))
      .map((point): NamedOnboarding => {
        const id = point.contactPointId;
        const facts = { guidanceSentOn: sent.get(id)?.sentOn, record: records.get(id) };
        const partyName = names.get(point.party)?.name ?? point.party;
        return { ...onboardingOf(point, facts), partyName };
      })
      .filter(({ complete }) => !open || !complete)
      .toSorted((a, b) => (a.contactPointId < b.contactPointId ? -1 : 1));
  }
}

function isNew({ statuses }: ContactPoint, since: CalendarDate): boolean {
  const first = statuses.find(({ status }) => status === 'designated');
  return first === undefined || (first.from !== undefined && first.from > since);
}
