import { addMs, durationMs, type Instant } from '#kernel';
import type { Attempt, Pinged, Purpose, ResponseVia } from './ping.events.js';
import type { Policy, StepTarget } from './policy.js';
import { endOfCounting, type KeptResponse } from './responses.js';

/** Something that was decided to be sent. It is owed to every recipient in `open` from `readyAt` on. */
export interface SendIntent {
  readonly id: string;
  readonly kind: Purpose;
  readonly to: StepTarget;
  /** Index of the policy's step; the first message has none. */
  readonly step?: number;
  readonly open: readonly string[];
  readonly readyAt: Instant;
  /** How often each channel (`recipient/channelId`) was tried. */
  readonly tries: Readonly<Record<string, number>>;
  /** Channels that failed for good. */
  readonly failed: readonly string[];
  /** What is under way or out, as `recipient/kind`: the failure of one kind sends no other a second time. */
  readonly carried: readonly string[];
  /** A newer reminder took its place: a failure that comes later does not bring it back. */
  readonly superseded?: true;
}

export interface KeptAttempt extends Attempt {
  readonly startedAt: Instant;
  readonly outcome: 'awaited' | 'handed-over' | 'failed' | 'unknown';
  readonly deliveredAt?: Instant;
  /** It failed after it had been handed over: it came back. */
  readonly bounced?: true;
}

export interface PhoneTask {
  readonly taskId: string;
  readonly intent: string;
  readonly reason: 'escalation' | 'no-usable-channel';
  readonly done: boolean;
}

interface PingCore {
  readonly pinged: Pinged;
  readonly policy: Policy;
  readonly issuedAt: Instant;
  /** When the first message is to go out. */
  readonly startsAt: Instant;
  /** When the first message was handed over: from here everything is counted. */
  readonly handedOverAt?: Instant;
  /** Occurrences of steps that are settled: `step.repetition`. */
  readonly stepsDone: readonly string[];
  readonly intents: Readonly<Record<string, SendIntent>>;
  readonly attempts: Readonly<Record<string, KeptAttempt>>;
  readonly phoneTasks: readonly PhoneTask[];
  readonly agents: readonly string[];
  readonly autoReplies: readonly string[];
  /** Human responses in the order they were recorded, late ones too. */
  readonly responses: readonly (KeptResponse & { readonly via: ResponseVia })[];
  /** Of all responses ever recorded: one that was taken back does not come in again. */
  readonly responseIds: readonly string[];
  /** Stays when an answer given before it turns up, so that it holds again if that answer is taken back. */
  readonly withdrawnAt?: Instant;
}

export type ActivePing = PingCore &
  (
    | { readonly status: 'open' | 'answered' }
    | { readonly status: 'expired' | 'withdrawn'; readonly endedAt: Instant }
  );
export type Ping = { readonly status: 'absent' } | ActivePing;

/** Where response time and the policy's steps count from (rule 7 in docs/rules.md). */
export function clockStart(ping: Pick<PingCore, 'handedOverAt' | 'startsAt'>): Instant {
  return ping.handedOverAt ?? ping.startsAt;
}

export function deadlineOf(ping: Pick<PingCore, 'handedOverAt' | 'startsAt' | 'policy'>): Instant {
  return addMs(clockStart(ping), durationMs(ping.policy.deadline));
}

/** Up to when a response counts: the deadline, or the earlier end of the campaign. */
export function countedUntil(
  ping: Pick<PingCore, 'handedOverAt' | 'startsAt' | 'policy' | 'withdrawnAt'>,
): Instant {
  return endOfCounting(deadlineOf(ping), ping.withdrawnAt);
}

export function occurrenceKey(step: number, repetition: number): string {
  return `${step}.${repetition}`;
}

export function channelKey(recipient: string, channelId: string): string {
  return `${recipient}/${channelId}`;
}
