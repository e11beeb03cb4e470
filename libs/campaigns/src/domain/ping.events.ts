import type { Ciphertext, EventDefinitions, Instant, StreamName } from '#kernel';
import type { ChannelKind, ChannelUse, ContactPointType } from '#directory';
import type { ChannelVerdict } from '#messaging/domain';
import type { Policy, StepTarget } from './policy.js';

/** The test of one contact point in one campaign. */
export interface PingRef {
  readonly campaignId: string;
  readonly contactPointId: string;
}

/** What of the directory a ping is counted by, as it was at the launch. Nothing here is personal. */
export interface Pinged extends PingRef {
  readonly party: string;
  readonly region: string;
  readonly type: ContactPointType;
  /** IANA zone. */
  readonly timezone: string;
  /** The preferred BCP 47 tag, or `und`. */
  readonly language: string;
}

/** The grades that are a human act and stop the clock (rule 2 in docs/rules.md). */
export type HumanGrade = 'human' | 'responsible-officer';
export type ResponseVia = 'link' | 'reply' | 'phone' | 'gateway' | 'api';

export interface Response {
  /** Recording the same response twice records it once. */
  readonly responseId: string;
  readonly via: ResponseVia;
  readonly grade: HumanGrade;
  /** On Rollcall's clock: the only one that statistics use. */
  readonly receivedAt: Instant;
  /** What the sender's clock said. Kept, never used. */
  readonly declaredAt?: Instant;
  /** The declared time cannot be true beside ours. */
  readonly declaredTimeOdd?: true;
  readonly answeredBy?: Ciphertext;
  /** Details the responder corrected: their names in clear, the values encrypted as one JSON object. */
  readonly corrections?: { readonly fields: readonly string[]; readonly values: Ciphertext };
  /** The responder looked at what the directory says, and found it right. */
  readonly detailsConfirmed?: true;
  /** What the responder wrote beside, shortened. */
  readonly note?: Ciphertext;
  /** What our mail exchanger found of the sender (RFC 8601): `{"dkim": "pass", "spf": "pass"}`. Kept as evidence. */
  readonly authentication?: Readonly<Record<string, string>>;
}

export type Purpose = 'first' | 'reminder' | 'escalation';

/** One message to one channel, derived from what it is for, so that two workers give it the same id. */
export interface Attempt {
  readonly attemptId: string;
  /** What it carries out: `first`, or `step-2.0`. */
  readonly intent: string;
  /** Whose channel: another contact point's where the escalation goes to one. */
  readonly recipient: string;
  readonly channelId: string;
  readonly kind: ChannelKind;
  readonly use: ChannelUse;
  /** 1 for the first time. */
  readonly tryNumber: number;
}

/** A step of the policy as it fell due. Steps of an outage that were collapsed into it are named. */
export interface StepDue {
  readonly intent: string;
  readonly step: number;
  readonly repetition: number;
  readonly dueAt: Instant;
  readonly to: StepTarget;
  readonly collapsed: readonly { readonly step: number; readonly repetition: number }[];
}

export type SkipReason =
  'party-answered' | 'claimed-by-another' | 'no-other-contact-point' | 'nothing-new';
export type PhoneTaskReason = 'escalation' | 'no-usable-channel';
export type PhoneOutcome = 'answered' | 'no-answer' | 'wrong-number' | 'refused' | 'not-needed';

