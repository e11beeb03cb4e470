import { afterEach, expect, it } from '@jest/globals';
import type { CampaignStatistics } from '#campaigns';
import { addMs, textIn, type Instant, type RecordedEvent } from '#kernel';
import { until, withRedis } from '#redis/testing';
import {
  campaignId,
  launchedAt,
  LiveNetwork,
  profiles,
  referenceNetwork,
} from './support/live-network.js';
import { rehearsal, statistics as rehearsed } from './support/rollcall.js';

const minutes = (count: number): Instant => addMs(launchedAt, count * 60_000);
const open: LiveNetwork[] = [];
afterEach(async () => {
  for (const network of open.splice(0)) await network.stop();
});

async function started(profile: (typeof profiles)[number] = 'cluster'): Promise<LiveNetwork> {
  const network = await LiveNetwork.start({ ...(await referenceNetwork()), profile });
  open.push(network);
  return network;
}

withRedis('FM-06: a cluster whose Redis', () => {
  it('forgets everything, twice: every reminder goes out all the same, at its time, and none twice', async () => {
    const network = await started();
    await network.launch();
    await network.liveOn(minutes(20));
    await network.cluster.redis.flushAll();
    await network.reconcile();
    await network.liveOn(minutes(200));
    await network.cluster.redis.restart();
    await network.reconcile();
    await network.liveOn();
    const embedded = await started('embedded');
    await embedded.launch();
    await embedded.liveOn();
    expect(handOvers(await network.events())).toEqual(handOvers(await embedded.events()));
    expect(repeated(network)).toEqual([]);
    // Whoever looks for what was lost may note that somebody was away: that is an event more, and nothing else.
    const { events: _with, ...table } = await tableOf(network);
    const { events: _without, ...expected } = await tableOf(embedded);
    expect(table).toEqual(expected);
  }, 600_000);

  it('is away when reminders fall due: they go out when it is back, once each', async () => {
    const network = await started();
    await network.launch();
    await network.liveOn(minutes(59));
    await network.cluster.redis.stop();
    network.passTo(minutes(70));
    await network.cluster.redis.restart();
    await network.reconcile();
    const late = (await network.events()).filter(
      ({ type, metadata }) =>
        ['ReminderDue', 'PingEscalated'].includes(type) && metadata.at === minutes(70),
    );
    expect(late.length).toBeGreaterThan(20);
    await network.liveOn();
    expect(repeated(network)).toEqual([]);
    const { answered } = await tableOf(network);
    expect(answered).toEqual((await rehearsed(...rehearsal())).answered);
  }, 600_000);
});

withRedis('a cluster whose event store', () => {
  it('is away in the middle of a launch: nothing is lost, and nothing goes out twice', async () => {
    const network = await started();
    const { store } = network.cluster;
    const launching = network.launch().catch((error: unknown) => error);
    await until(() => network.correspondents.mails.length >= 10);
    await store.goAway();
    const refused = await fetch(`${network.url}/api/v1/campaigns/${campaignId}/pause`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ reason: 'to be refused' }),
    });
    expect(refused.status).toBe(503);
    expect(refused.headers.get('retry-after')).not.toBeNull();
    expect(await refused.json()).toMatchObject({ code: 'log-unavailable' });
    await store.comeBack();
    await launching;
    await until(() =>
      network.settle().then(
        () => true,
        () => false,
      ),
    );
    await network.reconcile();
    const asked = (await network.events()).filter(({ type }) => type === 'PingIssued');
    await network.liveOn();
    const first = new Set(handOvers(await network.events()).map((line) => line.split(' ')[1]));
    expect(asked.map(({ stream }) => stream).filter((stream) => !first.has(stream))).toEqual([]);
    expect(repeated(network)).toEqual([]);
    const { answered, noAnswer } = await tableOf(network);
    const meant = await rehearsed(...rehearsal());
    expect({ answered, noAnswer }).toEqual({ answered: meant.answered, noAnswer: meant.noAnswer });
  }, 600_000);

  it('is away when reminders fall due and somebody answers: both come through when it is back', async () => {
    const network = await started();
    await network.launch();
    await network.liveOn(minutes(59));
    const { store } = network.cluster;
    const [{ link } = { link: undefined }] = network.correspondents.mails;
    await store.goAway();
    network.passTo(minutes(61));
    const reminding = network.fireDue();
    const answer = await fetch(link ?? '');
    expect(answer.status).toBe(503);
    await store.comeBack();
    await reminding;
    await network.settle();
    const reminded = (await network.events()).filter(
      ({ type, metadata }) => type === 'ReminderDue' && metadata.at === minutes(61),
    );
    expect(reminded.length).toBeGreaterThan(10);
    await network.liveOn();
    expect(repeated(network)).toEqual([]);
    const steps = (await network.events())
      .filter(({ type }) => type === 'ReminderDue')
      .map(({ stream, data }) => `${stream} ${Number(data['step'])}.${Number(data['repetition'])}`);
    expect(new Set(steps).size).toBe(steps.length);
    const { answered } = await tableOf(network);
    expect(answered).toEqual((await rehearsed(...rehearsal())).answered);
  }, 600_000);
});

function tableOf(network: LiveNetwork): Promise<CampaignStatistics> {
  return network.get(`/campaigns/${campaignId}/statistics`);
}

/** Each message that was handed over: when, of which ping, which. */
function handOvers(events: readonly RecordedEvent[]): readonly string[] {
  return events
    .filter(({ type }) => type === 'AttemptHandedOver')
    .map(({ stream, data }) =>
      [textIn(data, 'handedOverAt'), stream, textIn(data, 'attemptId')].join(' '),
    )
    .toSorted();
}

/** Mails that came twice. */
function repeated(network: LiveNetwork): readonly string[] {
  const ids = network.correspondents.mails.map(({ messageId }) => messageId);
  return ids.filter((id, index) => ids.indexOf(id) !== index);
}
