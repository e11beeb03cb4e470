import { iso, msOf, secondsIn, textOf, type Data } from './seen-event.js';

interface Step {
  readonly afterMs: number;
  readonly do: string;
}

export interface Attempt {
  readonly id: string;
  readonly intent: string;
  readonly recipient: string;
  readonly channel: string;
  readonly tryNumber: number;
  readonly startedMs: number;
  /** `resent`: nobody knows, and it may go out once more. */
  outcome: 'awaited' | 'handed-over' | 'failed' | 'failed-for-good' | 'unknown' | 'resent';
  failedMs: number;
}

/** Something that was decided to be sent. */
export interface Intent {
  readonly to: string;
  readonly decidedMs: number;
  readonly recipients: readonly string[];
  /** For whom it was begun, or has nowhere to go. */
  readonly given: Set<string>;
  readonly outOfReach: Set<string>;
  superseded: boolean;
}

interface PlannedStep {
  readonly after: string;
  readonly do: string;
  readonly repeat?: { readonly every: string; readonly times: number };
}

export const outcomeWaitMs = 5 * 60_000;
export const triesMax = 5;

/** After the n-th try that failed for now. */
export function retryWaitMs(tryNumber: number): number {
  return 30_000 * 2 ** (tryNumber - 1);
}

/** What is on record of one ping. */
export class NaivePing {
  readonly campaign: string;
  readonly contactPoint: string;
  readonly party: string;
  readonly startsMs: number;
  readonly deadlineMs: number;
  /** Moments at which steps fall due, by `step.repetition`. */
  readonly occurrences: ReadonlyMap<string, Step>;
  readonly settled = new Set<string>();
  readonly intents = new Map<string, Intent>();
  readonly attempts = new Map<string, Attempt>();
  /** By id; `undefined` once it was taken back. */
  readonly answers = new Map<string, number | undefined>();
  readonly sent = { pings: 0, reminders: 0, escalations: 0, phoneTasks: 0 };
  handedOverMs: number | undefined;
  withdrawnMs: number | undefined;
  expired = false;

  /** @param data of PingIssued. */
  constructor(data: Data) {
    const policy = data['policy'] as { deadline: string; steps: readonly PlannedStep[] };
    this.campaign = textOf(data, 'campaignId');
    this.contactPoint = textOf(data, 'contactPointId');
    this.party = textOf(data, 'party');
    this.startsMs = msOf(data, 'startsAt');
    this.deadlineMs = secondsIn(policy.deadline) * 1_000;
    this.occurrences = occurrencesOf(policy.steps);
    this.decide('first', 'same', this.startsMs, [this.contactPoint]);
  }

  get startMs(): number {
    return this.handedOverMs ?? this.startsMs;
  }

  get dueMs(): number {
    return this.startMs + this.deadlineMs;
  }

  /** Until when an answer counts. */
  get endMs(): number {
    return Math.min(this.dueMs, this.withdrawnMs ?? Infinity);
  }

  /** When the first answer came that is in time. */
  get answeredMs(): number | undefined {
    let first: number | undefined;
    for (const ms of this.answers.values())
      if (ms !== undefined && ms <= this.endMs && (first === undefined || ms < first)) first = ms;
    return first;
  }

  /** Whether one was taken back. */
  get hadAnswer(): boolean {
    return [...this.answers.values()].includes(undefined);
  }

  get isOpen(): boolean {
    return this.answeredMs === undefined && !this.expired && this.withdrawnMs === undefined;
  }

  /** Whether it is counted: a campaign may end before its turn has come. */
  get wasAsked(): boolean {
    const endedBefore = this.withdrawnMs !== undefined && this.withdrawnMs < this.startsMs;
    const answered = [...this.answers.values()].some((ms) => ms !== undefined);
    return !endedBefore || this.handedOverMs !== undefined || answered;
  }

  decide(id: string, to: string, decidedMs: number, recipients: readonly string[]): void {
    this.intents.set(id, {
      to,
      decidedMs,
      recipients,
      given: new Set(),
      outOfReach: new Set(),
      superseded: false,
    });
  }

  /** Nothing more can be done about it for these. */
  giveUp(intentId: string, recipients?: readonly string[]): void {
    const intent = this.intents.get(intentId);
    for (const one of recipients ?? intent?.recipients ?? []) {
      intent?.given.add(one);
      intent?.outOfReach.add(one);
    }
  }

  /** What should have been done by `nowMs` and was not; of steps and messages only while its campaign runs. */
  owed(nowMs: number, running: boolean): readonly string[] {
    const owed = [...this.attempts.values()]
      .filter((one) => one.outcome === 'awaited' && one.startedMs + outcomeWaitMs <= nowMs)
      .map(({ id, startedMs }) => `attempt ${id} has had no outcome since ${iso(startedMs)}`);
    if (!this.isOpen) return owed;
    if (this.dueMs <= nowMs) return [...owed, `its deadline was ${iso(this.dueMs)}`];
    if (!running) return owed;
    for (const [occurrence, { afterMs }] of this.occurrences)
      if (this.startMs + afterMs <= nowMs && !this.settled.has(occurrence))
        owed.push(`step ${occurrence} fell due at ${iso(this.startMs + afterMs)}`);
    for (const [id, { decidedMs, recipients, given, superseded }] of this.intents)
      if (!superseded && decidedMs <= nowMs)
        for (const one of recipients)
          if (!given.has(one)) owed.push(`${id} was never sent to ${one}`);
    for (const attempt of this.attempts.values())
      if (this.isOwedAgain(attempt, nowMs))
        owed.push(
          `${attempt.intent} to ${attempt.recipient} failed at ${iso(attempt.failedMs)} and was not tried again`,
        );
    return owed;
  }

  private isOwedAgain(failed: Attempt, nowMs: number): boolean {
    const { intent: of, recipient, outcome, tryNumber } = failed;
    const intent = this.intents.get(of);
    if (outcome !== 'failed' || tryNumber >= triesMax) return false;
    if (intent === undefined || intent.superseded || intent.outOfReach.has(recipient)) return false;
    // Others of the same step that failed later hold it up.
    const same = [...this.attempts.values()].filter((one) => one.intent === of);
    const readyMs = Math.max(
      ...same.map((one) =>
        one.outcome === 'failed' ? one.failedMs + retryWaitMs(one.tryNumber) : 0,
      ),
      intent.decidedMs,
    );
    if (readyMs > nowMs) return false;
    const others = same.filter((one) => one.recipient === recipient && one !== failed);
    const later = same.slice(same.indexOf(failed) + 1);
    return !others.some((one) => later.includes(one) || one.outcome === 'handed-over');
  }
}

function occurrencesOf(steps: readonly PlannedStep[]): ReadonlyMap<string, Step> {
  const occurrences = new Map<string, Step>();
  for (const [index, { after, repeat, do: what }] of steps.entries())
    for (let repetition = 0; repetition <= (repeat?.times ?? 0); repetition++) {
      const seconds = secondsIn(after) + repetition * secondsIn(repeat?.every ?? 'PT0S');
      occurrences.set(`${index}.${repetition}`, { do: what, afterMs: seconds * 1_000 });
    }
  return occurrences;
}