export type PingEvent =
  | {
      readonly type: 'PingIssued';
      readonly data: Pinged & {
        readonly policy: Policy;
        readonly issuedAt: Instant;
        /** When its first message is to go out, not before. */
        readonly startsAt: Instant;
      };
    }
  | { readonly type: 'ReminderDue'; readonly data: PingRef & StepDue }
  | {
      readonly type: 'PingEscalated';
      readonly data: PingRef & StepDue & { readonly recipients: readonly string[] };
    }
  | {
      readonly type: 'StepSkipped';
      readonly data: PingRef & {
        readonly step: number;
        readonly repetition: number;
        readonly intent: string;
        readonly reason: SkipReason;
      };
    }
  | {
      readonly type: 'AttemptStarted';
      readonly data: PingRef & Attempt & { readonly startedAt: Instant };
    }
  | {
      readonly type: 'AttemptHandedOver';
      readonly data: PingRef & {
        readonly attemptId: string;
        readonly intent: string;
        readonly purpose: Purpose;
        readonly handedOverAt: Instant;
        /** What the next system called it, for its own log. */
        readonly reference?: string;
      };
    }
  | {
      readonly type: 'AttemptDelivered';
      readonly data: PingRef & { readonly attemptId: string; readonly deliveredAt: Instant };
    }
  | {
      readonly type: 'AttemptFailed';
      readonly data: PingRef & {
        readonly attemptId: string;
        readonly permanence: 'permanent' | 'transient';
        /** In the words of whoever refused it, which may quote the address. */
        readonly reason: Ciphertext;
        readonly failedAt: Instant;
        readonly verdict?: ChannelVerdict;
      };
    }
  | {
      readonly type: 'AttemptOutcomeUnknown';
      readonly data: PingRef & { readonly attemptId: string; readonly resend: boolean };
    }
  | {
      readonly type: 'NoUsableChannel';
      readonly data: PingRef & { readonly intent: string; readonly recipients: readonly string[] };
    }
  | {
      readonly type: 'MachineOpened';
      readonly data: PingRef & { readonly agent: string; readonly openedAt: Instant };
    }
  | {
      readonly type: 'AutoReplyReceived';
      readonly data: PingRef & { readonly messageId: string; readonly receivedAt: Instant };
    }
  | {
      readonly type: 'ResponseReceived' | 'FurtherResponseReceived' | 'LateResponseReceived';
      readonly data: PingRef & Response;
    }
  | {
      readonly type: 'ResponseCorrected';
      readonly data: PingRef & {
        readonly responseId: string;
        /** `null` takes the response back. */
        readonly receivedAt: Instant | null;
        readonly reason: Ciphertext;
      };
    }
  | {
      readonly type: 'PhoneTaskOpened';
      readonly data: PingRef & {
        readonly taskId: string;
        readonly intent: string;
        readonly reason: PhoneTaskReason;
        readonly openedAt: Instant;
      };
    }
  | {
      readonly type: 'PhoneTaskCompleted';
      readonly data: PingRef & {
        readonly taskId: string;
        readonly outcome: PhoneOutcome;
        readonly completedAt: Instant;
      };
    }
  | { readonly type: 'PingExpired'; readonly data: PingRef & { readonly expiredAt: Instant } }
  | {
      readonly type: 'PingWithdrawn';
      readonly data: PingRef & { readonly withdrawnAt: Instant; readonly reason: string };
    };

export const pingEvents: EventDefinitions<PingEvent> = {
  PingIssued: {
    schema: 2,
    upcasters: { 1: (data) => ({ ...data, startsAt: data['issuedAt'] }) },
  },
  ReminderDue: { schema: 1 },
  PingEscalated: { schema: 1 },
  StepSkipped: { schema: 1 },
  AttemptStarted: { schema: 1 },
  AttemptHandedOver: { schema: 1 },
  AttemptDelivered: { schema: 1 },
  AttemptFailed: { schema: 1 },
  AttemptOutcomeUnknown: { schema: 1 },
  NoUsableChannel: { schema: 1 },
  MachineOpened: { schema: 1 },
  AutoReplyReceived: { schema: 1 },
  ResponseReceived: { schema: 1 },
  FurtherResponseReceived: { schema: 1 },
  LateResponseReceived: { schema: 1 },
  ResponseCorrected: { schema: 1 },
  PhoneTaskOpened: { schema: 1 },
  PhoneTaskCompleted: { schema: 1 },
  PingExpired: { schema: 1 },
  PingWithdrawn: { schema: 1 },
};

export const pingCategory = 'ping-';

/** A campaign's id holds no dot, so the first dot parts the two ids. */
export function pingStream({ campaignId, contactPointId }: PingRef): StreamName {
  return `${pingCategory}${campaignId}.${contactPointId}`;
}

export function pingKey({ campaignId, contactPointId }: PingRef): string {
  return `${campaignId}.${contactPointId}`;
}
