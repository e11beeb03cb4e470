import type { ActivityKind } from '#activities';
import type { ContactPointType, Development, ProposalStatus } from '#directory';
import type { CalendarDate, Duration, Instant } from '#kernel';
import type { Report, TestSection } from '../report.js';

export const reportLanguages = ['en', 'fr'] as const;
export type ReportLanguage = (typeof reportLanguages)[number];

/** How one language writes figures, days and names. */
export interface Notation {
  readonly day: (day: CalendarDate) => string;
  readonly days: (from: CalendarDate, until: CalendarDate) => string;
  readonly moment: (at: Instant) => string;
  /** `9 min`, `2h 20 min`; a dash where there is none. */
  readonly mean: (seconds: number | null) => string;
  readonly share: (share: number | null) => string;
  readonly window: (within: Duration) => string;
  readonly number: (value: number) => string;
  readonly list: (items: readonly string[]) => string;
  /** A State by its code and the directory's own name, which is the code again where it knows none. */
  readonly party: (code: string, name: string) => string;
  readonly compare: (a: string, b: string) => number;
}

/** Everything a report says in one language. Sentences come whole, for languages count in different ways. */
export interface ReportWords {
  readonly title: string;
  readonly subtitle: (report: Report) => string;
  readonly contents: string;
  readonly none: string;

  readonly directory: {
    readonly heading: string;
    readonly summary: (section: Report['directory']) => string;
    readonly figures: string;
    readonly figure: string;
    readonly parties: string;
    readonly partiesWithSeveral: string;
    readonly contactPoints: string;
    readonly toBeConfirmed: string;
    readonly byType: string;
    readonly type: string;
    readonly types: Readonly<Record<ContactPointType, string>>;
    readonly share: string;
    readonly developments: string;
    readonly noDevelopments: string;
    readonly developmentsCounted: (count: number, parties: number) => string;
    readonly developmentsCaption: string;
    readonly since: string;
    readonly party: string;
    readonly institution: string;
    readonly status: string;
    readonly statuses: Readonly<Record<Development['status'], string>>;
    readonly reinstated: string;
  };

  readonly versions: {
    readonly heading: string;
    readonly summary: (section: Report['versions']) => string;
    readonly updatesOf: (names: readonly string[]) => string;
    readonly shared: string;
    readonly version: string;
    readonly sharedOn: string;
    readonly parties: string;
    readonly contactPoints: string;
    readonly updatedParties: string;
    readonly which: string;
    readonly changes: string;
    readonly change: string;
  };

  readonly test: {
    readonly heading: (test: TestSection) => string;
    readonly headingWithout: string;
    readonly noTest: string;
    readonly summary: (test: TestSection) => readonly string[];
    readonly windows: string;
    readonly within: string;
    readonly parties: string;
    readonly of: string;
    readonly share: string;
    readonly mean: string;
    readonly meanSeconds: string;
    readonly windowsNote: string;
    readonly curve: string;
    readonly curveAlternative: (test: TestSection) => string;
    readonly shareOfParties: string;
    readonly reachedBy: string;
    readonly reached: string;
    readonly reachedWays: Readonly<Record<keyof TestSection['reachedBy'], string>>;
    readonly contactPoints: string;
    readonly newsOf: (names: readonly string[]) => string;
    readonly newsCounted: (parties: number) => string;
    readonly silent: (test: TestSection, names: readonly string[]) => string;
    readonly comparison: string;
    readonly comparisonCaption: string;
    readonly test: string;
    readonly day: string;
    readonly asked: string;
    readonly median: string;
    readonly medianSeconds: string;
    readonly noEarlier: string;
    readonly earlierOmitted: (count: number) => string;
    readonly updates: string;
    readonly noUpdates: string;
    readonly updatesOf: (count: number, parties: readonly string[]) => string;
    readonly updatesCounted: (count: number, parties: number) => string;
    readonly updatesBecame: (byStatus: TestSection['updates']['byStatus']) => string;
    readonly updateStatuses: Readonly<Record<ProposalStatus, string>>;
    readonly updatesCaption: string;
    readonly details: string;
    readonly fields: Readonly<Record<string, string>>;
  };

  readonly activities: {
    readonly heading: string;
    readonly noActivities: string;
    readonly summary: (section: Report['activities']) => string;
    readonly contributors: (names: readonly string[]) => string;
    readonly partners: (names: readonly string[]) => string;
    readonly byKind: string;
    readonly kind: string;
    readonly kinds: Readonly<Record<ActivityKind, string>>;
    readonly titled: (kind: string, title: string) => string;
    readonly number: string;
    readonly statesHelped: string;
    readonly states: string;
    readonly each: string;
    readonly days: string;
    readonly activity: string;
    readonly where: string;
    readonly forWhom: string;
    readonly withWhom: string;
    readonly networks: Readonly<Record<string, string>>;
  };

  readonly basis: {
    readonly heading: string;
    readonly text: (basis: Report['basis']) => string;
    /** By what the record can be held against the paper. */
    readonly sealed: (seal: NonNullable<Report['basis']['seal']>) => string;
    readonly anonymised: string;
  };
}
