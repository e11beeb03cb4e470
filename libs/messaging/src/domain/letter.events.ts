import type { Ciphertext, EventDefinitions, Instant, JsonObject, StreamName } from '#kernel';

/**
 * One e-mail outside a campaign, sent once. Neither what it says nor where it goes is stored: both are made again when it is
 * sent, from the directory as it is then.
 */
export interface Letter {
  /** Derived by whoever asks for it, so that asking twice asks once. */
  readonly letterId: string;
  /** To whom it is, and with whose key what is personal in it is encrypted. */
  readonly contactPointId: string;
  /** The channel it goes to, whatever its address then is; by default the main e-mail address. */
  readonly channelId?: string;
  /** An address that is not in the directory any more. */
  readonly address?: Ciphertext;
  /** Who puts it into words: `directory-version`. */
  readonly purpose: string;
  /** What it is about, from which its words are made again; nothing personal in clear. */
  readonly about: JsonObject;
}

/** Why a letter was not taken: what the mail server said, or nobody to write to, or nothing to say any more. */
export type LetterFailure = 'mail-server' | 'no-address' | 'nothing-to-say';

interface OfLetter {
  readonly letterId: string;
  /** 1 for the first. */
  readonly tryNumber: number;
}

export type LetterEvent =
  | { readonly type: 'LetterRequested'; readonly data: Letter & { readonly requestedAt: Instant } }
  | {
      /** Whoever appended this sends it. */
      readonly type: 'LetterStarted';
      readonly data: OfLetter & { readonly startedAt: Instant };
    }
  | {
      readonly type: 'LetterHandedOver';
      readonly data: OfLetter & {
        readonly handedOverAt: Instant;
        /** What the next system calls it. */
        readonly reference?: string;
      };
    }
  | {
      readonly type: 'LetterFailed';
      readonly data: OfLetter & {
        readonly failedAt: Instant;
        readonly permanence: 'permanent' | 'transient';
        readonly because: LetterFailure;
        /** What the mail server said. */
        readonly reason?: Ciphertext;
      };
    }
  | {
      /** Nobody knows whether it went out. It is not sent again by itself: a person looks. */
      readonly type: 'LetterOutcomeUnknown';
      readonly data: OfLetter & { readonly foundAt: Instant };
    };

export const letterEvents: EventDefinitions<LetterEvent> = {
  LetterRequested: { schema: 1 },
  LetterStarted: { schema: 1 },
  LetterHandedOver: { schema: 1 },
  LetterFailed: { schema: 1 },
  LetterOutcomeUnknown: { schema: 1 },
};

export const letterCategory = 'letter-';

export function letterStream(letterId: string): StreamName {
  return `${letterCategory}${letterId}`;
}
