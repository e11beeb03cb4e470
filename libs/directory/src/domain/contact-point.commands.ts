import type { CalendarDate, Ciphertext, ErasureGround, Instant } from '#kernel';
import type { ChannelVerdict } from '#messaging/domain';
import type { ContactDetailChanges, ContactDetails } from './contact-point.events.js';

export type ContactPointCommand =
  | {
      readonly type: 'RegisterContactPoint';
      readonly contactPointId: string;
      readonly party: string;
      readonly status: 'to-be-confirmed' | 'designated';
      readonly designatedOn?: CalendarDate;
      readonly details: ContactDetails;
    }
  | { readonly type: 'ConfirmContactPoint'; readonly designatedOn: CalendarDate }
  | {
      readonly type: 'ChangeContactDetails';
      readonly changes: ContactDetailChanges;
      /** The approved proposal that is applied. */
      readonly proposalId?: string;
    }
  | {
      readonly type: 'VerifyChannel' | 'ReportChannelUnreachable';
      readonly channelId: string;
      readonly reason: Ciphertext;
    }
  | {
      readonly type: 'NoteChannelFailure';
      readonly channelId: string;
      readonly verdict: ChannelVerdict;
      /** UTC. */
      readonly day: CalendarDate;
      readonly reason: Ciphertext;
      readonly now: Instant;
    }
  | { readonly type: 'NoteGuidanceSent'; readonly sentOn: CalendarDate }
  | {
      readonly type: 'SuspendContactPoint' | 'ReinstateContactPoint' | 'WithdrawContactPoint';
      readonly effectiveOn: CalendarDate;
      readonly reason: Ciphertext;
    }
  | { readonly type: 'ErasePersonalData'; readonly ground: ErasureGround };
