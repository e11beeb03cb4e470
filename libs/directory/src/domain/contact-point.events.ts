import type {
  CalendarDate,
  Ciphertext,
  ErasureGround,
  EventDefinitions,
  StreamName,
} from '#kernel';
import type { ChannelCapability, Duty } from './duty.js';
import type {
  Availability,
  ChannelKind,
  ChannelUse,
  ContactPointRole,
  ContactPointType,
} from './vocabulary.js';

/** One way to reach a contact point. Its address is stored only encrypted with the contact point's own key. */
export interface Channel {
  /** Unique within its contact point: `email-main`. */
  readonly id: string;
  readonly kind: ChannelKind;
  readonly use: ChannelUse;
  /** 1 is tried first among channels of the same kind and use. */
  readonly priority: number;
  readonly address: Ciphertext;
  readonly capabilities?: readonly ChannelCapability[];
}

/** What the directory says of a contact point, apart from its designation. */
export interface ContactDetails {
  readonly institution: string;
  readonly type?: ContactPointType;
  readonly role: ContactPointRole;
  readonly channels: readonly Channel[];
  readonly availability?: Availability;
  /** IANA zone, as written. */
  readonly timezone: string;
  /** BCP 47 tags as written, the preferred one first. */
  readonly languages: readonly string[];
  /** Free text, which may name people: encrypted like an address. */
  readonly instructions?: Ciphertext;
  /** Other 24/7 networks it serves: `g7`, `interpol`. */
  readonly otherNetworks: readonly string[];
  readonly duty?: Duty;
}

/** `null` takes a detail away. */
export type ContactDetailChanges = {
  readonly [Field in keyof ContactDetails]?: ContactDetails[Field] | null;
};

interface OfContactPoint {
  readonly contactPointId: string;
}

export type ContactPointEvent =
  | {
      readonly type: 'ContactPointRegistered';
      readonly data: OfContactPoint & {
        readonly party: string;
        readonly status: 'to-be-confirmed' | 'designated';
        /** The day from which the status holds; unknown for some that are to be confirmed. */
        readonly designatedOn?: CalendarDate;
        readonly details: ContactDetails;
      };
    }
  | {
      readonly type: 'ContactPointConfirmed';
      readonly data: OfContactPoint & { readonly designatedOn: CalendarDate };
    }
  | {
      readonly type: 'ContactDetailsChanged';
      readonly data: OfContactPoint & {
        readonly changes: ContactDetailChanges;
        /** The proposal that was approved. */
        readonly proposalId?: string;
        /** Channels that were added, lead elsewhere now, or were taken away: somebody else may be reached by them. */
        readonly redirected?: readonly string[];
      };
    }
  | {
      readonly type: 'ChannelVerified' | 'ChannelFoundUnreachable';
      readonly data: OfContactPoint & { readonly channelId: string; readonly reason: Ciphertext };
    }
  | {
      /** A failure that may be the channel's. A second one on another day counts as unreachable. */
      readonly type: 'ChannelDoubted';
      readonly data: OfContactPoint & {
        readonly channelId: string;
        readonly day: CalendarDate;
        readonly reason: Ciphertext;
      };
    }
  | {
      /** It was told how the network works: templates, responsibilities, the ping test. */
      readonly type: 'GuidanceSent';
      readonly data: OfContactPoint & { readonly sentOn: CalendarDate };
    }
  | {
      readonly type: 'ContactPointSuspended' | 'ContactPointReinstated' | 'ContactPointWithdrawn';
      readonly data: OfContactPoint & {
        readonly effectiveOn: CalendarDate;
        readonly reason: Ciphertext;
      };
    }
  | {
      /** Nothing that is encrypted for it can be read from here on. */
      readonly type: 'PersonalDataErased';
      readonly data: OfContactPoint & { readonly ground: ErasureGround };
    };

export const contactPointEvents: EventDefinitions<ContactPointEvent> = {
  ContactPointRegistered: { schema: 1 },
  ContactPointConfirmed: { schema: 1 },
  ContactDetailsChanged: { schema: 1 },
  ChannelVerified: { schema: 1 },
  ChannelFoundUnreachable: { schema: 1 },
  ChannelDoubted: { schema: 1 },
  GuidanceSent: { schema: 1 },
  ContactPointSuspended: { schema: 1 },
  ContactPointReinstated: { schema: 1 },
  ContactPointWithdrawn: { schema: 1 },
  PersonalDataErased: { schema: 1 },
};

export const contactPointCategory = 'contactPoint-';

export function contactPointStream(contactPointId: string): StreamName {
  return `${contactPointCategory}${contactPointId}`;
}
