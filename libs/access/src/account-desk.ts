import { Inject, Injectable } from '@nestjs/common';
import { CommandLoop, PORTS, ProjectionHost, type Ports } from '#engine';
import { failureKind, Refusal, type CommandContext, type Fault, type Instant } from '#kernel';
import { PersonalData } from '#keys';
import { AccountChanges, type Invitation, type NewAccount } from './account-changes.js';
import { accountOf, type Account } from './account.js';
import type { KnownAccount } from './domain/account.decider.js';
import { accountSubject, isLogin, type LinkedIdentity } from './domain/account.events.js';
import { accounts, type ListedAccount } from './domain/accounts.projection.js';
import { passwordFault } from './domain/password-rule.js';
import type { Role } from './domain/roles.js';
import {
  freshRecoveryCodes,
  freshTotpSecret,
  normalRecoveryCode,
  totpStepOf,
  totpUri,
} from './one-time-codes.js';
import { Passwords } from './passwords.js';
import { digestOf, isSameDigest, KeyedDigests } from './secrets.js';
import { SignIn, type SignInAnswer, type SignInTry } from './sign-in.js';

/** An identity at a sign-in provider (OpenID Connect Core, 2: issuer and subject together are one person). */
export interface Identity {
  readonly issuer: string;
  readonly subject: string;
}

/** An account with what is personal in it, for administrators; what was erased is null. */
export type ReadAccount = Omit<ListedAccount, 'name' | 'email' | 'identity'> & {
  readonly name: string | null;
  readonly email: string | null;
  readonly hasIdentity: boolean;
};

/** Who has an account, and what becomes of it. */
@Injectable()
export class AccountDesk {
  private readonly passwords = new Passwords();
  private readonly digests: KeyedDigests;
  private readonly changes: AccountChanges;
  private readonly door: SignIn;

  constructor(
    loop: CommandLoop,
    private readonly projections: ProjectionHost,
    private readonly personalData: PersonalData,
    @Inject(PORTS) private readonly ports: Ports,
  ) {
    this.digests = new KeyedDigests(ports.keys);
    this.changes = new AccountChanges(loop, projections, personalData);
    this.door = new SignIn(this.changes, this.passwords, this.digests, personalData);
  }

  /** As of the log's end. */
  async find(accountId: string): Promise<Account | undefined> {
    const state = await this.changes.known(accountId);
    return state && accountOf(state);
  }

  byLogin(login: string): Promise<Account | undefined> {
    return this.find(login.toLowerCase());
  }

  async byIdentity(identity: Identity): Promise<Account | undefined> {
    const { digest } = await this.linked(identity);
    const all = await this.projections.documents(accounts);
    const found = [...all.values()].find((one) => one.identity === digest);
    return found && this.find(found.accountId);
  }

  async list(): Promise<readonly ReadAccount[]> {
    const all = [...(await this.projections.documents(accounts)).values()];
    const sorted = all.toSorted((a, b) => (a.accountId < b.accountId ? -1 : 1));
    return Promise.all(sorted.map((one) => this.read(one)));
  }

  /** Password, and code where the account has one. Never tells which of them was wrong. */
  signIn(given: SignInTry, context: CommandContext): Promise<SignInAnswer> {
    return this.door.try(given, context);
  }

  /** The second of two steps, for whoever answered `code-needed` a moment ago: the caller vouches for it. */
  signInByCode(
    given: Omit<SignInTry, 'password'> & { readonly code: string },
    context: CommandContext,
  ): Promise<SignInAnswer> {
    return this.door.tryCode(given, context);
  }

  /** @throws Refusal `account-exists`; InvalidInput for a name that can be none. */
  create(given: NewAccount, context: CommandContext): Promise<Invitation> {
    return this.changes.create(given, context);
  }

  /** Another one-time link; one from before is void. @throws Refusal `account-unknown` | `account-disabled` */
  invite(accountId: string, context: CommandContext): Promise<Invitation> {
    return this.changes.invite(accountId, context);
  }

  /**
   * A link for the first administrator, as long as nobody took one up; those from before are void.
   * @returns nothing once anybody has access.
   */
  inviteFirst(context: CommandContext): Promise<Invitation | undefined> {
    return this.changes.inviteFirst(context);
  }

  /** Whose invitation it is, to say so before it is taken up. @throws Refusal as `accept` does. */
  async invited(token: string, now: Instant): Promise<Account> {
    return accountOf(await this.invitee(token, now));
  }

  /**
   * Takes an invitation (also the first administrator's): sets the password.
   * @throws Refusal `invitation-unknown` | `invitation-expired` | `password-too-weak`
   */
  async accept(
    { token, password }: { readonly token: string; readonly password: string },
    context: CommandContext,
  ): Promise<Account> {
    const { accountId } = await this.invitee(token, context.now);
    const takes = { password: await this.sealedPassword(accountId, password) };
    const { now } = context;
    const command = { type: 'AcceptInvitation', digest: digestOf(token), takes, now } as const;
    return this.changes.run(accountId, command, context);
  }

  /** Takes an invitation for an identity of a provider that no account is linked to yet. @throws Refusal as `accept` does, `identity-linked` */
  async link(
    { token, identity }: { readonly token: string; readonly identity: Identity },
    context: CommandContext,
  ): Promise<Account> {
    const { accountId } = await this.invitee(token, context.now);
    await this.requireUnlinked(identity, accountId);
    const takes = { identity: await this.linked(identity) };
    const { now } = context;
    const command = { type: 'AcceptInvitation', digest: digestOf(token), takes, now } as const;
    return this.changes.run(accountId, command, context);
  }

