import type { Ciphertext, ErasureGround, EventDefinitions, Instant, StreamName } from '#kernel';
import type { Role } from './roles.js';

interface OfAccount {
  /** Its login name: a pseudonym, as it stands in clear wherever it acted. */
  readonly accountId: string;
}

/** Whose identity at a sign-in provider it is: a keyed digest of issuer and subject. */
export interface LinkedIdentity {
  readonly issuer: string;
  readonly digest: string;
}

export type AccountEvent =
  | {
      readonly type: 'AccountCreated';
      readonly data: OfAccount & {
        readonly role: Role;
        /** By an administrator, for the first one, or because a provider says so. */
        readonly origin: 'administrator' | 'first-start' | 'provider';
        readonly name?: Ciphertext;
        readonly email?: Ciphertext;
        readonly at: Instant;
      };
    }
  /** A one-time link; of its token only the SHA-256 is kept. It takes the place of an earlier one. */
  | {
      readonly type: 'AccountInvited';
      readonly data: OfAccount & { readonly digest: string; readonly expiresAt: Instant };
    }
  /** The argon2id hash, encrypted with the account's key, so that who reads the log has nothing to guess at. */
  | {
      readonly type: 'AccountPasswordSet';
      readonly data: OfAccount & {
        readonly password: Ciphertext;
        readonly because: 'invitation' | 'changed' | 'rehashed';
        readonly at: Instant;
      };
    }
  | {
      readonly type: 'AccountIdentityLinked';
      readonly data: OfAccount & { readonly identity: LinkedIdentity; readonly at: Instant };
    }
  | {
      readonly type: 'AccountRoleChanged';
      readonly data: OfAccount & { readonly role: Role; readonly was: Role; readonly at: Instant };
    }
  | {
      readonly type: 'AccountDisabled' | 'AccountEnabled' | 'AccountSignedOut';
      readonly data: OfAccount & { readonly at: Instant };
    }
  /** Its name, address and secrets are gone with their key. Its login, a pseudonym, stays wherever it acted. */
  | {
      readonly type: 'AccountErased';
      readonly data: OfAccount & { readonly ground: ErasureGround };
    }
  /** A password or a code was wrong. Until `waitUntil` no other is looked at. */
  | {
      readonly type: 'SignInRefused';
      readonly data: OfAccount & {
        readonly fromUsualPlace: boolean;
        /** How many in a row. */
        readonly refused: number;
        readonly waitUntil: Instant | null;
      };
    }
  | {
      readonly type: 'SignedIn';
      readonly data: OfAccount & {
        readonly at: Instant;
        /** A keyed digest of where from; left out where that is not known. */
        readonly place?: string;
        /** The time step (RFC 6238) of the code: none of it or before is taken again. */
        readonly totpStep?: number;
        /** The keyed digest of the recovery code that is used up. */
        readonly recoveryCode?: string;
      };
    }
  | { readonly type: 'TotpEnrolled'; readonly data: OfAccount & { readonly secret: Ciphertext } }
  | {
      readonly type: 'TotpConfirmed';
      readonly data: OfAccount & {
        readonly totpStep: number;
        /** Keyed digests. */
        readonly recoveryCodes: readonly string[];
      };
    }
  | { readonly type: 'TotpRemoved'; readonly data: OfAccount & { readonly at: Instant } };

export const accountEvents: EventDefinitions<AccountEvent> = {
  AccountCreated: { schema: 1 },
  AccountInvited: { schema: 1 },
  AccountPasswordSet: { schema: 1 },
  AccountIdentityLinked: { schema: 1 },
  AccountRoleChanged: { schema: 1 },
  AccountDisabled: { schema: 1 },
  AccountEnabled: { schema: 1 },
  AccountSignedOut: { schema: 1 },
  AccountErased: { schema: 1 },
  SignInRefused: { schema: 1 },
  SignedIn: { schema: 1 },
  TotpEnrolled: { schema: 1 },
  TotpConfirmed: { schema: 1 },
  TotpRemoved: { schema: 1 },
};

/** Who the one-time link of the first start makes an administrator. */
export const firstAdministrator = 'admin';

export const accountCategory = 'account-';

export function accountStream(accountId: string): StreamName {
  return `${accountCategory}${accountId}`;
}

/** Under which key its personal data and secrets are: no contact point's id has a colon. */
export function accountSubject(accountId: string): string {
  return `account:${accountId}`;
}

/** Small letters, so that two spellings are no two accounts. */
export function isLogin(text: string): boolean {
  return /^[a-z0-9](?:[a-z0-9_-]|\.(?=[a-z0-9])){1,31}$/.test(text);
}
