import { afterEach, describe, expect, it } from '@jest/globals';
import {
  failureKind,
  parseInstant,
  type CalendarDate,
  type Duration,
  type LocalTime,
} from '#kernel';
import { campaign } from './domain/campaign.decider.js';
import { campaignStream } from './domain/campaign.events.js';
import {
  CloseCampaign,
  DirectCampaign,
  LaunchCampaign,
  ScheduleCampaign,
} from './domain/campaign.messages.js';
import { CommandLoop } from '#engine';
import { at, Bench, campaignId, storeKinds, type BenchOptions } from './testing/bench.js';
import { point } from './testing/network.js';

const localHour = (day: string, time: string) =>
  ({ kind: 'local-hour', day: day as CalendarDate, time: time as LocalTime }) as const;
const window = { kind: 'window', from: at('00:00'), length: 'PT6H' as Duration } as const;

/** In order of their starts at 03:00 of 20 February 2024: 14:00, 21:30, 02:00 and 08:00 UTC. */
const aroundTheWorld = [
  point('nz-1', { timezone: 'Pacific/Auckland' }),
  point('in-1', { timezone: 'Asia/Kolkata' }),
  point('fr-1', { timezone: 'Europe/Paris' }),
  point('us-1', { timezone: 'America/New_York' }),
];

