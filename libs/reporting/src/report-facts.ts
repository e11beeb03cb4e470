import type { Activity } from '#activities';
import type { Campaign, PingTimes } from '#campaigns';
import type {
  ContactPoint,
  Difference,
  InboxProposal,
  KnownVersion,
  PartyDetails,
  Sharing,
} from '#directory';
import type { CalendarDate } from '#kernel';
import type { Basis, PartyRef } from './report.js';

/** What a report is computed from: read models as of one position of the log. */
export interface ReportFacts {
  readonly basis: Basis;
  readonly parties: ReadonlyMap<string, PartyDetails>;
  readonly contactPoints: ReadonlyMap<string, ContactPoint>;
  readonly versions: readonly KnownVersion[];
  /** What each sharing told, by `sharingKey`. */
  readonly differences: ReadonlyMap<string, readonly Difference[]>;
  readonly campaigns: ReadonlyMap<string, Campaign>;
  readonly pings: readonly PingTimes[];
  readonly proposals: readonly InboxProposal[];
  readonly activities: readonly Activity[];
}

export interface ReportRequest {
  /** The first and the last day of the period, in UTC. */
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  /** The ping test it is about; by default the last that was launched in the period. */
  readonly campaignId?: string | undefined;
  readonly anonymised?: boolean | undefined;
}

/** What lies between two versions is the same for all who are told of it. */
export function sharingKey({ since, number }: Pick<Sharing, 'since' | 'number'>): string {
  return `${since} ${number}`;
}

export function partyRef({ parties }: Pick<ReportFacts, 'parties'>, party: string): PartyRef {
  return { party, partyName: parties.get(party)?.name ?? party };
}

/** By code, so that a report does not depend on the order of anything. */
export function byParty(a: PartyRef, b: PartyRef): number {
  if (a.party === b.party) return 0;
  return a.party < b.party ? -1 : 1;
}
