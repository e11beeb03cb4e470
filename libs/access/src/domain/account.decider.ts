import { limits, Refusal, type Ciphertext, type Decider, type Instant } from '#kernel';
import type {
  AccountCommand,
  AccountCreated,
  TotpCommand,
  UseCommand,
} from './account.commands.js';
import type { AccountEvent, LinkedIdentity } from './account.events.js';
import type { Role } from './roles.js';
import { noDelay, refusedOnceMore, secondsToWait, type SignInDelay } from './sign-in-delay.js';

export interface KnownAccount {
  readonly status: 'known';
  readonly accountId: string;
  readonly role: Role;
  readonly origin: AccountCreated['origin'];
  readonly disabled: boolean;
  readonly erased?: true;
  readonly name?: Ciphertext;
  readonly email?: Ciphertext;
  readonly password?: Ciphertext;
  readonly identity?: LinkedIdentity;
  readonly invitation?: { readonly digest: string; readonly expiresAt: Instant };
  readonly totp?: {
    readonly secret: Ciphertext;
    readonly confirmed: boolean;
    readonly lastStep: number;
    readonly recoveryCodes: readonly string[];
  };
  /** Wrong tries from where it was signed in to before, and from elsewhere. */
  readonly delays: { readonly usual: SignInDelay; readonly other: SignInDelay };
  readonly usualPlaces: readonly string[];
  readonly sessionsSince: Instant;
  /** When it was disabled last. */
  readonly keysSince?: Instant;
}
export type AccountState = { readonly status: 'absent' } | KnownAccount;

/** Whether somebody can act by it: an invitation alone is nobody. */
export function isInUse({ disabled, password, identity }: KnownAccount): boolean {
  return !disabled && (password !== undefined || identity !== undefined);
}

/** Two counts, so that strangers at the door keep nobody out who comes from where they always come from. */
export function delayAt(state: KnownAccount, place: string | undefined): SignInDelay {
  return state.delays[isUsual(state, place) ? 'usual' : 'other'];
}

function isUsual({ usualPlaces }: KnownAccount, place: string | undefined): boolean {
  return place !== undefined && usualPlaces.includes(place);
}

export const account: Decider<AccountState, AccountCommand, AccountEvent> = {
  initial: { status: 'absent' },
  decide,
  evolve,
};

function decide(command: AccountCommand, state: AccountState): readonly AccountEvent[] {
  if (command.type === 'CreateAccount') {
    const { type: _, ...data } = command;
    if (state.status === 'known')
      throw new Refusal('account-exists', { accountId: state.accountId });
    return [{ type: 'AccountCreated', data }];
  }
  if (state.status === 'absent') throw new Refusal('account-unknown');
  const { accountId } = state;
  switch (command.type) {
    case 'Invite': {
      if (state.disabled) throw new Refusal('account-disabled', { accountId });
      const { digest, expiresAt } = command;
      return [{ type: 'AccountInvited', data: { accountId, digest, expiresAt } }];
    }
    case 'AcceptInvitation': {
      const { digest, takes, now: at } = command;
      requireInvitation(state, digest, at);
      return [
        'password' in takes
          ? {
              type: 'AccountPasswordSet',
              data: { accountId, password: takes.password, because: 'invitation', at },
            }
          : { type: 'AccountIdentityLinked', data: { accountId, identity: takes.identity, at } },
      ];
    }
    case 'SetPassword': {
      const { password, because, replaces, now: at } = command;
      // Whoever changed it meanwhile has the last word.
      if (replaces !== undefined && state.password !== replaces) return [];
      return [{ type: 'AccountPasswordSet', data: { accountId, password, because, at } }];
    }
    case 'LinkIdentity': {
      const { identity, now: at } = command;
      if (state.identity?.digest === identity.digest) return [];
      return [{ type: 'AccountIdentityLinked', data: { accountId, identity, at } }];
    }
    case 'ChangeRole': {
      const { role, now: at } = command;
      if (role === state.role) return [];
      return [{ type: 'AccountRoleChanged', data: { accountId, role, was: state.role, at } }];
    }
    case 'Disable':
    case 'Enable':
    case 'EraseAccount':
      return aboutUse(command, state);
    case 'SignOut':
      return [{ type: 'AccountSignedOut', data: { accountId, at: command.now } }];
    case 'NoteRefused': {
      const { place, now } = command;
      const fromUsualPlace = isUsual(state, place);
      const before = delayAt(state, place);
      // Of many tries at the same moment those count that came before the pause.
      if (secondsToWait(before, now) > 0) return [];
      const delay = refusedOnceMore(before, now);
      return [{ type: 'SignInRefused', data: { accountId, fromUsualPlace, ...delay } }];
    }
    case 'NoteSignedIn':
      return [{ type: 'SignedIn', data: signedIn(command, state) }];
    case 'EnrolTotp':
    case 'ConfirmTotp':
    case 'RemoveTotp':
      return aboutTotp(command, state);
  }
}

