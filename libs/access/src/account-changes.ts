import { CommandLoop, ProjectionHost } from '#engine';
import {
  addMs,
  failureKind,
  InvalidInput,
  limits,
  Refusal,
  type CommandContext,
  type Instant,
} from '#kernel';
import { PersonalData } from '#keys';
import { accountOf, type Account } from './account.js';
import type { AccountCommand } from './domain/account.commands.js';
import { account, isInUse, type KnownAccount } from './domain/account.decider.js';
import {
  accountStream,
  accountSubject,
  firstAdministrator,
  isLogin,
  type AccountEvent,
} from './domain/account.events.js';
import { accounts } from './domain/accounts.projection.js';
import { administrators, administratorsStream } from './domain/administrators.js';
import type { Role } from './domain/roles.js';
import { digestOf, freshSecret } from './secrets.js';

/** A one-time link's token, told once. */
export interface Invitation {
  readonly account: Account;
  readonly token: string;
  readonly expiresAt: Instant;
}

export interface NewAccount {
  readonly login: string;
  readonly role: Role;
  readonly name?: string;
  readonly email?: string;
}

type Origin = Extract<AccountEvent, { readonly type: 'AccountCreated' }>['data']['origin'];

/** Decides about accounts, and keeps the list of who can administer in step with them. */
export class AccountChanges {
  constructor(
    private readonly loop: CommandLoop,
    private readonly projections: ProjectionHost,
    private readonly personalData: PersonalData,
  ) {}

  async known(accountId: string): Promise<KnownAccount | undefined> {
    if (!isLogin(accountId)) return undefined;
    const { state } = await this.loop.load(accountStream(accountId), account);
    return state.status === 'absent' ? undefined : state;
  }

  /** @throws Refusal `account-unknown` */
  async require(accountId: string): Promise<KnownAccount> {
    const state = await this.known(accountId);
    if (state === undefined) throw new Refusal('account-unknown', { accountId });
    return state;
  }

  /** @throws Refusal `administrator-is-last`, and as the decider says. */
  async run(accountId: string, command: AccountCommand, context: CommandContext): Promise<Account> {
    const before = await this.require(accountId);
    if (takesAway(before, command)) await this.listed('Release', accountId, context);
    try {
      const { state } = await this.loop.run(accountStream(accountId), account, command, context);
      if (state.status === 'absent') throw new Refusal('account-unknown', { accountId });
      return accountOf(state);
    } finally {
      const after = await this.require(accountId);
      if (administers(after)) await this.appoint(accountId, context);
    }
  }

  /** Once somebody administers, the link of the first start is for nobody: it would make another. */
  private async appoint(accountId: string, context: CommandContext): Promise<void> {
    const isNew = (await this.listed('Appoint', accountId, context)) > 0;
    if (!isNew || accountId === firstAdministrator) return;
    const first = await this.known(firstAdministrator);
    if (first?.origin !== 'first-start' || isInUse(first)) return;
    const command = { type: 'Disable', now: context.now } as const;
    await this.loop.run(accountStream(firstAdministrator), account, command, context);
  }

  async found(
    { login, role, name, email }: NewAccount,
    origin: Origin,
    context: CommandContext,
  ): Promise<void> {
    requireLogin(login);
    if ((await this.projections.documents(accounts)).size >= limits.accountsMax)
      throw new Refusal('accounts-too-many', { most: limits.accountsMax });
    // A name that is taken makes no key.
    if ((await this.known(login)) !== undefined)
      throw new Refusal('account-exists', { accountId: login });
    const sealed = (text: string) => this.personalData.encrypt(accountSubject(login), text);
    const command = {
      type: 'CreateAccount',
      accountId: login,
      role,
      origin,
      ...(name === undefined ? {} : { name: await sealed(name) }),
      ...(email === undefined ? {} : { email: await sealed(email) }),
      at: context.now,
    } as const;
    await this.loop.run(accountStream(login), account, command, context);
  }

  async create(given: NewAccount, context: CommandContext): Promise<Invitation> {
    await this.found(given, 'administrator', context);
    const invitation = await this.invite(given.login, context);
    // From here on nobody is let in for being at this machine.
    await this.projections.documents(accounts);
    return invitation;
  }

  async invite(
    accountId: string,
    context: CommandContext,
    holdsMs: number = limits.invitationMs,
  ): Promise<Invitation> {
    const token = `${accountId}.${freshSecret()}`;
    const expiresAt = addMs(context.now, holdsMs);
    const command = { type: 'Invite', digest: digestOf(token), expiresAt } as const;
    return { account: await this.run(accountId, command, context), token, expiresAt };
  }

  async inviteFirst(context: CommandContext): Promise<Invitation | undefined> {
    const all = [...(await this.projections.documents(accounts)).values()];
    if (all.some((one) => !isNobodys(one))) return undefined;
    // Whoever disabled it wants none.
    if (all.some(({ disabled }) => disabled)) return undefined;
    if (all.length === 0) await this.foundFirst(context);
    return this.invite(firstAdministrator, context, limits.firstInvitationMs);
  }

  /** Another process may start at the same moment: the account is there then, and the latest link holds. */
  private async foundFirst(context: CommandContext): Promise<void> {
    try {
      await this.found({ login: firstAdministrator, role: 'admin' }, 'first-start', context);
    } catch (error) {
      if (failureKind(error) !== 'refusal' || (error as Refusal).code !== 'account-exists')
        throw error;
    }
  }

  private async listed(
    type: 'Appoint' | 'Release',
    accountId: string,
    context: CommandContext,
  ): Promise<number> {
    const command = { type, accountId, now: context.now };
    const decided = await this.loop.run(administratorsStream, administrators, command, context);
    return decided.events.length;
  }
}

/** The account that a first start made, and nobody took up: it lets nobody in, and keeps nobody out. */
export function isNobodys({
  origin,
  hasPassword,
  identity,
}: {
  readonly origin: Origin;
  readonly hasPassword: boolean;
  readonly identity: string | null;
}): boolean {
  return origin === 'first-start' && !hasPassword && identity === null;
}

function administers(state: KnownAccount): boolean {
  return state.role === 'admin' && isInUse(state);
}

function takesAway(state: KnownAccount, command: AccountCommand): boolean {
  if (!administers(state)) return false;
  return (
    command.type === 'Disable' || (command.type === 'ChangeRole' && command.role !== state.role)
  );
}

function requireLogin(login: string): void {
  if (isLogin(login)) return;
  throw new InvalidInput([
    {
      where: { path: 'login' },
      message:
        'expected a name of 2 to 32 small letters, digits, "-", "_" and "." that begins with a letter or digit',
    },
  ]);
}
