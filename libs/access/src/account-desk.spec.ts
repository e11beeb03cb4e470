import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Secret, TOTP } from 'otpauth';
import { epochMs } from '#kernel';
import type { Account } from './account.js';
import { accountSubject } from './domain/account.events.js';
import { accounts } from './domain/accounts.projection.js';
import type { SignInTry } from './sign-in.js';
import { AccessBench, storeKinds, type Desks } from './testing/access-bench.js';

const password = 'a plain sentence of mine';
const login = 'm.meier';

describe.each(storeKinds)('accounts over %s', (kind) => {
  let bench: AccessBench;
  let desks: Desks;
  beforeEach(async () => {
    bench = await AccessBench.start(kind);
    desks = await bench.process();
  });
  afterEach(() => bench.stop());

  const create = (name = login, role: Account['role'] = 'operator') =>
    desks.accounts.create({ login: name, role }, bench.context());
  const accepted = async (name = login, role: Account['role'] = 'operator') => {
    const { token } = await create(name, role);
    return desks.accounts.accept({ token, password }, bench.context());
  };
  const signIn = (given: Partial<SignInTry> = {}) =>
    desks.accounts.signIn({ login, password, ...given }, bench.context());
  const wrong = { password: 'another sentence of mine' };
  const codeOf = (secret: string) =>
    new TOTP({ secret: Secret.fromBase32(secret) }).generate({
      timestamp: epochMs(bench.clock.now()),
    });

  it('lets in whoever took up an invitation, by the password they set', async () => {
    const { token } = await create();
    expect(await signIn()).toEqual({ kind: 'refused' });
    expect(await desks.accounts.invited(token, bench.clock.now())).toMatchObject({ login });
    await desks.accounts.accept({ token, password }, bench.context());
    expect(await signIn()).toMatchObject({ kind: 'in', account: { login, role: 'operator' } });
    expect(await signIn({ login: ' M.Meier ' })).toMatchObject({ kind: 'in' });
    expect(await signIn(wrong)).toEqual({ kind: 'refused' });
  });

  it('takes an invitation once, within its time, and only the latest', async () => {
    const first = await create();
    const second = await desks.accounts.invite(login, bench.context());
    const accept = (token: string) => desks.accounts.accept({ token, password }, bench.context());
    await expect(accept(first.token)).rejects.toMatchObject({ code: 'invitation-unknown' });
    await expect(accept('nobody.x')).rejects.toMatchObject({ code: 'invitation-unknown' });
    await expect(accept('')).rejects.toMatchObject({ code: 'invitation-unknown' });
    await accept(second.token);
    await expect(accept(second.token)).rejects.toMatchObject({ code: 'invitation-unknown' });
    const third = await desks.accounts.invite(login, bench.context());
    bench.pass(epochMs(third.expiresAt) - epochMs(bench.clock.now()));
    await expect(accept(third.token)).rejects.toMatchObject({ code: 'invitation-expired' });
  });

  it('takes no password that is tried first', async () => {
    const { token } = await create();
    for (const weak of [
      'short',
      'Password1234!',
      'm.meierm.meier',
      '123456789012',
      'aaaaaaaaaaaaab',
    ])
      await expect(
        desks.accounts.accept({ token, password: weak }, bench.context()),
      ).rejects.toMatchObject({ code: 'password-too-weak' });
  });

  it('ends sessions with the password, the role, and a sign-out', async () => {
    const { sessionsSince } = await accepted();
    bench.pass(1);
    const next = 'quite another sentence';
    const changed = await desks.accounts.changePassword(login, { password, next }, bench.context());
    expect(changed.sessionsSince > sessionsSince).toBe(true);
    bench.pass(1);
    const role = await desks.accounts.changeRole(login, 'viewer', bench.context());
    expect(role.sessionsSince > changed.sessionsSince).toBe(true);
    bench.pass(1);
    const out = await desks.accounts.signOut(login, bench.context());
    expect(out.sessionsSince > role.sessionsSince).toBe(true);
    expect(await signIn()).toEqual({ kind: 'refused' });
    await expect(
      desks.accounts.changePassword(login, { password, next }, bench.context()),
    ).rejects.toMatchObject({ code: 'password-wrong' });
  });

  it('asks for a code where there is an authenticator, and takes each once', async () => {
    await accepted();
    const { secret, uri } = await desks.accounts.enrolTotp(login, bench.context());
    expect(uri).toContain(`secret=${secret}`);
    await expect(
      desks.accounts.confirmTotp(login, '000000', bench.context()),
    ).rejects.toMatchObject({ code: 'code-wrong' });
    // Until it is confirmed nobody is locked out by it.
    expect(await signIn()).toMatchObject({ kind: 'in' });
    const recovery = await desks.accounts.confirmTotp(login, codeOf(secret), bench.context());
    expect(await signIn()).toEqual({ kind: 'code-needed' });
    expect(await signIn({ code: codeOf(secret) })).toEqual({ kind: 'refused' });
    bench.pass(30_000);
    expect(await signIn({ code: codeOf(secret) })).toMatchObject({ kind: 'in' });
    expect(await signIn({ code: codeOf(secret) })).toEqual({ kind: 'refused' });
    const [first = ''] = recovery;
    expect(recovery).toHaveLength(10);
    expect(await signIn({ code: first.toUpperCase() })).toMatchObject({ kind: 'in' });
    expect(await signIn({ code: first })).toEqual({ kind: 'refused' });
    await desks.accounts.removeTotp(login, bench.context());
    expect(await signIn()).toMatchObject({ kind: 'in' });
  });

  it('takes a code once, whichever of two processes is shown it', async () => {
    await accepted();
    const { secret } = await desks.accounts.enrolTotp(login, bench.context());
    await desks.accounts.confirmTotp(login, codeOf(secret), bench.context());
    bench.pass(30_000);
    const other = await bench.process();
    const given = { login, password, code: codeOf(secret) };
    const answers = await Promise.all(
      [desks, other].map((one) => one.accounts.signIn(given, bench.context())),
    );
    expect(answers.map((one) => one.kind).toSorted()).toEqual(['in', 'refused']);
  });

  it('waits ever longer after wrong tries, checks none meanwhile, and forgets them', async () => {
    await accepted();
    for (let at = 0; at < 3; at++) expect(await signIn(wrong)).toEqual({ kind: 'refused' });
    expect(await signIn()).toEqual({ kind: 'wait', seconds: 1 });
    bench.pass(1_000);
    expect(await signIn(wrong)).toEqual({ kind: 'refused' });
    expect(await signIn()).toEqual({ kind: 'wait', seconds: 2 });
    bench.pass(2_000);
    expect(await signIn()).toMatchObject({ kind: 'in' });
    expect(await signIn(wrong)).toEqual({ kind: 'refused' });
    expect(await signIn()).toMatchObject({ kind: 'in' });
  });

  it('keeps nobody out who comes from where they came before', async () => {
    await accepted();
    expect(await signIn({ from: 'desk' })).toMatchObject({ kind: 'in' });
    for (let at = 0; at < 3; at++) await signIn({ ...wrong, from: 'elsewhere' });
    expect(await signIn({ from: 'elsewhere' })).toMatchObject({ kind: 'wait' });
    expect(await signIn({ from: 'desk' })).toMatchObject({ kind: 'in' });
  });

  it('treats a name that is nobody’s like one that is somebody’s', async () => {
    const stranger = { login: 'nobody', ...wrong };
    for (let at = 0; at < 3; at++) expect(await signIn(stranger)).toEqual({ kind: 'refused' });
    expect(await signIn(stranger)).toEqual({ kind: 'wait', seconds: 1 });
    expect(await bench.recorded()).toEqual([]);
  });

  it('waits as long for a name that is nobody’s, however many tries come at the same moment', async () => {
    await accepted();
    const crowd = (given: Partial<SignInTry>) =>
      Promise.all(Array.from({ length: 10 }, () => signIn({ ...given, ...wrong })));
    await Promise.all([crowd({}), crowd({ login: 'nobody' })]);
    expect(await signIn({ login: 'nobody', ...wrong })).toEqual(await signIn(wrong));
    bench.pass(1_000);
    expect(await signIn({ login: 'nobody', ...wrong })).toEqual(await signIn(wrong));
  });

  it('makes no link for a first administrator whom somebody disabled', async () => {
    expect(await desks.accounts.inviteFirst(bench.context())).toBeDefined();
    await desks.accounts.disable('admin', bench.context());
    expect(await desks.accounts.inviteFirst(bench.context())).toBeUndefined();
  });

  it('keeps one administrator, even where two would go at the same moment', async () => {
    await accepted('anna', 'admin');
    await expect(desks.accounts.disable('anna', bench.context())).rejects.toMatchObject({
      code: 'administrator-is-last',
    });
    // An invitation is nobody yet.
    await create('bert', 'admin');
    await expect(
      desks.accounts.changeRole('anna', 'viewer', bench.context()),
    ).rejects.toMatchObject({ code: 'administrator-is-last' });
    await accepted('carl', 'admin');
    const other = await bench.process();
    const ended = await Promise.allSettled([
      desks.accounts.disable('anna', bench.context()),
      other.accounts.changeRole('carl', 'viewer', bench.context()),
    ]);
    expect(ended.map((one) => one.status).toSorted()).toEqual(['fulfilled', 'rejected']);
    const left = await desks.accounts.list();
    expect(
      left.filter((one) => one.role === 'admin' && !one.disabled && one.hasPassword),
    ).toHaveLength(1);
  });

  it('lets in by an identity that was linked, which belongs to one account', async () => {
    const identity = { issuer: 'https://sso.example.org', subject: 'meier@example.org' };
    const { token } = await create();
    expect(await desks.accounts.byIdentity(identity)).toBeUndefined();
    await desks.accounts.link({ token, identity }, bench.context());
    expect(await desks.accounts.byIdentity(identity)).toMatchObject({ login });
    const other = await create('other');
    await expect(
      desks.accounts.link({ token: other.token, identity }, bench.context()),
    ).rejects.toMatchObject({ code: 'identity-linked' });
  });

  it('lets nobody in, and nobody back, once the personal data of its holder was erased', async () => {
    await desks.accounts.create({ login, role: 'viewer', name: 'Maria Meier' }, bench.context());
    const { token } = await desks.accounts.invite(login, bench.context());
    await desks.accounts.accept({ token, password }, bench.context());
    await bench.stores.keys.erase(accountSubject(login));
    expect(await signIn()).toEqual({ kind: 'refused' });
    expect(await desks.accounts.list()).toMatchObject([{ accountId: login, name: null }]);
    const again = await desks.accounts.invite(login, bench.context());
    await expect(
      desks.accounts.accept({ token: again.token, password }, bench.context()),
    ).rejects.toMatchObject({ code: 'personal-data-erased' });
    await expect(create()).rejects.toMatchObject({ code: 'account-exists' });
  });

  it('keeps no secret and no person in clear', async () => {
    const person = { name: 'Maria Meier', email: 'maria@example.org' };
    const made = { login, role: 'operator', ...person } as const;
    const { token } = await desks.accounts.create(made, bench.context());
    await desks.accounts.accept({ token, password }, bench.context());
    const { secret } = await desks.accounts.enrolTotp(login, bench.context());
    const codes = await desks.accounts.confirmTotp(login, codeOf(secret), bench.context());
    await signIn({ code: codes[0] ?? '', from: '192.0.2.7' });
    const kept = JSON.stringify([
      await bench.recorded(),
      [...desks.projections.state('accounts').values()],
    ]);
    for (const text of [
      token,
      password,
      secret,
      '192.0.2.7',
      'argon2',
      ...codes,
      ...Object.values(person),
    ])
      expect(kept).not.toContain(text);
    expect(await desks.accounts.list()).toMatchObject([person]);
  });
});

