import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { RecordedEvent } from '#kernel';
import { at } from '../../testing/server-bench.js';
import { ApiBench, type Answer } from '../testing/api-bench.js';

let bench: ApiBench;
beforeEach(async () => {
  bench = await ApiBench.start();
});
afterEach(() => bench.stop());

const path = '/campaigns/spring';
const plan = { name: 'Spring test', audience: { parties: ['SE', 'PL'] } };
const planned = () => bench.put(path, plan);
const tagOf = ({ headers }: Answer) => ({ 'if-match': headers.get('etag') ?? '' });
const code = (status: number, told: string) => ({
  status,
  body: expect.objectContaining({ code: told }),
});
const count = async (type: string) => (await bench.server.recorded(type)).length;

describe('a campaign', () => {
  it('is planned once, however often the same is asked', async () => {
    const made = await planned();
    expect(made).toMatchObject({
      status: 201,
      body: {
        status: 'planned',
        policy: { policyId: 'standard', version: 1 },
        template: { templateId: 'standard', version: 1 },
        audience: plan.audience,
        startsAt: null,
      },
    });
    expect(made.headers.get('location')).toBe(`/api/v1${path}`);
    expect((await planned()).headers.get('etag')).toBe(made.headers.get('etag'));
    expect(await bench.put(path, { name: 'Another' })).toMatchObject(code(409, 'campaign-exists'));
    expect(await count('CampaignPlanned')).toBe(1);
  });

  it('is planned with a policy and a template that are there', async () => {
    for (const [member, id] of [
      ['policyId', 'none'],
      ['templateId', 'none'],
    ] as const)
      expect(await bench.put(path, { ...plan, [member]: id })).toMatchObject({
        status: 422,
        body: { issues: [{ path: member }] },
      });
  });

  it('goes its way from the plan to its end', async () => {
    await planned();
    const at = '2024-02-20T03:00:00Z';
    const scheduled = await bench.post(`${path}/schedule`, { kind: 'at', at });
    expect(scheduled.body).toMatchObject({
      status: 'scheduled',
      startsAt: '2024-02-20T03:00:00.000Z',
    });
    const launched = await bench.post(`${path}/launch`);
    expect(launched).toMatchObject({ status: 200, body: { status: 'running', contactPoints: 3 } });
    await bench.server.settle();
    expect(bench.server.messages).toHaveLength(3);
    const reason = 'The gateway is down';
    expect((await bench.post(`${path}/pause`, { reason })).body).toMatchObject({
      status: 'paused',
    });
    expect((await bench.post(`${path}/resume`)).body).toMatchObject({ status: 'running' });
    expect((await bench.post(`${path}/close`)).body).toMatchObject({ status: 'closed' });
    expect((await bench.post(`${path}/close`)).body).toMatchObject({ status: 'closed' });
    expect(await bench.post(`${path}/launch`)).toMatchObject(code(409, 'campaign-closed'));
  });

  it('is listed by its start, the latest first, whatever was planned when', async () => {
    const list = async () =>
      (
        (await bench.get('/campaigns')).body as { campaignId: string; startsAt: string | null }[]
      ).map(({ campaignId, startsAt }) => [campaignId, startsAt]);
    for (const id of ['b', 'tomorrow', 'now', 'wave', 'a'])
      await bench.put(`/campaigns/${id}`, { ...plan, name: id });
    const at = '2024-02-20T03:00:00Z';
    await bench.post('/campaigns/tomorrow/schedule', { kind: 'at', at });
    const wave = { kind: 'local-hour', day: '2024-02-21', time: '03:00' };
    await bench.post('/campaigns/wave/schedule', wave);
    // Launched before `now`, and yet its first message goes out after it.
    expect((await bench.post('/campaigns/wave/launch')).body).toMatchObject({
      launchedAt: '2024-02-19T09:00:00.000Z',
      startsAt: '2024-02-21T02:00:00.000Z',
    });
    await bench.post('/campaigns/now/launch');
    expect(await list()).toEqual([
      ['a', null],
      ['b', null],
      ['wave', '2024-02-21T02:00:00.000Z'],
      ['tomorrow', '2024-02-20T03:00:00.000Z'],
      ['now', '2024-02-19T09:00:00.000Z'],
    ]);
  });

  it('says what is expected of a Party', async () => {
    const wrong = { ...plan, audience: { parties: ['SE', 'Frnace'] } };
    expect(await bench.put(path, wrong)).toMatchObject({
      status: 422,
      body: {
        issues: [
          {
            path: 'audience.parties[1]',
            message: '"Frnace" is not an ISO 3166-1 alpha-2 code in capitals, such as FR',
          },
        ],
      },
    });
  });

  it('can be called off, and not closed before it ran', async () => {
    await planned();
    expect(await bench.post(`${path}/close`)).toMatchObject(code(409, 'campaign-planned'));
    expect(await bench.post(`${path}/cancel`)).toMatchObject(code(422, 'input-invalid'));
    const cancelled = await bench.post(`${path}/cancel`, { reason: 'Postponed' });
    const closedAt = bench.server.clock.now();
    expect(cancelled.body).toMatchObject({ status: 'cancelled', closedAt });
    expect((await bench.get('/campaigns')).body).toMatchObject([{ campaignId: 'spring' }]);
  });

  it.each([
    [{ kind: 'at' }, ['at']],
    [{ kind: 'at', at: '2024-03-01T00:00:00Z', day: '2024-03-01' }, ['day']],
    [{ kind: 'local-hour', time: '03:00' }, ['day']],
    [{ kind: 'window', from: '2024-03-01T00:00:00Z' }, ['length']],
    [{ kind: 'window', from: 'soon', length: 'P1M' }, ['from', 'length']],
    [{ kind: 'never' }, ['kind']],
  ])('is not scheduled with %j', async (schedule, paths) => {
    await planned();
    const answer = await bench.post(`${path}/schedule`, schedule);
    expect(answer).toMatchObject({
      status: 422,
      body: { issues: paths.map((one) => ({ path: one })) },
    });
  });

  it('starts at its hour on each clock, as the dry run says', async () => {
    await planned();
    await bench.post(`${path}/schedule`, { kind: 'local-hour', day: '2024-02-20', time: '03:00' });
    const { body } = await bench.get(`${path}/dry-run`);
    expect(body).toMatchObject({
      messages: 3,
      contactPoints: [
        { contactPointId: 'pl-1', startsAtLocal: '2024-02-20 03:00 +01:00' },
        { contactPointId: 'se-1', startsAt: '2024-02-20T02:00:00.000Z' },
        { contactPointId: 'se-2' },
      ],
    });
    const considered = await bench.post('/dry-runs', { audience: { parties: ['GH'] } });
    expect(considered.body).toMatchObject({ campaignId: null, messages: 1 });
  });

  it('FM-15: is not launched past a warning that nobody has read', async () => {
    await planned();
    const report = { reason: 'bounced' };
    for (const channel of ['email-main', 'email-alternate'])
      await bench.post(`/directory/contact-points/pl-1/channels/${channel}/unreachable`, report);
    expect((await bench.get(`${path}/readiness`)).body).toMatchObject({
      withoutUsableChannel: ['pl-1'],
    });
    expect(await bench.post(`${path}/launch`)).toMatchObject(code(409, 'campaign-not-ready'));
    expect(await count('CampaignLaunched')).toBe(0);
    const launched = await bench.post(`${path}/launch`, { acceptsWarnings: true });
    expect(launched.body).toMatchObject({ status: 'running' });
  });

  it('is seen on its board, in its overview and in its statistics', async () => {
    await planned();
    await bench.post(`${path}/launch`);
    await bench.server.settle();
    expect((await bench.get(`${path}/overview`)).body).toMatchObject({
      parties: { asked: 2, waiting: 2 },
    });
    expect((await bench.get(`${path}/board`)).body).toMatchObject({
      rows: [{ contactPointId: 'pl-1' }, { contactPointId: 'se-1' }, { contactPointId: 'se-2' }],
    });
    const statistics = (await bench.get(`${path}/statistics?details=true`)).body;
    expect(statistics).toMatchObject({ pinged: { parties: 2, contactPoints: 3 }, details: {} });
    expect((await bench.get(`${path}/statistics`)).body).not.toHaveProperty('details');
    const early = await bench.get(`${path}/overview?at=2024-02-19T08:00:00Z`);
    expect(early).toMatchObject(code(404, 'campaign-unknown'));
  });
});

