import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ApiBench } from '../testing/api-bench.js';
import { at } from '../../testing/server-bench.js';

let bench: ApiBench;
beforeEach(async () => {
  bench = await ApiBench.start({}, { campaign: 'launched' });
});
afterEach(() => bench.stop());

const ping = '/campaigns/test/pings/gh-1';
const answer = { via: 'phone', grade: 'responsible-officer' };
const record = (body: object) => bench.post(`${ping}/responses`, body);

describe('an answer that an operator records', () => {
  it('counts at the moment it was received', async () => {
    await bench.server.pass(at('00:30'));
    const recorded = await record({ ...answer, receivedAt: at('00:20'), answeredBy: 'Ama Owusu' });
    expect(recorded).toMatchObject({
      status: 201,
      body: { outcome: 'counted', receivedAt: at('00:20') },
    });
    expect((await bench.get(ping)).body).toMatchObject({
      state: 'answered',
      answeredAt: at('00:20'),
      responseSeconds: 1_200,
      via: 'phone',
      responses: [{ receivedAt: at('00:20') }],
    });
  });

  it('counts now where no moment is named', async () => {
    await bench.server.pass(at('00:10'));
    expect((await record(answer)).body).toMatchObject({ receivedAt: at('00:10') });
  });

  it('is kept beside, or as late', async () => {
    await record(answer);
    expect((await record(answer)).body).toMatchObject({ outcome: 'further' });
    await bench.server.pass(at('31:00'));
    expect((await record(answer)).body).toMatchObject({ outcome: 'late' });
  });

  it.each([
    [{ ...answer, receivedAt: '2030-01-01T00:00:00Z' }, 'receivedAt'],
    [{ ...answer, via: 'link' }, 'via'],
    [{ ...answer, grade: 'auto-reply' }, 'grade'],
    [{ ...answer, corrections: { phone: 'none' } }, 'corrections.phone'],
    [{ ...answer, corrections: { fone: '+80055000009' } }, 'corrections.fone'],
    [{ ...answer, note: 'x'.repeat(2_001) }, 'note'],
  ])('is refused as %j', async (body, path) => {
    const before = await bench.events();
    expect(await record(body)).toMatchObject({ status: 422, body: { issues: [{ path }] } });
    expect(await bench.events()).toBe(before);
  });

  it('proposes what it corrects, and changes nothing', async () => {
    await record({ ...answer, corrections: { phone: '+80055000009' } });
    await bench.server.settle();
    expect((await bench.get('/proposals')).body).toMatchObject([
      { contactPointId: 'gh-1', fields: ['phone'], values: { phone: '+80055000009' } },
    ]);
    const { text } = await bench.get('/directory/contact-points/gh-1');
    expect(text).not.toContain('+80055000009');
  });

  it('is corrected, and taken back', async () => {
    await bench.server.pass(at('00:30'));
    const { responseId } = (await record(answer)).body as { responseId: string };
    const correct = (body: object) =>
      bench.post(`${ping}/responses/${responseId}/correction`, body);
    const reason = 'Noted late';
    expect((await correct({ receivedAt: at('00:05'), reason })).status).toBe(200);
    expect((await bench.get(ping)).body).toMatchObject({ answeredAt: at('00:05') });
    expect((await correct({ receivedAt: null, reason })).status).toBe(200);
    expect((await bench.get(ping)).body).toMatchObject({ answeredAt: null });
    expect((await correct({ reason })).status).toBe(422);
    expect(
      (await bench.post(`${ping}/responses/none/correction`, { receivedAt: null, reason })).status,
    ).toBe(404);
  });

  it('needs somebody who was asked', async () => {
    const nobody = await bench.post('/campaigns/test/pings/nobody/responses', answer);
    expect(nobody).toMatchObject({ status: 404, body: { code: 'ping-unknown' } });
    const nowhere = await bench.post('/campaigns/nowhere/pings/gh-1/responses', answer);
    expect(nowhere).toMatchObject({ status: 404, body: { code: 'campaign-unknown' } });
  });
});

it('tells everything that happened to a ping, in order and in clear', async () => {
  await record({ ...answer, note: 'Rang twice', answeredBy: 'Ama Owusu' });
  const events = (await bench.get(`${ping}/events`)).body as { type: string; data: object }[];
  expect(events.map(({ type }) => type)).toEqual([
    'PingIssued',
    'AttemptStarted',
    'AttemptHandedOver',
    'ResponseReceived',
  ]);
  expect(events.at(-1)).toMatchObject({
    actor: { kind: 'command-line' },
    data: { note: 'Rang twice', answeredBy: 'Ama Owusu' },
  });
  expect((await bench.get('/campaigns/test/pings/nobody/events')).status).toBe(404);
});

describe('a phone task', () => {
  interface Task {
    readonly taskId: string;
    readonly contactPointId: string;
  }
  const tasks = async (query = '') => (await bench.get(`/phone-tasks${query}`)).body as Task[];
  const taskOf = async (id: string) =>
    (await tasks()).find(({ contactPointId }) => contactPointId === id)?.taskId ?? 'none';
  const complete = async (body: object) =>
    bench.post(`/phone-tasks/${await taskOf('gh-1')}/completion`, body);

  beforeEach(() => bench.server.pass(at('12:00')));

  it('says whom to call, on which number, and what time it is there', async () => {
    expect(await tasks()).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          contactPointId: 'pl-1',
          partyName: 'Poland',
          institution: 'Duty desk pl-1',
          localTime: '2024-02-19 22:00 +01:00',
          numbers: [{ channelId: 'phone-main', use: 'main', number: '+80055000001' }],
          answerBy: at('30:00'),
        }),
      ]),
    );
    expect(await tasks('?campaign=other')).toEqual([]);
  });

  it('that reached somebody is an answer', async () => {
    const answered = { outcome: 'answered', answer: { grade: 'human', receivedAt: at('11:59') } };
    expect(await complete(answered)).toMatchObject({
      status: 200,
      body: { campaignId: 'test', contactPointId: 'gh-1', outcome: 'answered' },
    });
    expect((await bench.get(ping)).body).toMatchObject({ state: 'answered', reachedBy: 'phone' });
    expect(await taskOf('gh-1')).toBe('none');
  });

  it('that reached nobody is done all the same', async () => {
    expect((await complete({ outcome: 'no-answer' })).status).toBe(200);
    expect(await taskOf('gh-1')).toBe('none');
  });

  it.each([
    [{ outcome: 'answered' }, 'phone-outcome-without-response'],
    [{ outcome: 'no-answer', answer: { grade: 'human' } }, 'phone-outcome-without-response'],
    [
      { outcome: 'answered', answer: { grade: 'human', receivedAt: '2030-01-01T00:00:00Z' } },
      'input-invalid',
    ],
  ])('is not done with %j', async (body, code) => {
    expect(await complete(body)).toMatchObject({ status: 422, body: { code } });
  });

  it('is done once', async () => {
    const path = `/phone-tasks/${await taskOf('gh-1')}/completion`;
    await bench.post(path, { outcome: 'no-answer' });
    expect(await bench.post(path, { outcome: 'no-answer' })).toMatchObject({
      status: 409,
      body: { code: 'phone-task-already-completed' },
    });
    const unknown = await bench.post('/phone-tasks/none/completion', { outcome: 'no-answer' });
    expect(unknown).toMatchObject({ status: 404 });
  });
});
