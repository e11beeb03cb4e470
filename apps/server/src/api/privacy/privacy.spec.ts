import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { CommandBus } from '@nestjs/cqrs';
import { AccountDesk, EraseAccount } from '#access';
import { ping, pingStream } from '#campaigns';
import { CommandLoop, Engine } from '#engine';
import { ApiBench } from '../testing/api-bench.js';

let bench: ApiBench;
beforeEach(async () => {
  bench = await ApiBench.start();
});
afterEach(() => bench.stop());

const erase = (id: string, kind = 'contact-point') => bench.post('/privacy/erasures', { kind, id });
const withdraw = (id: string) =>
  bench.post(`/directory/contact-points/${id}/withdraw`, {
    effectiveOn: '2024-02-19',
    reason: 'Erik Berg asked to be forgotten',
  });
const problem = (status: number, code: string) => ({ status, body: { code } });

describe('an erasure of a contact point', () => {
  it('FM-34: leaves nothing personal that can be read, and every event where it was', async () => {
    await withdraw('se-1');
    const [events, other] = [
      await bench.events(),
      await bench.get('/directory/contact-points/se-2'),
    ];
    expect(await erase('se-1')).toMatchObject({
      status: 200,
      body: { kind: 'contact-point', id: 'se-1', ground: 'requested' },
    });
    expect(await bench.events()).toBe(events + 1);
    const [erasure] = await bench.server.recorded('PersonalDataErased');
    expect(erasure).toMatchObject({
      stream: 'contactPoint-se-1',
      data: { contactPointId: 'se-1', ground: 'requested' },
    });
    expect(await bench.get('/directory/contact-points/se-1')).toMatchObject({
      status: 200,
      body: { contactPointId: 'se-1', status: 'withdrawn', details: null },
    });
    expect((await bench.get('/directory/contact-points/se-2')).body).toEqual(other.body);
    const held = await bench.get('/privacy/contact-points/se-1');
    expect(held.body).toMatchObject({ erased: true });
    expect(held.text).not.toContain('Erik');
    expect(held.text).not.toContain('@');
  });

  it('is done once, however often it is asked for', async () => {
    await withdraw('se-1');
    await erase('se-1');
    const events = await bench.events();
    expect(await erase('se-1')).toMatchObject({ status: 200 });
    expect(await bench.events()).toBe(events);
    expect((await bench.get('/privacy/erasures')).body).toEqual({ subjects: ['se-1'] });
  });

  it('is refused as long as it is listed, and of whom nobody knows', async () => {
    const refused = await erase('se-1');
    expect(refused).toMatchObject(problem(409, 'contact-point-still-listed'));
    expect(refused.text).toContain('withdraw it first');
    expect(await erase('xx-1')).toMatchObject(problem(404, 'contact-point-unknown'));
    expect(await erase('nothing', 'activity')).toMatchObject(problem(404, 'activity-unknown'));
    expect(await erase('nothing', 'mail')).toMatchObject(problem(404, 'mail-unknown'));
    expect(await erase('se-1', 'party')).toMatchObject(problem(422, 'input-invalid'));
    expect((await bench.get('/privacy/erasures')).body).toEqual({ subjects: [] });
  });

  it('ends its open ping without a message, and counts it on', async () => {
    await bench.server.stop();
    bench = await ApiBench.start({}, { campaign: 'launched' });
    const sent = bench.server.messages.length;
    await withdraw('se-1');
    await erase('se-1');
    await bench.server.settle();
    await bench.server.pass('2024-02-21T00:00:00.000Z' as never);
    const later = bench.server.messages.slice(sent).map((one) => one.contactPointId);
    expect(later).not.toContain('se-1');
    const ref = { campaignId: 'test', contactPointId: 'se-1' };
    const { state } = await bench.server.app.get(CommandLoop).load(pingStream(ref), ping);
    expect(state.status).toBe('expired');
  });

  it('is finished by the process where whoever asked died before the key was forgotten', async () => {
    await withdraw('se-1');
    const { keys } = bench.server.ports;
    const forget = keys.erase.bind(keys);
    let died = false;
    keys.erase = async (subject) => {
      if (!died) {
        died = true;
        throw new Error('it died here');
      }
      return forget(subject);
    };
    expect(await erase('se-1')).toMatchObject({ status: 500 });
    (bench.failures as unknown[]).length = 0;
    await bench.server.app.get(Engine).settled();
    expect(await keys.find('se-1')).toBeUndefined();
    expect(died).toBe(true);
  });

  it('still lets its proposals be closed, without a word being kept', async () => {
    const proposed = await bench.post(
      '/proposals',
      {
        contactPointId: 'se-1',
        values: { phone: '+46855000002' },
        note: 'Erik called',
      },
      { 'x-rollcall-as': 'ana' },
    );
    expect(proposed.status).toBe(201);
    const { proposalId } = proposed.body as { proposalId: string };
    await withdraw('se-1');
    await erase('se-1');
    expect(
      await bench.post(`/proposals/${proposalId}/approve`, {}, { 'x-rollcall-as': 'bert' }),
    ).toMatchObject({ status: 409 });
    const rejected = await bench.post(
      `/proposals/${proposalId}/reject`,
      {
        reason: 'Erik is gone',
      },
      { 'x-rollcall-as': 'bert' },
    );
    expect(rejected.status).toBe(200);
    expect(JSON.stringify((await bench.get(`/proposals/${proposalId}`)).body)).not.toContain(
      'Erik',
    );
  });
});

