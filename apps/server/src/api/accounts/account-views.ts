import type { Invitation, ReadAccount } from '#access';
import { apiPrefix } from '../http/api-controller.js';

export const accountExample: ReadAccount = {
  accountId: 'm.meier',
  role: 'operator',
  origin: 'administrator',
  disabled: false,
  name: 'Maria Meier',
  email: 'm.meier@ministry.example',
  hasPassword: true,
  hasTotp: true,
  hasIdentity: false,
  invitedUntil: null,
  createdAt: '2026-03-02T09:00:00.000Z' as never,
  signedInAt: '2026-03-03T08:12:00.000Z' as never,
};

/** Nothing personal: answers are kept for repetitions. */
export const changedAccountExample = { accountId: 'm.meier', role: 'operator', disabled: false };

export const invitationExample = {
  ...changedAccountExample,
  invitation: {
    path: '/invitation/m.meier.mUqoG1ZqVh1oXc0p0v7lD3kS2nJ8e5wYxT4rB6aF9gQ',
    expiresAt: '2026-03-09T09:00:00.000Z',
  },
};

export const keyExample = {
  keyId: '9f86d081884c7d65',
  name: 'nightly export',
  role: 'viewer',
  readOnly: true,
  owner: 'm.meier',
  issuedAt: '2026-03-02T09:00:00.000Z',
  expiresAt: '2026-05-31T09:00:00.000Z',
  lastUsedOn: '2026-03-04',
  revoked: false,
};

export const issuedKeyExample = {
  ...keyExample,
  lastUsedOn: null,
  key: 'rc_mUqoG1ZqVh1oXc0p0v7lD3kS2nJ8e5wYxT4rB6aF9gQ',
};

export const meExample = {
  actor: { kind: 'account', id: 'm.meier' },
  role: 'operator',
  permissions: ['own-account', 'read', 'operate'],
  account: 'm.meier',
};

export function changedAccount({
  accountId,
  role,
  disabled,
}: {
  readonly accountId: string;
  readonly role: string;
  readonly disabled: boolean;
}) {
  return { accountId, role, disabled };
}

/** The link below this server's public address, told once. */
export function invitedAccount({ account, token, expiresAt }: Invitation) {
  return { ...changedAccount(account), invitation: { path: `/invitation/${token}`, expiresAt } };
}

export const accountsPath = `/${apiPrefix}/accounts`;
export const keysPath = `/${apiPrefix}/keys`;