it('tells a history whose changes, laid one on the other, are the board at any moment', async () => {
  await planned();
  await bench.post(`${path}/launch`);
  await bench.server.settle();
  const launched = bench.server.clock.now();
  for (const time of ['01:00', '12:00', '31:00']) await bench.server.pass(at(time));
  interface History {
    readonly changes: readonly { at: string; contactPointId: string; set: object }[];
    readonly statuses: readonly { at: string; status: string }[];
    readonly next: number | null;
  }
  const { changes, statuses } = (await bench.get(`${path}/history`)).body as History;
  expect(statuses.map(({ status }) => status)).toEqual(['planned', 'running', 'closed']);
  const moments = new Set([launched, ...changes.map((change) => change.at)]);
  expect(moments.size).toBeGreaterThan(3);
  for (const moment of moments) {
    const rows: Record<string, object> = {};
    for (const { at: changedAt, contactPointId, set } of changes)
      if (changedAt <= moment) rows[contactPointId] = { ...rows[contactPointId], ...set };
    const board = (await bench.get(`${path}/board?at=${moment}`)).body as { rows: object[] };
    expect(Object.values(rows).length).toBe(board.rows.length);
    expect(Object.values(rows)).toEqual(expect.arrayContaining(board.rows));
  }
  const pages: object[] = [];
  for (let next: number | null = 0; next !== null;) {
    const page = (await bench.get(`${path}/history?limit=2&after=${next}`)).body as History;
    expect(page.changes.length).toBeLessThanOrEqual(2);
    pages.push(...page.changes);
    next = page.next;
  }
  expect(pages).toEqual(changes);
  expect(await bench.get('/campaigns/none/history')).toMatchObject(code(404, 'campaign-unknown'));
});

