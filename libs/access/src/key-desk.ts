import { Injectable } from '@nestjs/common';
import { CommandLoop, ProjectionHost } from '#engine';
import {
  addMs,
  failureKind,
  limits,
  Refusal,
  utcDate,
  type CommandContext,
  type Instant,
} from '#kernel';
import { AccountDesk } from './account-desk.js';
import type { Account, Principal } from './account.js';
import { apiKeys, type ListedKey } from './domain/accounts.projection.js';
import { apiKey, apiKeyStream, type KnownKey } from './domain/api-key.js';
import {
  covers,
  inBoth,
  permissionsOfRole,
  readingOnly,
  type Permission,
  type Role,
} from './domain/roles.js';
import { digestOf, freshSecret, isSameDigest } from './secrets.js';

/** How keys begin, so that whoever searches for secrets that were left lying about finds them. */
const prefix = 'rc_';
const keyPattern = /^rc_[A-Za-z0-9_-]{43}$/;
const idDigits = 16;

export interface NewKey {
  readonly name: string;
  readonly role: Role;
  /** Only what is for reading. */
  readonly readOnly: boolean;
  readonly expiresAt?: Instant;
  readonly owner?: string;
}

export type KeyHolder =
  | { readonly kind: 'in'; readonly principal: Principal }
  | { readonly kind: 'unknown' | 'expired' | 'revoked' | 'owner-disabled' };

/** Keys for programs: issued once, looked up by what they are, never kept in clear. */
@Injectable()
export class KeyDesk {
  constructor(
    private readonly loop: CommandLoop,
    private readonly projections: ProjectionHost,
    private readonly accounts: AccountDesk,
  ) {}

  /** In order of their issue. */
  async list(): Promise<readonly ListedKey[]> {
    const all = [...(await this.projections.documents(apiKeys)).values()];
    return all.toSorted((a, b) => (a.issuedAt < b.issuedAt ? -1 : 1));
  }

  /**
   * @returns the key itself, told once.
   * @param issuer what whoever asks may do.
   * @throws Refusal `key-role-too-high` | `key-expiry-malformed` | `keys-too-many`
   */
  async issue(
    { name, role, readOnly, expiresAt, owner }: NewKey,
    issuer: ReadonlySet<Permission>,
    context: CommandContext,
  ): Promise<{ readonly key: string; readonly listed: ListedKey }> {
    // Of what whoever asks may do themselves, which may be less than their role says.
    if ([...permissionsOfRole[role]].some((one) => !issuer.has(one)))
      throw new Refusal('key-role-too-high', { role });
    const { now } = context;
    const until = expiresAt ?? addMs(now, limits.apiKeyMs);
    if (until <= now || until > addMs(now, limits.apiKeyMsMax))
      throw new Refusal('key-expiry-malformed', { expiresAt: until, days: limits.apiKeyDaysMax });
    const all = await this.projections.documents(apiKeys);
    const held = [...all.values()].filter((one) => !one.revoked && one.expiresAt > now);
    if (held.length >= limits.issuedKeysMax)
      throw new Refusal('keys-too-many', { most: limits.issuedKeysMax });
    const own = [...all.values()].filter((one) => owner !== undefined && one.owner === owner);
    const day = addMs(now, -limits.keysOfOneWindowMs);
    if (own.filter(({ issuedAt }) => issuedAt > day).length >= limits.keysOfOneMax)
      throw new Refusal('keys-too-many', { most: limits.keysOfOneMax });
    const key = `${prefix}${freshSecret()}`;
    const digest = digestOf(key);
    const keyId = idOf(digest);
    const whole = {
      keyId,
      name,
      digest,
      role,
      readOnly,
      expiresAt: until,
      ...(owner === undefined ? {} : { owner }),
    };
    const command = { type: 'IssueKey', key: whole, now } as const;
    await this.loop.run(apiKeyStream(keyId), apiKey, command, context);
    return { key, listed: await this.require(keyId) };
  }

  /** @throws Refusal `key-unknown` */
  async revoke(keyId: string, context: CommandContext): Promise<ListedKey> {
    await this.require(keyId);
    const command = { type: 'RevokeKey', now: context.now } as const;
    await this.loop.run(apiKeyStream(keyId), apiKey, command, context);
    return this.require(keyId);
  }

  /** @throws Refusal `key-unknown` */
  async require(keyId: string): Promise<ListedKey> {
    const found = (await this.projections.documents(apiKeys)).get(keyId);
    if (found === undefined) throw new Refusal('key-unknown', { keyId });
    return found;
  }

  /** Whose key it is, as of the log's end: what was revoked elsewhere is revoked here. */
  async holderOf(presented: string, context: Omit<CommandContext, 'actor'>): Promise<KeyHolder> {
    if (!keyPattern.test(presented)) return { kind: 'unknown' };
    const digest = digestOf(presented);
    const { state } = await this.loop.load(apiKeyStream(idOf(digest)), apiKey);
    if (state.status === 'absent' || !isSameDigest(state.digest, digest))
      return { kind: 'unknown' };
    if (state.status === 'revoked') return { kind: 'revoked' };
    if (state.expiresAt <= context.now) return { kind: 'expired' };
    const { owner } = state;
    const account = owner === undefined ? undefined : await this.accounts.find(owner);
    if (owner !== undefined && (account === undefined || account.disabled))
      return { kind: 'owner-disabled' };
    // They ended when it was disabled, and enabling it again brings none back.
    if (account?.keysSince !== undefined && state.issuedAt <= account.keysSince)
      return { kind: 'revoked' };
    const principal = principalOf(state, account);
    await this.noteUsed(state, { ...context, actor: principal.actor });
    return { kind: 'in', principal };
  }

  /** A log that is away or full keeps nobody out who could be let in. */
  private async noteUsed({ keyId, lastUsedOn }: KnownKey, context: CommandContext): Promise<void> {
    const on = utcDate(context.now);
    if (lastUsedOn !== null && lastUsedOn >= on) return;
    try {
      await this.loop.run(apiKeyStream(keyId), apiKey, { type: 'NoteUsed', on }, context);
    } catch (error) {
      if (failureKind(error) !== 'fault') throw error;
    }
  }
}

/** 64 bits of the digest: enough to find it by, and nothing to find the key by. */
function idOf(digest: string): string {
  return digest.slice(0, idDigits);
}

function principalOf(
  { keyId, role, readOnly, owner }: KnownKey,
  account: Account | undefined,
): Principal {
  const own = readOnly ? readingOnly(permissionsOfRole[role]) : permissionsOfRole[role];
  const kind = 'api-key' as const;
  return {
    actor: owner === undefined ? { kind, id: keyId } : { kind, id: keyId, owner },
    role: account === undefined || covers(account.role, role) ? role : account.role,
    permissions: account === undefined ? own : inBoth(own, permissionsOfRole[account.role]),
    ...(account === undefined ? {} : { account }),
  };
}