describe('the first administrator', () => {
  let bench: AccessBench;
  let desks: Desks;
  beforeEach(async () => {
    bench = await AccessBench.start('memory');
    desks = await bench.process();
  });
  afterEach(() => bench.stop());
  const inviteFirst = () => desks.accounts.inviteFirst(bench.context());

  it('takes up the latest link, for a day, and then there is none', async () => {
    const first = await inviteFirst();
    const second = await inviteFirst();
    const accept = (token = '') => desks.accounts.accept({ token, password }, bench.context());
    await expect(accept(first?.token)).rejects.toMatchObject({ code: 'invitation-unknown' });
    expect(await desks.record.isGiven()).toBe(false);
    bench.pass(86_400_000);
    await expect(accept(second?.token)).rejects.toMatchObject({ code: 'invitation-expired' });
    const third = await inviteFirst();
    expect(await accept(third?.token)).toMatchObject({ login: 'admin', role: 'admin' });
    expect(await inviteFirst()).toBeUndefined();
    await desks.projections.documents(accounts);
    expect(await desks.record.isGiven()).toBe(true);
  });

  it('is made no more once somebody else administers', async () => {
    const first = await inviteFirst();
    const made = { login: 'anna', role: 'admin' } as const;
    const { token } = await desks.accounts.create(made, bench.context());
    expect(await desks.record.isGiven()).toBe(true);
    await desks.accounts.accept({ token, password }, bench.context());
    await expect(
      desks.accounts.accept({ token: first?.token ?? '', password }, bench.context()),
    ).rejects.toMatchObject({ code: 'invitation-unknown' });
    expect(await inviteFirst()).toBeUndefined();
  });
});