describe('FM-33: two operators', () => {
  it('who launch what both have read launch it once', async () => {
    const known = tagOf(await planned());
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => bench.post(`${path}/launch`, {}, known)),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    const refusals = answers.flatMap(({ status, body }) =>
      status === 200 ? [] : [(body as { readonly code: string }).code],
    );
    const told = ['revision-moved', 'campaign-already-launched', 'campaign-running'];
    expect(refusals.filter((one) => !told.includes(one))).toEqual([]);
    await bench.server.settle();
    expect([await count('CampaignLaunched'), await count('PingIssued')]).toEqual([1, 3]);
    expect(bench.server.messages).toHaveLength(3);
  });

  it('of whom one changes the plan keep the other from launching it unseen', async () => {
    const known = tagOf(await planned());
    await bench.post(`${path}/schedule`, { kind: 'at', at: '2024-02-20T03:00:00Z' });
    expect(await bench.post(`${path}/launch`, {}, known)).toMatchObject(
      code(412, 'revision-moved'),
    );
    expect(await count('CampaignLaunched')).toBe(0);
  });
});

describe('FM-33: an idempotency key', () => {
  const key = { 'idempotency-key': '0195cb5e-7c00-7000-8000-000000000000' };

  it('gives the answer of the first time, and does nothing again', async () => {
    await planned();
    const first = await bench.post(`${path}/launch`, {}, key);
    const events = await bench.events();
    const second = await bench.post(`${path}/launch`, {}, key);
    expect([second.status, second.text]).toEqual([first.status, first.text]);
    expect(second.headers.get('etag')).toBe(first.headers.get('etag'));
    expect(second.headers.get('idempotency-replayed')).toBe('true');
    expect(await bench.events()).toBe(events);
  });

  it('lets one of many work that come at once', async () => {
    await planned();
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => bench.post(`${path}/launch`, {}, key)),
    );
    const done = answers.filter(({ status }) => status === 200);
    expect(done.length).toBeGreaterThan(0);
    expect(new Set(done.map(({ text }) => text)).size).toBe(1);
    const others = answers.filter(({ status }) => status !== 200);
    expect(others).toEqual(
      others.map(() => expect.objectContaining(code(409, 'idempotency-key-in-flight'))),
    );
    expect(await count('CampaignLaunched')).toBe(1);
  });

  it('records one response, where two would be two', async () => {
    await planned();
    await bench.post(`${path}/launch`);
    await bench.server.settle();
    const to = `${path}/pings/se-1/responses`;
    const answer = { via: 'phone', grade: 'human' };
    const [one, two] = [await bench.post(to, answer, key), await bench.post(to, answer, key)];
    expect(two.text).toBe(one.text);
    expect(await count('ResponseReceived')).toBe(1);
    expect(await count('FurtherResponseReceived')).toBe(0);
  });

  it('belongs to one request', async () => {
    await planned();
    await bench.post(`${path}/launch`, {}, key);
    const another = await bench.post(`${path}/cancel`, { reason: 'no' }, key);
    expect(another).toMatchObject(code(422, 'idempotency-key-reused'));
    expect((await bench.get(path)).body).toMatchObject({ status: 'running' });
  });

  it('can be used again after a refusal', async () => {
    expect(await bench.post(`${path}/launch`, {}, key)).toMatchObject(
      code(404, 'campaign-unknown'),
    );
    await planned();
    expect(await bench.post(`${path}/launch`, {}, key)).toMatchObject({ status: 200 });
  });

  it.each(['', 'a b', 'é', 'x'.repeat(256)])('"%s" is none', async (bad) => {
    await planned();
    const answer = await bench.server.app.inject({
      method: 'POST',
      url: `/api/v1${path}/launch`,
      headers: { host: 'localhost', 'idempotency-key': bad },
    });
    expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([
      400,
      'idempotency-key-malformed',
    ]);
  });
});

it('records who acted, because of which request', async () => {
  await bench.put(path, plan, { 'x-correlation-id': 'plan-1' });
  const [event] = (await bench.server.recorded('CampaignPlanned')) as RecordedEvent[];
  expect(event?.metadata).toMatchObject({
    actor: { kind: 'command-line', id: 'loopback' },
    $correlationId: 'plan-1',
  });
});
