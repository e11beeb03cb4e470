import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { at } from '../../testing/server-bench.js';
import { ApiBench } from '../testing/api-bench.js';

let bench: ApiBench;
beforeEach(async () => {
  bench = await ApiBench.start({}, { campaign: 'launched' });
});
afterEach(() => bench.stop());

interface Told {
  readonly contactPointId: string;
  readonly complete: boolean;
  readonly checks: readonly { readonly step: string; readonly done: boolean }[];
}
const onboarding = async (query = '') =>
  (await bench.get(`/directory/onboarding${query}`)).body as readonly Told[];
const open = async () =>
  (await onboarding('?party=GH'))[0]?.checks.filter(({ done }) => !done).map(({ step }) => step);
const point = '/directory/contact-points/gh-1';

describe('the onboarding of a contact point', () => {
  it('is done step by step, as events tell', async () => {
    expect(await open()).toEqual(['channels-verified', 'guidance-sent', 'first-ping-answered']);
    for (const channel of ['email-main', 'email-alternate', 'phone-main'])
      await bench.post(`${point}/channels/${channel}/verify`, { reason: 'Ama answered the test' });
    expect(await open()).toEqual(['guidance-sent', 'first-ping-answered']);
    const noted = await bench.post(`${point}/guidance`, { sentOn: '2024-01-02' });
    expect(noted).toMatchObject({ status: 200, body: { contactPointId: 'gh-1', party: 'GH' } });
    expect(await open()).toEqual(['first-ping-answered']);
    await bench.server.pass(at('00:30'));
    const answer = { via: 'phone', grade: 'responsible-officer', receivedAt: at('00:20') };
    await bench.post('/campaigns/test/pings/gh-1/responses', answer);
    expect((await onboarding('?party=GH'))[0]).toMatchObject({
      partyName: 'Ghana',
      complete: true,
      checks: [
        { since: '2020-01-01' },
        {},
        {},
        { since: '2024-01-02' },
        { step: 'first-ping-answered', since: at('00:20') },
      ],
    });
    expect((await onboarding('?open=true')).map((one) => one.contactPointId)).toEqual([
      'pl-1',
      'se-1',
      'se-2',
    ]);
  });

  it('concerns whoever is new, and nobody who was withdrawn', async () => {
    const { channels: _, ...details } = newcomer;
    await bench.put('/directory/contact-points/tn-1', newcomer);
    await bench.put('/directory/contact-points/cm-1', {
      ...details,
      channels: [],
      party: 'CM',
      status: 'to-be-confirmed',
      designatedOn: '2019-01-01',
    });
    const ids = async (query: string) =>
      (await onboarding(query)).map(({ contactPointId }) => contactPointId);
    expect(await ids('?since=2024-03-17')).toEqual(['cm-1', 'tn-1']);
    expect(await ids('?since=2024-03-18')).toEqual(['cm-1']);
    await bench.post('/directory/contact-points/tn-1/withdraw', {
      effectiveOn: '2024-04-01',
      reason: 'merged',
    });
    expect(await ids('?party=TN')).toEqual([]);
    expect((await bench.get('/directory/onboarding?party=Tunisia')).status).toBe(422);
  });

  it('is no part of the directory: guidance makes no new version', async () => {
    expect(await bench.post('/directory/versions')).toMatchObject({ body: { number: 1 } });
    await bench.post(`${point}/guidance`, { sentOn: '2024-01-02' });
    expect(await bench.post('/directory/versions')).toMatchObject({ body: { number: 1 } });
    expect((await bench.post(`${point}/guidance`, { sentOn: 'soon' })).status).toBe(422);
    const nobody = '/directory/contact-points/nobody/guidance';
    expect((await bench.post(nobody, { sentOn: '2024-01-02' })).status).toBe(404);
  });
});

const newcomer = {
  party: 'TN',
  status: 'designated',
  designatedOn: '2024-03-18',
  institution: 'Direction Générale des Services Techniques',
  type: 'police',
  role: 'primary',
  channels: [
    { id: 'email-main', kind: 'email', use: 'main', priority: 1, address: 'duty@tn.example' },
  ],
  timezone: 'Africa/Tunis',
  languages: ['fr'],
};

it('tells the latest developments since any day, suspensions and withdrawals included', async () => {
  await bench.put('/directory/contact-points/tn-1', newcomer);
  const change = (effectiveOn: string) => ({ effectiveOn, reason: 'Anne is ill' });
  await bench.post(`${point}/suspend`, change('2024-04-01'));
  await bench.post('/directory/contact-points/se-2/withdraw', change('2024-05-01'));
  const told = async (query: string) =>
    (
      (await bench.get(`/directory/developments${query}`)).body as readonly {
        readonly contactPointId: string;
        readonly status: string;
        readonly before?: string;
        readonly partyName: string;
      }[]
    ).map((one) => [one.contactPointId, one.status, one.before, one.partyName]);
  const all = [
    ['tn-1', 'designated', undefined, 'Tunisia'],
    ['gh-1', 'suspended', 'designated', 'Ghana'],
    ['se-2', 'withdrawn', 'designated', 'Sweden'],
  ];
  expect(await told('?since=2024-03-01&on=2024-12-31')).toEqual(all);
  expect(await told('?since=2024-03-18&on=2024-04-30')).toEqual([all[1]]);
  await bench.post(`${point}/reinstate`, change('2024-06-01'));
  expect(await told('?since=2024-05-01&on=2024-12-31')).toEqual([
    ['gh-1', 'designated', 'suspended', 'Ghana'],
  ]);
  expect((await bench.get('/directory/developments')).status).toBe(422);
});
