import {
  CommandMessage,
  type CalendarDate,
  type Ciphertext,
  type ErasureGround,
  type InClear,
  type Instant,
  type Revision,
} from '#kernel';
import type { ChannelVerdict } from '#messaging/domain';
import type { ContactPointCommand } from './contact-point.commands.js';
import type { ChannelCapability, Duty } from './duty.js';
import type { Proposal } from './change-proposal.events.js';
import type { Cells } from './field-changes.js';
import type { PartyDetails } from './party.decider.js';
import type {
  Availability,
  ChannelKind,
  ChannelUse,
  ContactPointRole,
  ContactPointType,
} from './vocabulary.js';

/** The messages that the directory takes from the command bus. Addresses and free text come in clear. */

export interface PlainChannel {
  readonly id: string;
  readonly kind: ChannelKind;
  readonly use: ChannelUse;
  readonly priority: number;
  readonly address: string;
  /** Left alone where it is left out; an empty list takes it away. */
  readonly capabilities?: readonly ChannelCapability[];
}

export interface PlainDetails {
  readonly institution: string;
  readonly type?: ContactPointType;
  readonly role: ContactPointRole;
  readonly channels: readonly PlainChannel[];
  readonly availability?: Availability;
  readonly timezone: string;
  readonly languages: readonly string[];
  readonly instructions?: string;
  readonly otherNetworks: readonly string[];
  /** No column of a file holds it, so it is left alone where it is left out; an empty one takes it away. */
  readonly duty?: Duty;
}

export class RecordParty extends CommandMessage<PartyDetails> {}

export class RegisterContactPoint extends CommandMessage<{
  readonly contactPointId: string;
  readonly party: string;
  readonly status: 'to-be-confirmed' | 'designated';
  readonly designatedOn?: CalendarDate;
  readonly details: PlainDetails;
}> {}

/** The details as they shall be: only what differs from the directory is recorded. */
export class ChangeContactDetails extends CommandMessage<{
  readonly contactPointId: string;
  readonly details: PlainDetails;
  /** Refused with `revision-moved` where the contact point is at another one. */
  readonly expectedRevision?: Revision;
}> {}

/** A command that the contact point decides by itself; a reason comes in clear. */
export class DirectContactPoint extends CommandMessage<{
  readonly contactPointId: string;
  readonly command: InClear<
    Exclude<
      ContactPointCommand,
      {
        type:
          | 'RegisterContactPoint'
          | 'ChangeContactDetails'
          | 'NoteChannelFailure'
          | 'ErasePersonalData';
      }
    >
  >;
  /** Refused with `revision-moved` where the contact point is at another one. */
  readonly expectedRevision?: Revision;
}> {}

/** Forgets the key of a withdrawn contact point. Doing it again forgets it again, and records nothing. */
export class EraseContactPoint extends CommandMessage<{
  readonly contactPointId: string;
  readonly ground: ErasureGround;
}> {}

/** A message to this channel failed in a way that says something of the channel. The reason is encrypted already. */
export class NoteChannelFailure extends CommandMessage<{
  readonly contactPointId: string;
  readonly channelId: string;
  readonly verdict: ChannelVerdict;
  readonly day: CalendarDate;
  readonly reason: Ciphertext;
}> {}

export class ProposeChange extends CommandMessage<Proposal> {}

/** Sends a version to the designated contact points of the network, or of some Parties, with what changed in it. */
export class ShareDirectoryVersion extends CommandMessage<{
  readonly number: number;
  readonly parties?: readonly string[];
}> {}

/** A campaign told its audience of a version. */
export class NoteVersionCarried extends CommandMessage<{
  readonly number: number;
  readonly campaignId: string;
  readonly parties: readonly string[];
  readonly contactPoints: number;
  readonly wholeNetwork: boolean;
  readonly sharedAt: Instant;
}> {}

/** The letters of a mailing, asked for because of the event by which it was shared. */
export class RequestVersionLetters extends CommandMessage<{
  readonly number: number;
  readonly since: number;
  readonly mailingId: string;
  readonly parties: readonly string[];
  readonly sharedAt: Instant;
}> {}

/** A correction by somebody at the secretariat, in clear. @throws Refusal `proposal-without-change` where all is so already. */
export class ProposeCorrection extends CommandMessage<{
  readonly proposalId: string;
  readonly contactPointId: string;
  /** By column of the directory; an empty text takes a detail away. */
  readonly values: Cells;
  readonly source: Proposal['source'];
  readonly note?: string;
}> {}

/** By whoever asks, who must be somebody else than the proposer; it is then applied at once. */
export class ApproveChange extends CommandMessage<{
  readonly proposalId: string;
  /** Refused with `revision-moved` where the proposal is at another one. */
  readonly expectedRevision?: Revision;
}> {}

export class RejectChange extends CommandMessage<{
  readonly proposalId: string;
  readonly reason: string;
  /** Refused with `revision-moved` where the proposal is at another one. */
  readonly expectedRevision?: Revision;
}> {}

/** The second step of an approval. It may be asked for any number of times, and happens once. */
export class ApplyApprovedChange extends CommandMessage<{ readonly proposalId: string }> {}

/** The letters that a change of addresses asks for. It may be asked for any number of times, and leads to each once. */
export class SendCorrectionNotices extends CommandMessage<{
  readonly contactPointId: string;
  /** Channels that are others now. */
  readonly redirected: readonly string[];
  /** The event of the change, and its revision in the contact point's stream. */
  readonly changeId: string;
  readonly revision: Revision;
}> {}

/** Makes the next numbered version, unless nothing changed since the last. */
export class PublishDirectoryVersion extends CommandMessage<Record<never, never>> {}