function aboutUse(
  command: UseCommand,
  { accountId, disabled, erased }: KnownAccount,
): readonly AccountEvent[] {
  switch (command.type) {
    case 'Disable':
      return disabled ? [] : [{ type: 'AccountDisabled', data: { accountId, at: command.now } }];
    case 'Enable':
      if (erased) throw new Refusal('account-erased', { accountId });
      return disabled ? [{ type: 'AccountEnabled', data: { accountId, at: command.now } }] : [];
    // Its sessions and keys are over by then, and it is not the last that administers.
    case 'EraseAccount':
      if (!disabled) throw new Refusal('account-in-use', { accountId });
      return erased ? [] : [{ type: 'AccountErased', data: { accountId, ground: command.ground } }];
  }
}

function aboutTotp(
  command: TotpCommand,
  { accountId, totp }: KnownAccount,
): readonly AccountEvent[] {
  switch (command.type) {
    case 'EnrolTotp':
      if (totp?.confirmed) throw new Refusal('totp-enrolled', { accountId });
      return [{ type: 'TotpEnrolled', data: { accountId, secret: command.secret } }];
    case 'ConfirmTotp': {
      if (totp === undefined) throw new Refusal('totp-not-enrolled', { accountId });
      if (totp.confirmed) throw new Refusal('totp-enrolled', { accountId });
      const { totpStep, recoveryCodes } = command;
      return [{ type: 'TotpConfirmed', data: { accountId, totpStep, recoveryCodes } }];
    }
    case 'RemoveTotp':
      return totp === undefined
        ? []
        : [{ type: 'TotpRemoved', data: { accountId, at: command.now } }];
  }
}

function requireInvitation({ invitation }: KnownAccount, digest: string, now: Instant): void {
  if (invitation?.digest !== digest) throw new Refusal('invitation-unknown');
  if (invitation.expiresAt <= now) throw new Refusal('invitation-expired');
}

/**
 * Decided in the account's own stream, whichever process checked the password: a code is good once (RFC 6238, 5.2), and of many
 * guesses at the same moment none is right that came after the pause began.
 */
function signedIn(
  {
    now: at,
    place,
    totpStep,
    recoveryCode,
    password,
  }: Extract<AccountCommand, { readonly type: 'NoteSignedIn' }>,
  state: KnownAccount,
) {
  const { accountId, totp, disabled } = state;
  if (disabled) throw new Refusal('account-disabled', { accountId });
  if (password !== state.password) throw new Refusal('password-changed', { accountId });
  if (secondsToWait(delayAt(state, place), at) > 0)
    throw new Refusal('sign-in-waits', { accountId });
  if (totp?.confirmed) {
    const isFresh = totpStep !== undefined && totpStep > totp.lastStep;
    const isKept = recoveryCode !== undefined && totp.recoveryCodes.includes(recoveryCode);
    if (!isFresh && !isKept) throw new Refusal('code-used', { accountId });
  }
  return {
    accountId,
    at,
    ...(place === undefined ? {} : { place }),
    ...(totpStep === undefined ? {} : { totpStep }),
    ...(recoveryCode === undefined ? {} : { recoveryCode }),
  };
}

