import type { Ciphertext, ErasureGround, Instant } from '#kernel';
import type { AccountEvent, LinkedIdentity } from './account.events.js';
import type { Role } from './roles.js';

export type AccountCreated = Extract<AccountEvent, { readonly type: 'AccountCreated' }>['data'];

export type AccountCommand =
  | ({ readonly type: 'CreateAccount' } & AccountCreated)
  | { readonly type: 'Invite'; readonly digest: string; readonly expiresAt: Instant }
  | {
      readonly type: 'AcceptInvitation';
      readonly digest: string;
      readonly takes: { readonly password: Ciphertext } | { readonly identity: LinkedIdentity };
      readonly now: Instant;
    }
  | {
      readonly type: 'SetPassword';
      readonly password: Ciphertext;
      readonly because: 'changed' | 'rehashed';
      /** Only where this is still the one that holds. */
      readonly replaces?: Ciphertext;
      readonly now: Instant;
    }
  | { readonly type: 'LinkIdentity'; readonly identity: LinkedIdentity; readonly now: Instant }
  | { readonly type: 'ChangeRole'; readonly role: Role; readonly now: Instant }
  | UseCommand
  | { readonly type: 'SignOut'; readonly now: Instant }
  | {
      readonly type: 'NoteRefused';
      readonly place?: string | undefined;
      readonly now: Instant;
    }
  | {
      readonly type: 'NoteSignedIn';
      readonly now: Instant;
      readonly place?: string | undefined;
      readonly totpStep?: number | undefined;
      readonly recoveryCode?: string | undefined;
      /** The one that was found right. */
      readonly password: Ciphertext | undefined;
    }
  | TotpCommand;

export type UseCommand =
  | { readonly type: 'Disable' | 'Enable'; readonly now: Instant }
  | { readonly type: 'EraseAccount'; readonly ground: ErasureGround };

export type TotpCommand =
  | { readonly type: 'EnrolTotp'; readonly secret: Ciphertext }
  | {
      readonly type: 'ConfirmTotp';
      readonly totpStep: number;
      readonly recoveryCodes: readonly string[];
    }
  | { readonly type: 'RemoveTotp'; readonly now: Instant };
