import { afterEach, describe, expect, it } from '@jest/globals';
import { ProjectionHost } from '#engine';
import type { Duration, LocalTime } from '#kernel';
import { DirectCampaign, PlanCampaign } from './domain/campaign.messages.js';
import { campaigns } from './domain/campaign.projections.js';
import { AdvanceSeries, PlanOccurrence, PlanSeries, StopSeries } from './domain/series.messages.js';
import { seriesList } from './domain/series.projection.js';
import { at, Bench, storeKinds, type BenchOptions } from './testing/bench.js';
import { point } from './testing/network.js';

/** One campaign a day at 03:00 UTC, which lasts an hour. */
const daily: PlanSeries['data'] = {
  seriesId: 'daily',
  name: 'Daily',
  policyId: 'plan',
  audience: {},
  cron: '0 3 * * *',
  timezone: 'UTC',
  start: { kind: 'at' },
};
const options: BenchOptions = {
  network: [point('se-1'), point('nz-1', { timezone: 'Pacific/Auckland' })],
  schedule: 'none',
  policy: { deadline: 'PT1H' as Duration, steps: [], windows: [] },
};

describe.each(storeKinds)('a series, on %s stores', (kind) => {
  let bench: Bench;
  const prepare = async (workers = 1) => {
    bench = await Bench.prepared(kind, { ...options, workers });
  };
  const plan = (more: Partial<PlanSeries['data']> = {}) =>
    bench.execute(new PlanSeries({ ...daily, ...more }, bench.context()));
  const stop = () => bench.execute(new StopSeries({ seriesId: 'daily' }, bench.context()));
  const ofSeries = async (...types: readonly string[]) =>
    (await bench.events(...types)).filter((line) => line.includes('daily'));
  const launches = () => ofSeries('CampaignLaunched');
  const scheduled = async () => {
    const all = await bench.worker().app.get(ProjectionHost).documents(campaigns);
    return [...all.values()].flatMap((one) => (one.status === 'scheduled' ? [one] : []));
  };
  afterEach(() => bench.closeUnharmed());

  it('has its next occurrence planned and scheduled as a campaign of its own at any time', async () => {
    await prepare();
    await plan();
    expect(await scheduled()).toMatchObject([
      {
        campaignId: 'daily-20240219T0300Z',
        name: 'Daily 2024-02-19',
        seriesId: 'daily',
        startsAt: at('03:00'),
      },
    ]);
    await bench.advanceTo(at('52:00'));
    expect(await launches()).toEqual([
      '03:00 CampaignLaunched campaign-daily-20240219T0300Z',
      '27:00 CampaignLaunched campaign-daily-20240220T0300Z',
      '51:00 CampaignLaunched campaign-daily-20240221T0300Z',
    ]);
    expect(await ofSeries('CampaignClosed')).toHaveLength(3);
    expect((await scheduled()).map(({ campaignId }) => campaignId)).toEqual([
      'daily-20240222T0300Z',
    ]);
    const known = await bench.worker().app.get(ProjectionHost).documents(seriesList);
    expect([...known.values()]).toMatchObject([
      { seriesId: 'daily', status: 'active', planned: 4 },
    ]);
  });

  it('has each of its campaigns carry the news of the directory where it is told to', async () => {
    await prepare();
    await plan({ carriesNews: true });
    await bench.advanceTo(at('03:30'));
    const planned = await bench.recorded('CampaignPlanned');
    const ofDaily = planned.filter(({ stream }) => stream.startsWith('campaign-daily'));
    expect(ofDaily.map(({ data }) => data['carriesNews'])).toEqual([true, true]);
  });

  it('goes on after a restart as if nothing had happened', async () => {
    await prepare();
    await plan();
    for (const time of ['02:00', '03:00', '20:00', '27:30', '51:00']) {
      await bench.advanceTo(at(time));
      await bench.restart();
    }
    await bench.advanceTo(at('52:00'));
    expect(await launches()).toHaveLength(3);
    expect(bench.sent).toHaveLength(6);
    expect(await ofSeries('SeriesOccurrencePlanned')).toHaveLength(4);
    expect(await ofSeries('CampaignRescheduled')).toEqual([]);
  });

  it.each(['series-', 'campaign-daily', 'CampaignScheduled'])(
    'FM-08: loses no occurrence where it dies at %s, and makes none twice',
    async (where) => {
      await prepare();
      await plan();
      await bench.advanceTo(at('02:59'));
      let seen = 0;
      bench.worker().stores.onAppend = (stream, type) => {
        const isThere = stream.startsWith(where) || type === where;
        // The launch of the first occurrence is none of it.
        if (isThere && !stream.includes('20240219') && ++seen === 1) bench.crash();
      };
      await bench.advanceTo(at('03:00'));
      expect(seen).toBe(1);
      await bench.restart();
      await bench.advanceTo(at('28:00'));
      expect(await launches()).toEqual([
        '03:00 CampaignLaunched campaign-daily-20240219T0300Z',
        '27:00 CampaignLaunched campaign-daily-20240220T0300Z',
      ]);
      expect(await ofSeries('CampaignPlanned')).toHaveLength(3);
      expect(await ofSeries('CampaignScheduled')).toHaveLength(3);
    },
  );

  it('FM-08: an occurrence that was decided and not yet made when all died is late after the outage, not lost', async () => {
    await prepare();
    bench.worker().stores.onAppend = (stream) => {
      if (stream.startsWith('campaign-daily')) bench.crash();
    };
    await bench
      .worker()
      .stores.unlessDead(bench.worker().execute(new PlanSeries(daily, bench.context())));
    await bench.settle();
    expect(await ofSeries('SeriesOccurrencePlanned')).toHaveLength(1);
    expect(await ofSeries('CampaignPlanned')).toEqual([]);
    bench.passTo(at('05:00'));
    await bench.restart();
    await bench.advanceTo(at('05:00'));
    expect(await launches()).toEqual(['05:00 CampaignLaunched campaign-daily-20240219T0300Z']);
  });

  it('FM-17: an outage over several occurrences makes up for one, and goes on from now', async () => {
    await prepare();
    await plan();
    bench.crash();
    bench.passTo(at('100:00'));
    await bench.restart();
    await bench.advanceTo(at('124:00'));
    expect(await launches()).toEqual([
      '100:00 CampaignLaunched campaign-daily-20240219T0300Z',
      '123:00 CampaignLaunched campaign-daily-20240224T0300Z',
    ]);
  });

  it('FM-10: two workers plan each occurrence once', async () => {
    await prepare(2);
    await plan({ start: { kind: 'window', length: 'PT30M' as Duration } });
    await bench.advanceTo(at('52:00'));
    expect(await ofSeries('SeriesOccurrencePlanned')).toHaveLength(4);
    expect(await ofSeries('CampaignPlanned')).toHaveLength(4);
    expect(await ofSeries('CampaignScheduled')).toHaveLength(4);
    expect(await ofSeries('CampaignRescheduled')).toEqual([]);
    expect(bench.sent).toHaveLength(6);
  });

  it('FM-10: of two workers that draw the starts at once the first one counts', async () => {
    await prepare(2);
    const plan = { campaignId: 'daily-one', name: 'One', policyId: 'plan', audience: {} };
    await bench.execute(new PlanCampaign(plan, bench.context()));
    const window = { kind: 'window', from: at('03:00'), length: 'PT30M' as Duration } as const;
    const times = { schedule: window, startsAt: at('03:00'), plannedAt: bench.clock.now() };
    const occurrence = { ...plan, ...times, seriesId: 'daily', templateId: 'standard' };
    const [first, second] = [0, 1].map(
      (index) => () => bench.worker(index).execute(new PlanOccurrence(occurrence, bench.context())),
    );
    // While the second worker is about to store what it drew, the first one does.
    let overtaken = false;
    bench.worker(1).stores.onAppend = async (_stream, type) => {
      if (type !== 'CampaignScheduled' || overtaken) return;
      overtaken = true;
      await first?.();
    };
    await expect(second?.()).rejects.toMatchObject({ code: 'revision-moved' });
    expect(overtaken).toBe(true);
    expect(await ofSeries('CampaignScheduled', 'CampaignRescheduled')).toHaveLength(1);
  });

  it('FM-32: reading all of history again, its checkpoints lost, plans nothing twice', async () => {
    await prepare();
    await plan();
    await bench.advanceTo(at('30:00'));
    const before = await bench.allEvents();
    bench.loseSnapshots();
    await bench.restart();
    expect(await bench.allEvents()).toEqual(before);
  });

  it('cancels the occurrence that has not started when it is stopped, and not the one that runs', async () => {
    await prepare();
    await plan();
    await bench.advanceTo(at('03:10'));
    await stop();
    await bench.advanceTo(at('60:00'));
    expect(await ofSeries('CampaignCancelled')).toEqual([
      '03:10 CampaignCancelled campaign-daily-20240220T0300Z',
    ]);
    expect(await ofSeries('CampaignClosed')).toEqual([
      '04:00 CampaignClosed campaign-daily-20240219T0300Z',
    ]);
    expect(await launches()).toHaveLength(1);
  });

  it('spares an occurrence that was launched early when it is stopped', async () => {
    await prepare();
    await plan();
    const cancel = {
      type: 'CancelCampaign',
      now: at('00:00'),
      reason: 'x',
      unlessStarted: true,
    } as const;
    await bench.advanceTo(at('03:10'));
    const running = 'daily-20240219T0300Z';
    await bench.execute(
      new DirectCampaign({ campaignId: running, command: cancel }, bench.context()),
    );
    expect(await ofSeries('CampaignCancelled')).toEqual([]);
  });

  it('lets an operator cancel one occurrence and goes on', async () => {
    await prepare();
    await plan();
    const command = { type: 'CancelCampaign', now: at('00:00'), reason: 'a holiday' } as const;
    await bench.execute(
      new DirectCampaign({ campaignId: 'daily-20240219T0300Z', command }, bench.context()),
    );
    await bench.restart();
    await bench.advanceTo(at('28:00'));
    expect(await launches()).toEqual(['27:00 CampaignLaunched campaign-daily-20240220T0300Z']);
  });

  it('at an hour of each asks everybody on each day of its own calendar, whoever comes first', async () => {
    await prepare();
    await plan({ cron: '0 20 * * *', start: { kind: 'local-hour', time: '03:00' as LocalTime } });
    await bench.advanceTo(at('52:00'));
    // In Auckland it is 03:00 on the 19th at 14:00 UTC on the 18th.
    expect(bench.sent).toEqual([
      '-10:00 first main@nz-1.example',
      '03:00 first main@se-1.example',
      '14:00 first main@nz-1.example',
      '27:00 first main@se-1.example',
      '38:00 first main@nz-1.example',
      '51:00 first main@se-1.example',
    ]);
  });

  it('at an hour of each takes a day whose moment has passed and whose hour is still to come', async () => {
    await prepare();
    const start = { kind: 'local-hour', time: '22:00' as LocalTime } as const;
    await plan({ cron: '0 0 * * *', audience: { parties: ['SE'] }, start });
    expect(await scheduled()).toMatchObject([
      { campaignId: 'daily-20240218T0000Z', startsAt: at('-02:00') },
    ]);
  });

  it('changes nothing where it is woken too early or in vain', async () => {
    await prepare();
    await plan();
    const before = await bench.allEvents();
    await bench.execute(new AdvanceSeries({ seriesId: 'daily' }, bench.context()));
    await bench.execute(new AdvanceSeries({ seriesId: 'unknown' }, bench.context()));
    expect(await bench.allEvents()).toEqual(before);
  });

  it('is refused with what is wrong with it', async () => {
    await prepare();
    await expect(plan({ seriesId: 'a.b' })).rejects.toMatchObject({ code: 'series-id-malformed' });
    await expect(plan({ policyId: 'strict' })).rejects.toMatchObject({ code: 'policy-unknown' });
    await expect(plan({ templateId: 'x' })).rejects.toMatchObject({ code: 'template-unknown' });
    await expect(plan({ cron: '* * * * *' })).rejects.toMatchObject({ kind: 'invalid-input' });
    await expect(
      plan({ cron: '0 3,9 * * *', start: { kind: 'local-hour', time: '03:00' as LocalTime } }),
    ).rejects.toMatchObject({ kind: 'invalid-input' });
    expect(await bench.events('SeriesPlanned')).toEqual([]);
  });
});
