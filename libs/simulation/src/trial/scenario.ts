import type { Policy } from '#campaigns';
import type { ParsedContactPoint } from '#directory';

/**
 * Everything that happens to a network in one trial, as data: it can be printed, made smaller and tried again. Times are
 * milliseconds after the trial begins.
 */
export interface Scenario {
  /** From which the order of whatever happens at once is drawn, and which messages and timers meet trouble. */
  readonly seed: number;
  readonly contactPoints: readonly ParsedContactPoint[];
  readonly campaigns: readonly PlannedCampaign[];
  readonly acts: readonly Act[];
  /** Processes that share the log. */
  readonly workers: number;
  readonly troubles: readonly Trouble[];
  /** Shares of all messages, from 0 to 1, that meet each fate. */
  readonly mail: Readonly<Record<MailTrouble, number>>;
  /** Shares of all timers. */
  readonly timers: Readonly<Record<TimerTrouble, number>>;
  /** Shares of all jobs of the dispatch queue. */
  readonly jobs: Readonly<Record<JobTrouble, number>>;
}

export interface PlannedCampaign {
  readonly campaignId: string;
  readonly policy: Policy;
  readonly startsAtMs: number;
  /** Within which every contact point starts at a moment of its own; 0: all at once. */
  readonly windowMs: number;
}

/** Something that people outside do. */
export type Act =
  | {
      readonly kind: 'answer';
      readonly atMs: number;
      readonly campaignId: string;
      readonly contactPointId: string;
      readonly corrects: boolean;
    }
  | {
      /** A desk opens the page, or its mailbox answers by itself: none of it is an answer. */
      readonly kind: 'open' | 'auto-reply' | 'take-back';
      readonly atMs: number;
      readonly campaignId: string;
      readonly contactPointId: string;
    }
  | {
      /** Somebody calls where a phone task asks for it. */
      readonly kind: 'call';
      readonly atMs: number;
      readonly campaignId: string;
      readonly contactPointId: string;
      readonly reached: boolean;
    }
  | {
      readonly kind: 'pause' | 'resume' | 'close';
      readonly atMs: number;
      readonly campaignId: string;
    };

export type MailTrouble = 'transient' | 'permanent' | 'unknown' | 'slow';
export type TimerTrouble = 'lost' | 'late' | 'early' | 'repeated';
export type JobTrouble = 'lost' | 'repeated';

/** Something that breaks, when so many turns have been taken. */
export interface Trouble {
  readonly turn: number;
  readonly kind: TroubleKind;
  /** For how long, or by how much, in milliseconds. */
  readonly ms: number;
}

export type TroubleKind =
  /** The process whose turn it is dies in the middle of what it does; another takes its place later. */
  | 'crash'
  /** Like it, and its read models and checkpoints are lost. */
  | 'crash-with-disk'
  /** Time passes while something is under way. */
  | 'delay'
  /** The clock of one process is set forward, or back where `ms` is negative. */
  | 'clock-jump'
  /** Nothing reaches the event store. */
  | 'store-away'
  /** An append is stored, and its answer is lost. */
  | 'answer-lost'
  /** An append is refused as if somebody else had come first. */
  | 'conflict'
  /** Nothing can be stored. */
  | 'disk-full'
  /** All timers and jobs that wait are lost. */
  | 'queues-lost';

export const nothingBreaks: Pick<Scenario, 'mail' | 'timers' | 'jobs'> = {
  mail: { transient: 0, permanent: 0, unknown: 0, slow: 0 },
  timers: { lost: 0, late: 0, early: 0, repeated: 0 },
  jobs: { lost: 0, repeated: 0 },
};