describe.each(storeKinds)('a schedule, on %s stores', (kind) => {
  let bench: Bench;
  const prepare = async (options?: BenchOptions) => {
    bench = await Bench.prepared(kind, options);
  };
  const schedule = (request: ScheduleCampaign['data']['schedule'], expectedRevision?: number) =>
    bench.execute(
      new ScheduleCampaign(
        {
          campaignId,
          schedule: request,
          ...(expectedRevision === undefined ? {} : { expectedRevision }),
        },
        bench.context(),
      ),
    );
  const loaded = () =>
    bench.worker().app.get(CommandLoop).load(campaignStream(campaignId), campaign);
  afterEach(() => bench.closeUnharmed());

  it('at an hour of each asks everybody in the night, and nobody before', async () => {
    await prepare({ network: aroundTheWorld, schedule: localHour('2024-02-20', '03:00') });
    await bench.advanceTo(at('13:59:59'));
    expect(bench.sent).toEqual([]);
    expect(await bench.events('CampaignLaunched')).toEqual([]);

    await bench.advanceTo(at('21:45'));
    await bench.restart();
    await bench.advanceTo(at('35:00'));
    expect(bench.sent.filter((line) => line.includes('first'))).toEqual([
      '14:00 first main@nz-1.example',
      '21:30 first main@in-1.example',
      '26:00 first main@fr-1.example',
      '32:00 first main@us-1.example',
    ]);
    expect(await bench.events('CampaignLaunched')).toEqual([
      '14:00 CampaignLaunched campaign-test',
    ]);
  });

  it('reminds each counted from its own hand-over, ends each at its own deadline, and closes after the last', async () => {
    await prepare({ network: aroundTheWorld, schedule: localHour('2024-02-20', '03:00') });
    await bench.advanceTo(at('70:00'));
    const of = (id: string) => bench.sent.filter((line) => line.includes(id));
    expect(of('us-1')).toEqual([
      '32:00 first main@us-1.example',
      '32:15 reminder main@us-1.example',
      '33:00 reminder main@us-1.example',
      '33:00 escalation alternate@us-1.example',
    ]);
    expect(of('in-1')[1]).toBe('21:45 reminder main@in-1.example');
    expect(await bench.events('PingExpired', 'CampaignClosed')).toEqual([
      '44:00 PingExpired ping-test.nz-1',
      '51:30 PingExpired ping-test.in-1',
      '56:00 PingExpired ping-test.fr-1',
      '62:00 PingExpired ping-test.us-1',
      '62:00 CampaignClosed campaign-test',
    ]);
    expect(await bench.events('CampaignOutageRecorded')).toEqual([]);
  });

  it('starts at once for somebody whose hour was over at the launch', async () => {
    await prepare({ network: aroundTheWorld, schedule: localHour('2024-02-20', '03:00') });
    bench.passTo(at('22:00'));
    await bench.execute(new LaunchCampaign({ campaignId }, bench.context()));
    await bench.advanceTo(at('22:00'));
    expect(bench.sent.toSorted()).toEqual([
      '22:00 first main@in-1.example',
      '22:00 first main@nz-1.example',
    ]);
  });

  it('at an hour that has passed for somebody says from which day on it has for nobody', async () => {
    await prepare({ network: aroundTheWorld, schedule: 'none' });
    // In Auckland it was 03:00 on the 19th at 14:00 UTC on the 18th; now it is 15:00.
    bench.passTo(parseInstant('2024-02-18T15:00:00Z'));
    await expect(schedule(localHour('2024-02-19', '03:00'))).rejects.toMatchObject({
      code: 'campaign-start-past',
      details: { firstDay: '2024-02-20' },
    });
    await expect(schedule(localHour('2020-01-01', '03:00'))).rejects.toMatchObject({
      code: 'campaign-start-past',
      details: { firstDay: '2024-02-20' },
    });
    await schedule(localHour('2024-02-20', '03:00'));
    expect((await loaded()).state).toMatchObject({ startsAt: at('14:00') });
  });

  it('within a window asks each at its own moment, the same after a restart, and draws anew when it is changed', async () => {
    await prepare({ schedule: window });
    const first = (await loaded()).state;
    await schedule({ ...window, from: at('01:00') });
    await schedule(window);
    const second = (await loaded()).state;
    expect(second).toMatchObject({ status: 'scheduled', schedule: { kind: 'window' } });
    expect(second).not.toEqual(first);

    await bench.advanceTo(at('03:00'));
    await bench.restart();
    await bench.advanceTo(at('06:00'));
    const starts = bench.sent.filter((line) => line.includes('first'));
    expect(starts).toHaveLength(6);
    expect(new Set(starts.map((line) => line.slice(0, 5))).size).toBeGreaterThan(3);
    const pinned = await bench.recorded('AudiencePinned', 'PingIssued');
    const issued = pinned.filter(({ type }) => type === 'PingIssued');
    for (const { data } of issued) {
      const started = await bench.recorded('AttemptStarted');
      const first = started.find((one) => one.data['contactPointId'] === data['contactPointId']);
      expect(first?.data['startedAt']).toBe(data['startsAt']);
    }
  });

  it('FM-33: is refused to whoever has not seen the campaign as it is', async () => {
    await prepare();
    const { revision = 0 } = await loaded();
    await schedule({ kind: 'at', at: at('01:00') }, revision);
    await expect(schedule({ kind: 'at', at: at('02:00') }, revision)).rejects.toMatchObject({
      code: 'revision-moved',
    });
    expect(await bench.events('CampaignRescheduled')).toHaveLength(1);
  });

  it('FM-33: is not launched at the old time by a timer that an operator is just ahead of', async () => {
    await prepare({ schedule: { kind: 'at', at: at('00:00') } });
    // The timer has fired and found it due; before anything is pinned the operator puts it off.
    let isPutOff = false;
    bench.worker().stores.onAppend = async (stream) => {
      if (stream !== 'directory' || isPutOff) return;
      isPutOff = true;
      const later = { kind: 'at', at: at('05:00') } as const;
      const command = new ScheduleCampaign({ campaignId, schedule: later }, bench.context());
      await bench.worker().execute(command);
    };
    await bench.advanceTo(at('04:59'));
    expect(isPutOff).toBe(true);
    expect(bench.sent).toEqual([]);
    await bench.advanceTo(at('05:00'));
    expect(await bench.events('CampaignLaunched')).toEqual([
      '05:00 CampaignLaunched campaign-test',
    ]);
  });

  it('FM-33: a pause, a cancellation and a close are refused to them too', async () => {
    await prepare();
    await bench.execute(new LaunchCampaign({ campaignId }, bench.context()));
    const { revision = 0 } = await loaded();
    const seen = { campaignId, expectedRevision: revision };
    const now = bench.clock.now();
    const pause = { type: 'PauseCampaign', now, reason: 'a real incident' } as const;
    await bench.execute(new DirectCampaign({ ...seen, command: pause }, bench.context()));
    const cancel = { type: 'CancelCampaign', now, reason: 'wrong day' } as const;
    for (const late of [
      new DirectCampaign({ ...seen, command: cancel }, bench.context()),
      new DirectCampaign({ ...seen, command: pause }, bench.context()),
      new CloseCampaign({ ...seen, reason: 'operator' }, bench.context()),
    ])
      await expect(bench.execute(late)).rejects.toMatchObject({ code: 'revision-moved' });
    expect((await loaded()).state.status).toBe('paused');
    const close = { ...seen, expectedRevision: revision + 1, reason: 'operator' } as const;
    await bench.execute(new CloseCampaign(close, bench.context()));
    expect((await loaded()).state.status).toBe('closed');
  });

  it('FM-33: two operators who launch at once make one launch, one refusal and one set of pings', async () => {
    await prepare({ workers: 2 });
    const { revision = 0 } = await loaded();
    const launch = new LaunchCampaign({ campaignId, expectedRevision: revision }, bench.context());
    const outcomes = await Promise.allSettled(
      [0, 1].map((worker) => bench.worker(worker).execute(launch)),
    );
    await bench.settle();
    const refused = outcomes.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
    expect(refused).toHaveLength(1);
    expect(failureKind(refused[0])).toBe('refusal');
    expect(refused[0]).toMatchObject({ code: 'revision-moved' });
    expect(await bench.events('CampaignLaunched')).toHaveLength(1);
    expect(await bench.events('PingIssued')).toHaveLength(6);
    expect(bench.sent).toHaveLength(6);
    // Nothing of the launch that was refused is between what was seen and what was launched.
    expect(await bench.events('AudiencePinned')).toHaveLength(1);
  });
});
