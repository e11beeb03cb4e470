import type { ActivityKind } from '#activities';
import type { CampaignStatistics, Spread, StatisticsDetails } from '#campaigns';
import type {
  ContactPointStatus,
  ContactPointType,
  Development,
  Difference,
  NetworkSummary,
  ProposalStatus,
} from '#directory';
import type { CalendarDate, Duration, Instant } from '#kernel';
import type { SealMark } from '#seals';

/** What the plenary's paper says, in figures and lists: the same log and period give the same report. */
export interface Report {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  /** Says nothing by which a Party, an institution or a person is known. */
  readonly anonymised: boolean;
  readonly basis: Basis;
  readonly directory: DirectorySection;
  readonly versions: VersionsSection;
  /** Null where no ping test was launched in the period. */
  readonly test: TestSection | null;
  readonly activities: ActivitiesSection;
}

/** What of the log it was computed from. */
export interface Basis {
  /** Names this state of the log in any copy of it; null for an empty log. */
  readonly lastEventId: string | null;
  readonly events: number;
  readonly recordedAt: Instant | null;
  /** The last seal by then: with it anybody can tell later whether the record was changed. Null where there was none. */
  readonly seal: (SealMark & { readonly sealedAt: Instant }) | null;
}

export interface PartyRef {
  /** ISO 3166-1 alpha-2. */
  readonly party: string;
  /** As the directory calls it. */
  readonly partyName: string;
}

export interface DirectorySection {
  /** The day before the period, and its last day. */
  readonly before: { readonly on: CalendarDate; readonly summary: NetworkSummary };
  readonly after: { readonly on: CalendarDate; readonly summary: NetworkSummary };
  readonly developments: Listed<ReportedDevelopment>;
}

/** How many there are, and which: an anonymised report only says how many. */
export interface Listed<Row> {
  readonly count: number;
  readonly parties: number;
  readonly rows: readonly Row[];
}

export interface ReportedDevelopment extends PartyRef {
  readonly on: CalendarDate;
  readonly status: Development['status'];
  /** What it was before; null for somebody new. Designated after `suspended` is a reinstatement. */
  readonly before: Development['status'] | null;
  /** Null while the designation is to be confirmed. */
  readonly institution: string | null;
  readonly type: ContactPointType | null;
}

export interface VersionsSection {
  /** Versions of the directory that were published in the period. */
  readonly published: number;
  /** Versions that went to the whole network by letter, each counted once. */
  readonly shared: number;
  /** Whose updates these carried: new details, and not that somebody was designated or withdrawn. */
  readonly updatesOf: Counted<PartyRef>;
  /** Every sharing by letter in the period, the earliest first. */
  readonly rows: readonly SharedVersion[];
}

export interface SharedVersion {
  readonly number: number;
  /** The version that was shared before, 0 where none was: the differences are from there on. */
  readonly since: number;
  readonly sharedAt: Instant;
  readonly wholeNetwork: boolean;
  /** How many were told. */
  readonly parties: number;
  readonly contactPoints: number;
  readonly updatesOf: Counted<PartyRef>;
  readonly differences: Listed<ReportedDifference>;
}

export interface ReportedDifference extends PartyRef {
  readonly contactPointId: string;
  readonly institution: string;
  /** Its Party has other contact points as well. */
  readonly isOneOfSeveral: boolean;
  readonly status: ContactPointStatus;
  readonly change: Difference['change'];
  readonly fields: readonly string[];
}

export interface TestSection {
  /** Null where the report is anonymised: people choose it. */
  readonly campaignId: string | null;
  readonly name: string | null;
  readonly launchedAt: Instant;
  readonly status: 'running' | 'paused' | 'closed';
  /** How far it had come; null once it is over. */
  readonly elapsedSeconds: number | null;
  readonly pinged: CampaignStatistics['pinged'];
  readonly windows: CampaignStatistics['windows'];
  readonly answered: CampaignStatistics['answered'];
  readonly noAnswer: Counted<PartyRef> & { readonly contactPoints: number };
  readonly late: StatisticsDetails['late'];
  readonly responseTime: Spread;
  readonly reachedBy: StatisticsDetails['reachedBy'];
  /** How many Parties had answered after how long; each answer makes a step. */
  readonly curve: readonly CurvePoint[];
  /** Whose updates its messages told the network of. */
  readonly news: Counted<PartyRef>;
  /** Corrections of the directory that the test brought out. */
  readonly updates: Listed<ReportedUpdate> & {
    /** What became of them. */
    readonly byStatus: Readonly<Record<ProposalStatus, number>>;
  };
  /** Launched before it, the earliest first. */
  readonly earlier: readonly EarlierTest[];
  /** Still earlier ones, which it is not compared with. */
  readonly earlierOmitted: number;
}

/** Parties, and which: an anonymised report only says how many. */
export interface Counted<Row> {
  readonly parties: number;
  readonly rows: readonly Row[];
}

export interface CurvePoint {
  readonly seconds: number;
  readonly parties: number;
}

export interface ReportedUpdate extends PartyRef {
  readonly institution: string;
  /** Names of the details it corrects, as in the directory's columns. */
  readonly fields: readonly string[];
  readonly status: ProposalStatus;
}

export interface EarlierTest {
  readonly campaignId: string | null;
  readonly name: string | null;
  readonly launchedAt: Instant;
  readonly parties: number;
  readonly answered: number;
  readonly medianSeconds: number | null;
  /** By the windows of the test that is reported. */
  readonly windows: readonly {
    readonly within: Duration;
    readonly parties: number;
    readonly share: number | null;
  }[];
  readonly curve: readonly CurvePoint[];
}

/** Capacity building of which any day lies in the period. */
export interface ActivitiesSection {
  readonly count: number;
  /** Kinds that occur, in the register's own order. */
  readonly byKind: readonly {
    readonly kind: ActivityKind;
    readonly count: number;
    readonly states: Counted<PartyRef>;
  }[];
  /** States, Parties or not. */
  readonly statesHelped: Counted<PartyRef>;
  /** Parties whose contact points took part. */
  readonly contributors: Counted<PartyRef>;
  readonly partnerNetworks: readonly string[];
  /** The earliest first. */
  readonly rows: readonly ReportedActivity[];
}

export interface ReportedActivity {
  readonly kind: ActivityKind;
  readonly title: string;
  readonly from: CalendarDate;
  readonly until: CalendarDate;
  readonly heldIn: readonly PartyRef[];
  readonly venue: string | null;
  readonly statesHelped: readonly PartyRef[];
  readonly topics: readonly string[];
  readonly participants: string | null;
  readonly partnerNetworks: readonly string[];
}
