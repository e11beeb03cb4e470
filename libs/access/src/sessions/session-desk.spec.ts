import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { limits } from '#kernel';
import { AccessBench, storeKinds, type Desks } from '../testing/access-bench.js';

const hourMs = 3_600_000;

describe.each(storeKinds)('sessions over %s', (kind) => {
  let bench: AccessBench;
  let here: Desks;
  let there: Desks;
  beforeEach(async () => {
    bench = await AccessBench.start(kind);
    [here, there] = [await bench.process(), await bench.process()];
    await here.accounts.create({ login: 'anna', role: 'operator' }, bench.context());
    bench.pass(1);
  });
  afterEach(() => bench.stop());

  const open = (desks = here) =>
    desks.sessions.open('anna', 'password', 12 * hourMs, bench.context());
  const holds = async (opened: { readonly sessionId: string; readonly token: string }) =>
    (await there.sessions.holder(opened, bench.clock.now()))?.account.login === 'anna';

  it('hold in every process at once, and end in every process at once', async () => {
    const opened = await open();
    expect(await holds(opened)).toBe(true);
    await here.sessions.end(opened.sessionId, 'signed-out', bench.context());
    expect(await holds(opened)).toBe(false);
    // Ended twice is ended once.
    await there.sessions.end(opened.sessionId, 'signed-out', bench.context());
    expect(await bench.recorded('SessionEnded')).toHaveLength(1);
  });

  it('hold by their own token only, of which the log has a digest', async () => {
    const [opened, other] = [await open(), await open()];
    expect(other.token).not.toBe(opened.token);
    expect(await holds({ ...opened, token: other.token })).toBe(false);
    expect(await holds({ ...opened, token: '' })).toBe(false);
    expect(await holds({ ...opened, sessionId: 'unknown' })).toBe(false);
    expect(JSON.stringify(await bench.recorded())).not.toContain(opened.token);
  });

  it('are over after their time, to the millisecond', async () => {
    const opened = await open();
    bench.pass(12 * hourMs - 1);
    expect(await holds(opened)).toBe(true);
    bench.pass(1);
    expect(await holds(opened)).toBe(false);
  });

  it.each([
    ['signed out everywhere', () => here.accounts.signOut('anna', bench.context())],
    ['given another role', () => here.accounts.changeRole('anna', 'viewer', bench.context())],
    ['disabled', () => here.accounts.disable('anna', bench.context())],
  ] as const)('are over once the account was %s', async (_, happen) => {
    const opened = await open();
    bench.pass(1);
    await happen();
    expect(await holds(opened)).toBe(false);
  });

  it('do not come back with an account that was disabled meanwhile', async () => {
    const opened = await open();
    bench.pass(1);
    await here.accounts.disable('anna', bench.context());
    await here.accounts.enable('anna', bench.context());
    expect(await holds(opened)).toBe(false);
  });

  it('stay bounded: what is over or too much is ended at the next sign-in', async () => {
    const first = await open();
    bench.pass(12 * hourMs);
    for (let more = 0; more <= limits.sessionsOfOneMax; more++) {
      bench.pass(1);
      await open(more % 2 === 0 ? here : there);
    }
    const ended = (await bench.recorded('SessionEnded')).map(({ data }) => data['why']);
    expect(ended).toEqual(['expired', 'replaced']);
    expect(await holds(first)).toBe(false);
    const account = await here.accounts.find('anna');
    const all = account && (await there.sessions.sessionsOf(account, bench.clock.now()));
    expect(all).toHaveLength(limits.sessionsOfOneMax);
    expect(all?.map(({ openedAt }) => openedAt)).toEqual(
      all
        ?.map(({ openedAt }) => openedAt)
        .toSorted()
        .toReversed(),
    );
  });

  it('of others cannot be ended by somebody, nor those that never were', async () => {
    const opened = await open();
    const end = (id: string) => here.sessions.end(id, 'ended-elsewhere', bench.context(), 'boris');
    await expect(end(opened.sessionId)).rejects.toMatchObject({ code: 'session-unknown' });
    await expect(end('unknown')).rejects.toMatchObject({ code: 'session-unknown' });
    expect(await holds(opened)).toBe(true);
  });
});
