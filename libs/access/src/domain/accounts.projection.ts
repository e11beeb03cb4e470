import type { CalendarDate, Ciphertext, Instant, Projection } from '#kernel';
import type { AccountEvent } from './account.events.js';
import type { ApiKeyEvent } from './api-key.js';
import type { Role } from './roles.js';

/** An account as administrators see it. It holds no secret, not even in a form that cannot be read. */
export interface ListedAccount {
  readonly accountId: string;
  readonly role: Role;
  readonly origin: 'administrator' | 'first-start' | 'provider';
  readonly disabled: boolean;
  /** Its personal data was. */
  readonly erased?: true;
  readonly name?: Ciphertext;
  readonly email?: Ciphertext;
  readonly hasPassword: boolean;
  readonly hasTotp: boolean;
  /** Digest of the identity at a provider that signs it in. */
  readonly identity: string | null;
  readonly invitedUntil: Instant | null;
  readonly createdAt: Instant;
  readonly signedInAt: Instant | null;
}

export const accounts: Projection<ListedAccount, AccountEvent> = {
  name: 'accounts',
  revision: 1,
  key: ({ data: { accountId } }) => accountId,
  apply: {
    AccountCreated: (_, { data: { at: createdAt, ...data } }) => ({
      ...data,
      disabled: false,
      hasPassword: false,
      hasTotp: false,
      identity: null,
      invitedUntil: null,
      createdAt,
      signedInAt: null,
    }),
    AccountInvited: (known, { data }) => known && { ...known, invitedUntil: data.expiresAt },
    AccountPasswordSet: (known, { data: { because } }) =>
      known &&
      (because === 'rehashed' ? known : { ...known, hasPassword: true, invitedUntil: null }),
    AccountIdentityLinked: (known, { data }) =>
      known && { ...known, identity: data.identity.digest, invitedUntil: null },
    AccountRoleChanged: (known, { data: { role } }) => known && { ...known, role },
    AccountDisabled: (known) => known && { ...known, disabled: true, invitedUntil: null },
    AccountEnabled: (known) => known && { ...known, disabled: false },
    AccountErased: (known) => known && withoutPerson(known),
    SignedIn: (known, { data: { at } }) => known && { ...known, signedInAt: at },
    TotpConfirmed: (known) => known && { ...known, hasTotp: true },
    TotpRemoved: (known) => known && { ...known, hasTotp: false },
  },
};

function withoutPerson(known: ListedAccount): ListedAccount {
  const { name: _, email: __, ...rest } = known;
  return { ...rest, hasPassword: false, hasTotp: false, identity: null, erased: true };
}

/** A key as administrators see it: nothing by which it could be used. */
export interface ListedKey {
  readonly keyId: string;
  readonly name: string;
  readonly role: Role;
  readonly readOnly: boolean;
  readonly owner: string | null;
  readonly issuedAt: Instant;
  readonly expiresAt: Instant;
  readonly lastUsedOn: CalendarDate | null;
  readonly revoked: boolean;
}

export const apiKeys: Projection<ListedKey, ApiKeyEvent> = {
  name: 'api-keys',
  revision: 1,
  key: ({ data: { keyId } }) => keyId,
  apply: {
    ApiKeyIssued: (_, { data }) => {
      const { keyId, name, role, readOnly, owner = null, expiresAt, at: issuedAt } = data;
      return {
        keyId,
        name,
        role,
        readOnly,
        owner,
        issuedAt,
        expiresAt,
        lastUsedOn: null,
        revoked: false,
      };
    },
    ApiKeyUsed: (known, { data: { on } }) => known && { ...known, lastUsedOn: on },
    ApiKeyRevoked: (known) => known && { ...known, revoked: true },
  },
};
