import type { Ciphertext, Instant } from '#kernel';
import type { ChannelVerdict } from '#messaging/domain';
import type { Attempt, PhoneOutcome, Pinged, Response, SkipReason } from './ping.events.js';
import type { Policy } from './policy.js';

/** What the Party's own stream said of a step that concerns the Party: this ping may perform it, or why not. */
export type PartyClaim =
  | { readonly granted: true; readonly recipients: readonly string[] }
  | { readonly granted: false; readonly reason: SkipReason };

export type PingCommand =
  | {
      readonly type: 'IssuePing';
      readonly pinged: Pinged;
      readonly policy: Policy;
      readonly startsAt: Instant;
      readonly now: Instant;
    }
  | {
      readonly type: 'AdvancePing';
      readonly now: Instant;
      /** `false` while the campaign is paused: nothing goes out, and time goes on. */
      readonly sending: boolean;
      /** By `step.repetition`. A due step of the Party without a claim waits. */
      readonly claims: Readonly<Record<string, PartyClaim>>;
    }
  | {
      readonly type: 'StartAttempts';
      readonly now: Instant;
      readonly intent: string;
      readonly attempts: readonly Attempt[];
      readonly partyAnswered: boolean;
    }
  | {
      readonly type: 'FindNoDestination';
      readonly now: Instant;
      readonly intent: string;
      readonly recipients: readonly string[];
    }
  | {
      readonly type: 'RecordHandOver';
      readonly attemptId: string;
      readonly handedOverAt: Instant;
      readonly reference?: string;
    }
  | { readonly type: 'RecordDelivery'; readonly attemptId: string; readonly deliveredAt: Instant }
  | {
      readonly type: 'RecordFailure';
      readonly attemptId: string;
      readonly permanence: 'permanent' | 'transient';
      readonly reason: Ciphertext;
      readonly failedAt: Instant;
      readonly verdict?: ChannelVerdict;
    }
  | {
      /** What had been handed over came back. */
      readonly type: 'RecordBounce';
      readonly attemptId: string;
      readonly reason: Ciphertext;
      readonly bouncedAt: Instant;
      readonly verdict?: ChannelVerdict;
    }
  | { readonly type: 'RecordOpening'; readonly agent: string; readonly openedAt: Instant }
  | { readonly type: 'RecordAutoReply'; readonly messageId: string; readonly receivedAt: Instant }
  | { readonly type: 'RecordResponse'; readonly response: Response }
  | {
      readonly type: 'CorrectResponse';
      readonly responseId: string;
      readonly receivedAt: Instant | null;
      readonly reason: Ciphertext;
    }
  | {
      readonly type: 'CompletePhoneTask';
      readonly taskId: string;
      readonly outcome: PhoneOutcome;
      readonly completedAt: Instant;
      readonly response?: Response;
    }
  | { readonly type: 'WithdrawPing'; readonly now: Instant; readonly reason: string };

export type PingCommandOf<Type extends PingCommand['type']> = Extract<PingCommand, { type: Type }>;