function evolve(state: AccountState, event: AccountEvent): AccountState {
  if (event.type === 'AccountCreated') {
    const { at, ...data } = event.data;
    const delays = { usual: noDelay, other: noDelay };
    const fresh = { disabled: false, delays, usualPlaces: [], sessionsSince: at };
    return { status: 'known', ...data, ...fresh };
  }
  if (state.status === 'absent') return state;
  switch (event.type) {
    case 'AccountInvited': {
      const { digest, expiresAt } = event.data;
      return { ...state, invitation: { digest, expiresAt } };
    }
    case 'AccountPasswordSet': {
      const { password, because, at } = event.data;
      if (because === 'rehashed') return { ...state, password };
      return { ...takenUp(state), password, sessionsSince: at };
    }
    case 'AccountIdentityLinked':
      return {
        ...takenUp(state),
        identity: event.data.identity,
        sessionsSince: event.data.at,
      };
    case 'AccountRoleChanged':
      return { ...state, role: event.data.role, sessionsSince: event.data.at };
    case 'AccountDisabled':
      return {
        ...takenUp(state),
        disabled: true,
        sessionsSince: event.data.at,
        keysSince: event.data.at,
      };
    case 'AccountEnabled':
      return { ...state, disabled: false, sessionsSince: event.data.at };
    case 'AccountSignedOut':
      return { ...state, sessionsSince: event.data.at };
    case 'AccountErased': {
      const { name: _, email: __, password: ___, totp: ____, identity: _____, ...rest } = state;
      return { ...rest, erased: true };
    }
    case 'SignInRefused': {
      const { fromUsualPlace, refused, waitUntil } = event.data;
      const which = fromUsualPlace ? 'usual' : 'other';
      return { ...state, delays: { ...state.delays, [which]: { refused, waitUntil } } };
    }
    case 'SignedIn':
      return afterSignIn(state, event.data);
    case 'TotpEnrolled': {
      const totp = { secret: event.data.secret, confirmed: false, lastStep: 0, recoveryCodes: [] };
      return { ...state, totp };
    }
    case 'TotpConfirmed': {
      if (state.totp === undefined) return state;
      const { totpStep: lastStep, recoveryCodes } = event.data;
      return { ...state, totp: { ...state.totp, confirmed: true, lastStep, recoveryCodes } };
    }
    case 'TotpRemoved': {
      const { totp: _, ...rest } = state;
      return rest;
    }
    default:
      event satisfies never;
      return state;
  }
}

/** A link is good once, and whoever used it has shown who they are. */
function takenUp(state: KnownAccount): KnownAccount {
  const { invitation: _, ...rest } = state;
  return { ...rest, delays: { usual: noDelay, other: noDelay } };
}

function afterSignIn(
  state: KnownAccount,
  { place, totpStep, recoveryCode }: Extract<AccountEvent, { readonly type: 'SignedIn' }>['data'],
): KnownAccount {
  const which = isUsual(state, place) ? 'usual' : 'other';
  const usualPlaces =
    place === undefined
      ? state.usualPlaces
      : [place, ...state.usualPlaces.filter((one) => one !== place)].slice(
          0,
          limits.signInPlacesMax,
        );
  const { totp } = state;
  const used = totp && {
    ...totp,
    lastStep: Math.max(totp.lastStep, totpStep ?? 0),
    recoveryCodes: totp.recoveryCodes.filter((one) => one !== recoveryCode),
  };
  return {
    ...state,
    usualPlaces,
    delays: { ...state.delays, [which]: noDelay, usual: noDelay },
    ...(used === undefined ? {} : { totp: used }),
  };
}
