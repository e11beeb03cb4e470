import type { Actor, Instant } from '#kernel';
import type { KnownAccount } from './domain/account.decider.js';
import type { Permission, Role } from './domain/roles.js';

export interface Account {
  readonly accountId: string;
  readonly login: string;
  readonly role: Role;
  readonly disabled: boolean;
  readonly hasPassword: boolean;
  readonly hasTotp: boolean;
  /** Sessions opened before it are over. */
  readonly sessionsSince: Instant;
  /** Keys issued up to then are over; where it was never disabled, none are. */
  readonly keysSince?: Instant;
}

/** Who asks, and what they may. */
export interface Principal {
  readonly actor: Actor;
  readonly role: Role;
  /** What the role allows, or less where a key was made for less. */
  readonly permissions: ReadonlySet<Permission>;
  /** Whose session it is, or whose key. */
  readonly account?: Account;
}

export function accountOf(state: KnownAccount): Account {
  const { accountId, role, disabled, password, totp, sessionsSince, keysSince } = state;
  return {
    accountId,
    login: accountId,
    role,
    disabled,
    hasPassword: password !== undefined,
    hasTotp: totp?.confirmed ?? false,
    sessionsSince,
    ...(keysSince === undefined ? {} : { keysSince }),
  };
}