  /** An account that a provider vouches for: made where there is none, and of the role that the provider says. */
  async provision(
    { identity, login, role }: NewAccount & { readonly identity: Identity },
    context: CommandContext,
  ): Promise<Account> {
    const { now } = context;
    const known = await this.byIdentity(identity);
    if (known !== undefined)
      return this.changes.run(known.accountId, { type: 'ChangeRole', role, now }, context);
    await this.changes.found({ login, role }, 'provider', context);
    const linked = await this.linked(identity);
    return this.changes.run(login, { type: 'LinkIdentity', identity: linked, now }, context);
  }

  /** @throws Refusal `administrator-is-last` */
  changeRole(accountId: string, role: Role, context: CommandContext): Promise<Account> {
    return this.changes.run(accountId, { type: 'ChangeRole', role, now: context.now }, context);
  }

  /** Its sessions and keys are over. @throws Refusal `administrator-is-last` */
  disable(accountId: string, context: CommandContext): Promise<Account> {
    return this.changes.run(accountId, { type: 'Disable', now: context.now }, context);
  }

  enable(accountId: string, context: CommandContext): Promise<Account> {
    return this.changes.run(accountId, { type: 'Enable', now: context.now }, context);
  }

  /** Ends all its sessions. */
  signOut(accountId: string, context: CommandContext): Promise<Account> {
    return this.changes.run(accountId, { type: 'SignOut', now: context.now }, context);
  }

  /** Whether somebody who is signed in knows the password too, before what matters is changed. */
  knowsPassword(accountId: string, password: string): Promise<boolean> {
    return this.door.knowsPassword(accountId, password);
  }

  /** Its sessions are over. @throws Refusal `password-wrong` | `password-too-weak` */
  async changePassword(
    accountId: string,
    given: { readonly password: string; readonly next: string },
    context: CommandContext,
  ): Promise<Account> {
    if (!(await this.door.knowsPassword(accountId, given.password)))
      throw new Refusal('password-wrong');
    const password = await this.sealedPassword(accountId, given.next);
    // After the hashing: a session that the old one opened meanwhile is over too.
    const now = this.ports.clock.now();
    const command = { type: 'SetPassword', password, because: 'changed', now } as const;
    return this.changes.run(accountId, command, context);
  }

  /** The first step of two: what an authenticator app is told, once. @throws Refusal `totp-enrolled` */
  async enrolTotp(
    accountId: string,
    context: CommandContext,
  ): Promise<{ readonly secret: string; readonly uri: string }> {
    const plain = freshTotpSecret();
    const secret = await this.sealed(accountId, plain);
    await this.changes.run(accountId, { type: 'EnrolTotp', secret }, context);
    return { secret: plain, uri: totpUri(plain, accountId) };
  }

  /** The second: the app shows the right code. @returns recovery codes, told once. @throws Refusal `code-wrong` | `totp-enrolled` | `totp-not-enrolled` */
  async confirmTotp(
    accountId: string,
    code: string,
    context: CommandContext,
  ): Promise<readonly string[]> {
    const secret = await this.door.totpSecret(await this.changes.require(accountId));
    if (secret === undefined) throw new Refusal('totp-not-enrolled', { accountId });
    const totpStep = totpStepOf(secret, code, context.now);
    if (totpStep === undefined) throw new Refusal('code-wrong', { accountId });
    const codes = freshRecoveryCodes();
    const recoveryCodes = await Promise.all(
      codes.map((one) => this.digests.of('recovery', accountId, normalRecoveryCode(one) ?? one)),
    );
    await this.changes.run(accountId, { type: 'ConfirmTotp', totpStep, recoveryCodes }, context);
    return codes;
  }

  removeTotp(accountId: string, context: CommandContext): Promise<Account> {
    return this.changes.run(accountId, { type: 'RemoveTotp', now: context.now }, context);
  }

  private async read(listed: ListedAccount): Promise<ReadAccount> {
    const { name, email, identity, ...open } = listed;
    const subject = accountSubject(listed.accountId);
    const text = async (stored: typeof name) =>
      stored === undefined ? null : ((await this.personalData.decrypt(subject, stored)) ?? null);
    const hasIdentity = identity !== null;
    return { ...open, name: await text(name), email: await text(email), hasIdentity };
  }

  /** The name stands before the last dot of a token. @throws Refusal `invitation-unknown` | `invitation-expired` */
  private async invitee(token: string, now: Instant): Promise<KnownAccount> {
    const login = token.slice(0, Math.max(0, token.lastIndexOf('.')));
    const state = isLogin(login) ? await this.changes.known(login) : undefined;
    const { digest = '', expiresAt = now } = state?.invitation ?? {};
    if (state === undefined || !isSameDigest(digest, digestOf(token)))
      throw new Refusal('invitation-unknown');
    if (expiresAt <= now) throw new Refusal('invitation-expired');
    return state;
  }

  private async sealedPassword(accountId: string, password: string) {
    const fault = passwordFault(password, accountId);
    if (fault !== undefined) throw new Refusal('password-too-weak', {}, fault);
    return this.sealed(accountId, await this.passwords.hash(password));
  }

  /** @throws Refusal `personal-data-erased`: whose account it was is gone, and so is the account. */
  private async sealed(accountId: string, text: string) {
    try {
      return await this.personalData.encrypt(accountSubject(accountId), text);
    } catch (error) {
      if (failureKind(error) !== 'fault' || (error as Fault).code !== 'key-erased') throw error;
      throw new Refusal('personal-data-erased', { accountId });
    }
  }

  private async linked({ issuer, subject }: Identity): Promise<LinkedIdentity> {
    return { issuer, digest: await this.digests.of('identity', issuer, subject) };
  }

  private async requireUnlinked(identity: Identity, accountId: string): Promise<void> {
    const other = await this.byIdentity(identity);
    if (other !== undefined && other.accountId !== accountId) throw new Refusal('identity-linked');
  }
}
