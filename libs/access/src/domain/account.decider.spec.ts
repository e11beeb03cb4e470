import { describe, it } from '@jest/globals';
import { addMs, parseInstant, type Ciphertext, type Instant } from '#kernel';
import { specFor } from '#testing';
import type { AccountCommand } from './account.commands.js';
import { account } from './account.decider.js';
import type { AccountEvent } from './account.events.js';

const given = specFor(account);
const accountId = 'anna';
const at = parseInstant('2026-03-02T09:00:00Z');
const secret = 'enc1.secret' as Ciphertext;

const created: AccountEvent = {
  type: 'AccountCreated',
  data: { accountId, role: 'operator', origin: 'administrator', at },
};
const invited: AccountEvent = {
  type: 'AccountInvited',
  data: { accountId, digest: 'a1', expiresAt: addMs(at, 1_000) },
};
const takenUp: AccountEvent = {
  type: 'AccountPasswordSet',
  data: { accountId, password: secret, because: 'invitation', at },
};
const withTotp: readonly AccountEvent[] = [
  created,
  takenUp,
  { type: 'TotpEnrolled', data: { accountId, secret } },
  { type: 'TotpConfirmed', data: { accountId, totpStep: 10, recoveryCodes: ['r1', 'r2'] } },
];
const refused = (
  count: number,
  waitUntil: Instant | null,
  fromUsualPlace = false,
): AccountEvent => ({
  type: 'SignInRefused',
  data: { accountId, fromUsualPlace, refused: count, waitUntil },
});
const noteRefused = (now: Instant = at, place?: string): AccountCommand => ({
  type: 'NoteRefused',
  now,
  place,
});
const signIn = (with_: object = {}, now: Instant = at) =>
  ({ type: 'NoteSignedIn', now, password: secret, ...with_ }) as AccountCommand;
const signedIn = (with_: object = {}): AccountEvent => ({
  type: 'SignedIn',
  data: { accountId, at, ...with_ },
});
const accept = (digest: string, now: Instant = at): AccountCommand => ({
  type: 'AcceptInvitation',
  digest,
  takes: { password: secret },
  now,
});

describe('a password that was changed while a sign-in looked at the old one', () => {
  const fresh = 'enc1.fresh' as Ciphertext;
  const changed: AccountEvent = {
    type: 'AccountPasswordSet',
    data: { accountId, password: fresh, because: 'changed', at },
  };
  const rehash = (replaces: Ciphertext): AccountCommand => ({
    type: 'SetPassword',
    password: 'enc1.again' as Ciphertext,
    because: 'rehashed',
    replaces,
    now: at,
  });

  it('lets nobody in by the old one', () => {
    given(created, takenUp).when(signIn()).thenEvents(signedIn());
    given(created, takenUp, changed).when(signIn()).thenRefused('password-changed');
    given(created, takenUp, changed)
      .when(signIn({ password: fresh }))
      .thenEvents(signedIn());
  });

  it('is not put back by hashing the old one anew', () => {
    const data = {
      accountId,
      password: 'enc1.again' as Ciphertext,
      because: 'rehashed',
      at,
    } as const;
    given(created, takenUp).when(rehash(secret)).thenEvents({ type: 'AccountPasswordSet', data });
    given(created, takenUp, changed).when(rehash(secret)).thenNothing();
  });
});

describe('an invitation', () => {
  it('is taken up once, before it ends, by whoever has the latest', () => {
    given(created, invited).when(accept('a1')).thenEvents(takenUp);
    given(created, invited).when(accept('b2')).thenRefused('invitation-unknown');
    given(created, invited, takenUp).when(accept('a1')).thenRefused('invitation-unknown');
    given(created, invited)
      .when(accept('a1', addMs(at, 1_000)))
      .thenRefused('invitation-expired');
  });

  it('is void once the account is disabled', () => {
    const disabled: AccountEvent = { type: 'AccountDisabled', data: { accountId, at } };
    given(created, invited, disabled).when(accept('a1')).thenRefused('invitation-unknown');
  });
});

describe('wrong tries', () => {
  it('hold up the next one from the third on, ever longer, and no longer than a quarter of an hour', () => {
    given(created, takenUp).when(noteRefused()).thenEvents(refused(1, null));
    given(created, refused(2, null))
      .when(noteRefused())
      .thenEvents(refused(3, addMs(at, 1_000)));
    given(created, refused(9, at))
      .when(noteRefused())
      .thenEvents(refused(10, addMs(at, 128_000)));
    given(created, refused(99, at))
      .when(noteRefused())
      .thenEvents(refused(100, addMs(at, 900_000)));
  });

  it('of one moment count until the pause begins, and a right one after that is not let in', () => {
    const waiting = refused(3, addMs(at, 1_000));
    given(created, takenUp, waiting).when(noteRefused()).thenNothing();
    given(created, takenUp, waiting).when(signIn()).thenRefused('sign-in-waits');
  });

  it('from elsewhere hold up nobody where the account was signed in to before', () => {
    const usual = { place: 'desk' };
    const history = [created, takenUp, signedIn(usual), refused(3, addMs(at, 1_000))];
    given(...history)
      .when(signIn(usual))
      .thenEvents(signedIn(usual));
    given(...history)
      .when(signIn({ place: 'elsewhere' }))
      .thenRefused('sign-in-waits');
    given(...history)
      .when(noteRefused(at, 'desk'))
      .thenEvents(refused(1, null, true));
  });

  it('are forgotten once somebody is let in', () => {
    given(created, takenUp, refused(2, null), signedIn())
      .when(noteRefused())
      .thenEvents(refused(1, null));
  });
});

describe('a code', () => {
  it('is needed where there is an authenticator', () => {
    given(...withTotp)
      .when(signIn())
      .thenRefused('code-used');
  });

  it('is good once, and none before it', () => {
    given(...withTotp)
      .when(signIn({ totpStep: 11 }))
      .thenEvents(signedIn({ totpStep: 11 }));
    given(...withTotp)
      .when(signIn({ totpStep: 10 }))
      .thenRefused('code-used');
    given(...withTotp, signedIn({ totpStep: 12 }))
      .when(signIn({ totpStep: 11 }))
      .thenRefused('code-used');
  });

  it('of the recovery codes is good once, and leaves the others', () => {
    const used = signedIn({ recoveryCode: 'r1' });
    given(...withTotp)
      .when(signIn({ recoveryCode: 'r1' }))
      .thenEvents(used);
    given(...withTotp, used)
      .when(signIn({ recoveryCode: 'r1' }))
      .thenRefused('code-used');
    given(...withTotp, used)
      .when(signIn({ recoveryCode: 'r2' }))
      .thenEvents(signedIn({ recoveryCode: 'r2' }));
  });
});

it('lets nobody in by an account that was disabled meanwhile', () => {
  const disabled: AccountEvent = { type: 'AccountDisabled', data: { accountId, at } };
  given(created, takenUp, disabled).when(signIn()).thenRefused('account-disabled');
});

it('is one account for one name', () => {
  const create = { type: 'CreateAccount', ...created.data } as AccountCommand;
  given().when(create).thenEvents(created);
  given(created).when(create).thenRefused('account-exists');
});
