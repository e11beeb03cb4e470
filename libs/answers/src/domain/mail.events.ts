import type { Ciphertext, ErasureGround, EventDefinitions, Instant, StreamName } from '#kernel';

/** Why a person has to look at a mail. */
export type SetAsideReason =
  /** It shows a habit of automatic replies, and may be a person's all the same. */
  | 'looks-automatic'
  | 'encrypted'
  | 'unreadable'
  /** It carries the tokens of several pings. */
  | 'tokens-disagree'
  /** Its sender is in the directory, and nothing else says what it answers: anybody can write any sender. */
  | 'known-by-sender-only'
  /** It carries no token, and nobody knows its sender. */
  | 'nothing-known'
  /** It reports on a message of a known ping, and does not say which. */
  | 'attempt-unknown'
  /** So many came in for its ping that machines may be answering each other. */
  | 'too-many-replies';

/** The ping that a mail may belong to. */
export interface MailCandidate {
  readonly campaignId: string;
  readonly contactPointId: string;
}

/** What is kept of a mail that was set aside. All that people wrote is encrypted. */
export interface SetAsideMail {
  readonly mailId: string;
  readonly reason: SetAsideReason;
  /** The newest first; none where nothing is known. */
  readonly candidates: readonly MailCandidate[];
  /** On Rollcall's clock, or the mailbox's: if it is a response, this is its moment. */
  readonly receivedAt: Instant;
  readonly declaredAt?: Instant;
  /** Whose key opens what is encrypted here: the candidate's contact point, or the mail's own. */
  readonly sealedFor: string;
  readonly sender?: Ciphertext;
  readonly subject?: Ciphertext;
  readonly excerpt?: Ciphertext;
  /** Details it corrects: their names in clear, the values encrypted as one JSON object. */
  readonly corrections?: { readonly fields: readonly string[]; readonly values: Ciphertext };
  readonly authentication?: Readonly<Record<string, string>>;
}

export type MailEvent =
  | { readonly type: 'MailSetAside'; readonly data: SetAsideMail }
  | {
      /** A person found that it is a response. */
      readonly type: 'MailAssigned';
      readonly data: { readonly mailId: string; readonly assignedAt: Instant } & MailCandidate;
    }
  | {
      readonly type: 'MailDismissed';
      readonly data: {
        readonly mailId: string;
        readonly dismissedAt: Instant;
        /** Missing where whom the mail comes from was erased. */
        readonly reason?: Ciphertext;
      };
    }
  | {
      /** Nothing that people wrote in it can be read from here on, and nobody has to look at it. */
      readonly type: 'MailErased';
      readonly data: { readonly mailId: string; readonly ground: ErasureGround };
    };

export const mailEvents: EventDefinitions<MailEvent> = {
  MailSetAside: { schema: 1 },
  MailAssigned: { schema: 1 },
  MailDismissed: { schema: 1 },
  MailErased: { schema: 1 },
};

export const mailCategory = 'mail-';

/** Under which key a mail of somebody unknown is: no contact point's id has an "@". */
export function mailSubject(mailId: string): string {
  return `@mail:${mailId}`;
}

export function mailStream(mailId: string): StreamName {
  return `${mailCategory}${mailId}`;
}