describe('an erasure of the text of an activity', () => {
  it('FM-34: takes its notes and reasons, and leaves the activity', async () => {
    const workshop = { kind: 'workshop', title: 'A', from: '2024-05-14', notes: 'Ask Anne Martin' };
    await bench.put('/activities/a', workshop);
    await bench.ask('PATCH', '/activities/a', { body: { reason: 'Anne said so', title: 'B' } });
    expect(await erase('a', 'activity')).toMatchObject({ status: 200 });
    const read = await bench.get('/activities/a');
    expect(read).toMatchObject({ status: 200, body: { title: 'B' } });
    expect(read.text).not.toContain('Anne');
    const amended = await bench.ask('PATCH', '/activities/a', {
      body: { reason: 'x', title: 'C' },
    });
    expect(amended).toMatchObject(problem(409, 'personal-data-erased'));
  });
});

describe('what is held on a contact point', () => {
  it('is every event of it in clear, with where it stands, and nothing of others', async () => {
    await bench.post('/directory/contact-points/se-1/channels/phone-main/verify', {
      reason: 'Erik Berg answered',
    });
    const held = await bench.get('/privacy/contact-points/se-1');
    expect(held).toMatchObject({ status: 200, body: { contactPointId: 'se-1', erased: false } });
    const { items } = held.body as { items: { type: string; stream: string; data: unknown }[] };
    expect(items.map(({ type }) => type)).toEqual(['ContactPointRegistered', 'ChannelVerified']);
    expect(items[1]).toMatchObject({
      stream: 'contactPoint-se-1',
      revision: 1,
      at: '2024-02-19T09:00:00.000Z',
      data: { contactPointId: 'se-1', channelId: 'phone-main', reason: 'Erik Berg answered' },
    });
    expect(held.text).not.toContain('enc1.');
    expect(held.text).not.toContain('se-2');
    expect(await bench.get('/privacy/contact-points/xx-1')).toMatchObject(
      problem(404, 'contact-point-unknown'),
    );
  });
});

describe('an erasure of an account', () => {
  const access = { now: '2024-02-19T09:00:00.000Z', correlationId: 'c', causationId: 'c' } as const;
  const context = { ...access, actor: { kind: 'command-line', id: 'test' } } as const;

  it('FM-34: leaves a pseudonym where it acted, and nobody who could sign in', async () => {
    const accounts = bench.server.app.get(AccountDesk);
    const made = { login: 'mmeier', role: 'viewer', name: 'Maria Meier' } as const;
    const { token } = await accounts.create(made, context as never);
    const password = 'a plain sentence of mine';
    await accounts.accept({ token, password }, context as never);
    const bus = bench.server.app.get(CommandBus);
    const erase = () =>
      bus.execute(new EraseAccount({ accountId: 'mmeier', ground: 'requested' }, context as never));
    await expect(erase()).rejects.toMatchObject({ code: 'account-in-use' });
    await accounts.disable('mmeier', context as never);
    await erase();
    await erase();
    expect(await bench.server.recorded('AccountErased')).toHaveLength(1);
    expect(await bench.server.ports.keys.find('account:mmeier')).toBeUndefined();
    const [shown] = await accounts.list();
    expect(shown).toMatchObject({ hasPassword: false, disabled: true });
    expect(JSON.stringify(shown)).not.toContain('Maria');
    await expect(accounts.enable('mmeier', context as never)).rejects.toMatchObject({
      code: 'account-erased',
    });
    const tried = await accounts.signIn({ login: 'mmeier', password }, context as never);
    expect(tried).toEqual({ kind: 'refused' });
  });
});
