import { CommandMessage, type Instant, type Revision } from '#kernel';
import type { AudienceSelection } from './campaign.events.js';
import type { CampaignCommand } from './campaign.decider.js';
import type { PartyPingRef } from './party-ping.decider.js';
import type { PingCommand } from './ping.commands.js';
import type { ChannelVerdict } from '#messaging/domain';
import type { HumanGrade, PhoneOutcome, Pinged, PingRef, ResponseVia } from './ping.events.js';
import type { Policy } from './policy.js';
import type { ScheduleRequest } from './schedule.js';

/** The messages that campaigns take from the command bus. */

export class DefinePolicy extends CommandMessage<{
  readonly policyId: string;
  readonly policy: Policy;
}> {}

/** Plans with the newest version of policy and template; the standard ones are there without having been defined. */
export class PlanCampaign extends CommandMessage<{
  readonly campaignId: string;
  readonly name: string;
  readonly policyId: string;
  /** By default the standard one. */
  readonly templateId?: string;
  readonly audience: AudienceSelection;
  /** Its messages tell which Parties' details changed since the directory was last shared. */
  readonly carriesNews?: true;
  /** The series it is an occurrence of. */
  readonly seriesId?: string;
}> {}

interface OfCampaign {
  readonly campaignId: string;
  /** The campaign's revision in the eyes of whoever asks: where somebody changed it since, the answer is `revision-moved`. */
  readonly expectedRevision?: Revision;
}

/** Says when it starts, or says it anew. The starts within a window are drawn afresh every time. */
export class ScheduleCampaign extends CommandMessage<
  OfCampaign & { readonly schedule: ScheduleRequest }
> {}

/** Pins audience and directory version, and starts. */
export class LaunchCampaign extends CommandMessage<
  OfCampaign & {
    /** Somebody has read what GetReadiness warns of. Without it a campaign with warnings is refused `campaign-not-ready`. */
    readonly acceptsWarnings?: boolean;
  }
> {}

/** Closes when every ping has ended; by an operator at once, and the open ones are withdrawn. */
export class CloseCampaign extends CommandMessage<
  OfCampaign & { readonly reason: 'deadline' | 'operator' }
> {}

/** A command that the campaign decides by itself. */
export class DirectCampaign extends CommandMessage<
  OfCampaign & {
    readonly command: Extract<
      CampaignCommand,
      {
        type:
          | 'ScheduleCampaign'
          | 'PauseCampaign'
          | 'ResumeCampaign'
          | 'CancelCampaign'
          | 'RecordOutage';
      }
    >;
  }
> {}

export class IssuePing extends CommandMessage<{
  readonly pinged: Pinged;
  readonly policy: Policy;
  readonly startsAt: Instant;
}> {}

/** Asks the ping what it owes by now, and does what it was waiting for. */
export class AdvancePing extends CommandMessage<PingRef> {}

/** A command that the ping decides by itself. */
export class DirectPing extends CommandMessage<{
  readonly ping: PingRef;
  readonly command: Exclude<
    PingCommand,
    {
      type:
        | 'IssuePing'
        | 'AdvancePing'
        | 'StartAttempts'
        | 'FindNoDestination'
        | 'RecordFailure'
        | 'RecordResponse'
        | 'RecordBounce'
        | 'CompletePhoneTask'
        | 'CorrectResponse';
    }
  >;
}> {}

/** A human answer, in clear: what is personal in it is encrypted before anything is decided. */
export class RecordResponse extends CommandMessage<{
  readonly ping: PingRef;
  readonly responseId: string;
  readonly via: ResponseVia;
  readonly grade: HumanGrade;
  readonly receivedAt: Instant;
  readonly declaredAt?: Instant;
  readonly answeredBy?: string;
  readonly corrections?: Readonly<Record<string, string>>;
  readonly detailsConfirmed?: true;
  readonly note?: string;
  readonly authentication?: Readonly<Record<string, string>>;
}> {}

/** What came of a call: with `answer` when somebody picked up, in clear. */
export class CompletePhoneTask extends CommandMessage<{
  readonly ping: PingRef;
  readonly taskId: string;
  readonly outcome: PhoneOutcome;
  readonly answer?: {
    readonly grade: HumanGrade;
    readonly receivedAt: Instant;
    readonly answeredBy?: string;
    readonly corrections?: Readonly<Record<string, string>>;
    readonly note?: string;
  };
}> {}

/** What had been handed over came back; the reason in clear. */
export class RecordBounce extends CommandMessage<{
  readonly ping: PingRef;
  readonly attemptId: string;
  readonly reason: string;
  readonly bouncedAt: Instant;
  readonly verdict?: ChannelVerdict;
}> {}

/** An operator's correction, its reason in clear. */
export class CorrectResponse extends CommandMessage<{
  readonly ping: PingRef;
  readonly responseId: string;
  /** `null` takes the response back. */
  readonly receivedAt: Instant | null;
  readonly reason: string;
}> {}

export class OpenPartyPing extends CommandMessage<
  PartyPingRef & {
    readonly contactPointIds: readonly string[];
    readonly partyRule: Policy['partyRule'];
  }
> {}

export class TakeBackPartyAnswer extends CommandMessage<
  PartyPingRef & { readonly contactPointId: string }
> {}

export class NotePartyAnswer extends CommandMessage<
  PartyPingRef & { readonly contactPointId: string; readonly receivedAt: Instant }
> {}
