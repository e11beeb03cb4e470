import { recent } from '#engine';
import { failureKind, limits, type CommandContext, type Refusal } from '#kernel';
import { PersonalData } from '#keys';
import type { AccountChanges } from './account-changes.js';
import type { Account } from './account.js';
import { delayAt, type KnownAccount } from './domain/account.decider.js';
import { accountSubject } from './domain/account.events.js';
import {
  noDelay,
  refusedOnceMore,
  secondsToWait,
  type SignInDelay,
} from './domain/sign-in-delay.js';
import { normalRecoveryCode, totpStepOf } from './one-time-codes.js';
import type { Passwords } from './passwords.js';
import type { KeyedDigests } from './secrets.js';

export interface SignInTry {
  readonly login: string;
  readonly password: string;
  /** Six digits of an authenticator, or a recovery code. */
  readonly code?: string;
  /** Where from, such as an address: wrong tries from elsewhere hold up nobody who was signed in from here before. */
  readonly from?: string;
}

export type SignInAnswer =
  | { readonly kind: 'in'; readonly account: Account }
  | { readonly kind: 'code-needed' }
  | { readonly kind: 'refused' }
  | { readonly kind: 'wait'; readonly seconds: number };

const refused = { kind: 'refused' } as const;
/** What whoever comes while too many wait is asked to wait. */
const busySeconds = 2;

/** What a code proves: the step of an authenticator's, or which recovery code it was. */
type Proof = { readonly totpStep: number } | { readonly recoveryCode: string };

/**
 * The door for people. A name that is no account's is treated as one that is: the same work, the same delays, so that
 * nobody learns which names there are.
 */
export class SignIn {
  private readonly strangers = recent<string, SignInDelay>(limits.signInUnknownNamesMax);

  constructor(
    private readonly changes: AccountChanges,
    private readonly passwords: Passwords,
    private readonly digests: KeyedDigests,
    private readonly personalData: PersonalData,
  ) {}

  async try(given: SignInTry, context: CommandContext): Promise<SignInAnswer> {
    const login = given.login.trim().toLowerCase();
    const place =
      given.from === undefined ? undefined : await this.digests.of('place', login, given.from);
    if (this.passwords.isBusy) return { kind: 'wait', seconds: busySeconds };
    const state = await this.changes.known(login);
    const seconds = secondsToWait(
      state === undefined ? this.strangerDelay(login) : delayAt(state, place),
      context.now,
    );
    if (seconds > 0) return { kind: 'wait', seconds };
    const hash = state && (await this.passwordOf(state));
    const isRight = await this.passwords.matches(hash, given.password);
    if (state === undefined) {
      // As with an account: of many tries at the same moment those count that came before the pause.
      const delay = this.strangerDelay(login);
      if (secondsToWait(delay, context.now) === 0)
        this.strangers.set(login, refusedOnceMore(delay, context.now));
      return refused;
    }
    if (!isRight || state.disabled) return this.refuse(state, place, context);
    if (state.totp?.confirmed && given.code === undefined) return { kind: 'code-needed' };
    const proof = await this.proofOf(state, given.code, context);
    if (proof === undefined) return this.refuse(state, place, context);
    const account = await this.letIn(state, place, proof, context);
    if (account === undefined) return this.refuse(state, place, context);
    await this.rehashed(state, hash, given.password, context);
    return { kind: 'in', account };
  }

  /** The second step, where the password was right just before. */
  async tryCode(
    given: Omit<SignInTry, 'password'> & { readonly code: string },
    context: CommandContext,
  ): Promise<SignInAnswer> {
    const place =
      given.from === undefined
        ? undefined
        : await this.digests.of('place', given.login, given.from);
    const state = await this.changes.known(given.login);
    if (state === undefined || state.disabled || !state.totp?.confirmed) return refused;
    const seconds = secondsToWait(delayAt(state, place), context.now);
    if (seconds > 0) return { kind: 'wait', seconds };
    const proof = await this.proofOf(state, given.code, context);
    const account = proof && (await this.letIn(state, place, proof, context));
    return account === undefined ? this.refuse(state, place, context) : { kind: 'in', account };
  }

  async knowsPassword(accountId: string, password: string): Promise<boolean> {
    const state = await this.changes.known(accountId);
    return this.passwords.matches(state && (await this.passwordOf(state)), password);
  }

  /** @returns nothing where there is none, or it was erased. */
  async totpSecret({ accountId, totp }: KnownAccount): Promise<string | undefined> {
    return totp && this.personalData.decrypt(accountSubject(accountId), totp.secret);
  }

  private strangerDelay(login: string): SignInDelay {
    return this.strangers.get(login) ?? noDelay;
  }

  private async passwordOf({ accountId, password }: KnownAccount): Promise<string | undefined> {
    return password && this.personalData.decrypt(accountSubject(accountId), password);
  }

  private async refuse(
    { accountId }: KnownAccount,
    place: string | undefined,
    context: CommandContext,
  ): Promise<SignInAnswer> {
    await this.changes.run(accountId, { type: 'NoteRefused', place, now: context.now }, context);
    return refused;
  }

  private async proofOf(
    state: KnownAccount,
    code: string | undefined,
    { now }: CommandContext,
  ): Promise<Proof | Record<string, never> | undefined> {
    if (!state.totp?.confirmed) return {};
    const secret = await this.totpSecret(state);
    if (secret === undefined || code === undefined) return undefined;
    const totpStep = totpStepOf(secret, code, now);
    if (totpStep !== undefined) return { totpStep };
    const recovery = normalRecoveryCode(code);
    if (recovery === undefined) return undefined;
    return { recoveryCode: await this.digests.of('recovery', state.accountId, recovery) };
  }

  /** @returns nobody where the code was used before, others' wrong tries came first, or account or password changed meanwhile. */
  private async letIn(
    { accountId, password }: KnownAccount,
    place: string | undefined,
    proof: Proof | Record<string, never>,
    context: CommandContext,
  ): Promise<Account | undefined> {
    const command = { type: 'NoteSignedIn', now: context.now, place, password, ...proof } as const;
    try {
      return await this.changes.run(accountId, command, context);
    } catch (error) {
      const isNo = failureKind(error) === 'refusal';
      if (
        isNo &&
        ['code-used', 'account-disabled', 'password-changed', 'sign-in-waits'].includes(
          (error as Refusal).code,
        )
      )
        return undefined;
      throw error;
    }
  }

  private async rehashed(
    { accountId, password: replaces }: KnownAccount,
    hash: string | undefined,
    password: string,
    context: CommandContext,
  ): Promise<void> {
    if (hash === undefined || replaces === undefined || !this.passwords.isDated(hash)) return;
    const fresh = await this.passwords.hash(password);
    const sealed = await this.personalData.encrypt(accountSubject(accountId), fresh);
    const { now } = context;
    const because = 'rehashed';
    const command = { type: 'SetPassword', password: sealed, because, replaces, now } as const;
    await this.changes.run(accountId, command, context);
  }
}
