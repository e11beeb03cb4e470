import { afterEach, describe, expect, it } from '@jest/globals';
import { NoteChannelFailure } from '#directory';
import { ProjectionHost } from '#engine';
import {
  addMs,
  utcDate,
  type CalendarDate,
  type Ciphertext,
  type Duration,
  type LocalTime,
} from '#kernel';
import { DefineTemplate, standardTemplate } from '#messaging';
import { LaunchCampaign, PlanCampaign, ScheduleCampaign } from './domain/campaign.messages.js';
import { campaignBoard } from './domain/campaign.projections.js';
import { PlanSeries, StopSeries } from './domain/series.messages.js';
import { GetCalendar } from './handlers/calendar.query.js';
import { GetDryRun, type CampaignPlan } from './handlers/dry-run.query.js';
import { at, Bench, campaignId, storeKinds, type BenchOptions } from './testing/bench.js';
import { point } from './testing/network.js';

const network = [
  point('se-1', { timezone: 'Europe/Stockholm', languages: ['sv', 'fr-CA'] }),
  point('nz-1', { timezone: 'Pacific/Auckland', languages: ['mi', 'en-NZ'] }),
];
const localHour = {
  kind: 'local-hour',
  day: '2024-02-20' as CalendarDate,
  time: '03:00' as LocalTime,
} as const;
const window = { kind: 'window', from: at('00:00'), length: 'PT6H' as Duration } as const;
const [english] = Object.values(standardTemplate.languages);
/** Text that says whose it is, for a template in two languages. */
const template = { languages: { en: english!, fr: english! } };
const reason = `enc1.${'C'.repeat(40)}` as Ciphertext;

describe.each(storeKinds)('a dry run, on %s stores', (kind) => {
  let bench: Bench;
  const prepare = async (options?: BenchOptions) => {
    bench = await Bench.prepared(kind, { network, ...options });
  };
  const ofCampaign = (id = campaignId) => bench.worker().ask(new GetDryRun({ campaignId: id }));
  const ofPlan = (plan: Partial<CampaignPlan> = {}) =>
    bench.worker().ask(new GetDryRun({ plan: { policyId: 'plan', audience: {}, ...plan } }));
  const another = async (id: string, schedule: ScheduleCampaign['data']['schedule']) => {
    const plan = { campaignId: id, name: `Other ${id}`, policyId: 'plan', audience: {} };
    await bench.execute(new PlanCampaign(plan, bench.context()));
    await bench.execute(new ScheduleCampaign({ campaignId: id, schedule }, bench.context()));
  };
  const fail = (
    verdict: 'doubtful' | 'unreachable',
    channelId: string,
    contactPointId = 'se-1',
  ) => {
    const day = utcDate(bench.clock.now());
    const failure = { contactPointId, channelId, verdict, day, reason };
    return bench.execute(new NoteChannelFailure(failure, bench.context()));
  };
  const warnings = async (plan?: Partial<CampaignPlan>) => (await ofPlan(plan)).warnings;
  afterEach(() => bench.closeUnharmed());

  it('says of everybody when it starts, by which clock, through which channel, in which languages', async () => {
    await prepare({ schedule: localHour });
    await bench.execute(new DefineTemplate({ templateId: 'both', template }, bench.context()));
    const plan = { policyId: 'plan', templateId: 'both', schedule: localHour };
    const run = await ofPlan(plan);
    expect(run).toMatchObject({
      campaignId: null,
      policy: { policyId: 'plan', version: 1 },
      template: { templateId: 'both', version: 1 },
      startsAt: at('14:00'),
      lastStartsAt: at('26:00'),
      endsAt: at('56:00'),
      messages: 2,
      languages: ['en', 'fr'],
    });
    const channel = {
      channelId: 'email-main',
      kind: 'email',
      use: 'main',
      condition: 'unverified',
      doubted: false,
    };
    expect(run.contactPoints).toMatchObject([
      {
        contactPointId: 'nz-1',
        party: 'NZ',
        institution: 'Duty desk nz-1',
        startsAt: at('14:00'),
        startsAtLocal: '2024-02-20 03:00 +13:00',
        startsBefore: null,
        channels: [channel],
        languages: ['en'],
      },
      {
        contactPointId: 'se-1',
        startsAt: at('26:00'),
        startsAtLocal: '2024-02-20 03:00 +01:00',
        channels: [channel],
        languages: ['fr', 'en'],
      },
    ]);
    expect(run.steps.map(({ to, afterSeconds }) => `${to} ${afterSeconds}`)).toEqual([
      'same 900',
      'same 3600',
      'alternate-channel 3600',
      'other-contact-points 14400',
      'secretariat-phone 43200',
    ]);
    expect(run.contactPoints[0]?.stepsAt[0]).toBe(at('14:15'));
    expect(JSON.stringify(run)).not.toContain('@');
  });

  it('of a scheduled campaign says exactly what then happens, drawn starts included', async () => {
    await prepare({ schedule: window });
    const run = await ofCampaign();
    await bench.advanceTo(at('06:00'));
    const board = await bench.worker().app.get(ProjectionHost).documents(campaignBoard);
    const happened = [...board.values()].map(
      ({ ping }) => `${ping.pinged.contactPointId} ${ping.handedOverAt}`,
    );
    const foretold = run.contactPoints.map((one) => `${one.contactPointId} ${one.startsAt}`);
    expect(happened.toSorted()).toEqual(foretold);
    expect(run.contactPoints[0]?.startsAt).not.toBe(run.contactPoints[1]?.startsAt);
  });

  it('of a plan with a window says between which moments each start will be drawn', async () => {
    await prepare();
    const run = await ofPlan({ schedule: window });
    for (const { startsAt, startsBefore } of run.contactPoints)
      expect([startsAt, startsBefore]).toEqual([at('00:00'), at('06:00')]);
    expect(run.lastStartsAt).toBe(at('06:00'));
  });

  it('of a plan with the standard policy needs nobody to have defined it', async () => {
    await prepare();
    const run = await ofPlan({ policyId: 'standard' });
    expect(run).toMatchObject({ policy: { policyId: 'standard', version: 1 } });
    expect(await bench.events('TemplateDefined', 'PolicyDefined')).toHaveLength(2);
  });

  it('is refused of a campaign that is unknown, or has started', async () => {
    await prepare();
    await expect(ofCampaign('other')).rejects.toMatchObject({ code: 'campaign-unknown' });
    await bench.execute(new LaunchCampaign({ campaignId }, bench.context()));
    await expect(ofCampaign()).rejects.toMatchObject({ code: 'campaign-running' });
  });

  it('warns of an audience of nobody', async () => {
    await prepare({ schedule: 'none' });
    expect(await warnings({ audience: { parties: ['XX'] } })).toMatchObject([
      { code: 'nobody-in-audience', contactPointIds: [] },
    ]);
  });

  it('warns of steps that never run', async () => {
    const steps = [{ after: 'PT2H' as Duration, do: 'remind', to: 'same' }] as const;
    await prepare({
      schedule: 'none',
      policy: { steps, deadline: 'PT1H' as Duration, windows: [] },
    });
    expect(await warnings()).toMatchObject([{ code: 'step-never-runs' }]);
  });

  it('warns of channels that are unreachable or in doubt, and takes the next one', async () => {
    await prepare({ schedule: 'none' });
    await fail('unreachable', 'email-main');
    expect(await warnings()).toMatchObject([
      { code: 'channel-unreachable', contactPointIds: ['se-1'] },
    ]);
    expect((await ofPlan()).contactPoints[1]?.channels).toMatchObject([
      { channelId: 'email-alternate', use: 'alternate', doubted: false },
    ]);
    await fail('doubtful', 'email-alternate');
    expect(await warnings()).toMatchObject([
      { code: 'channel-unreachable', contactPointIds: ['se-1'] },
      { code: 'channel-doubted', contactPointIds: ['se-1'] },
    ]);
    await fail('unreachable', 'email-alternate');
    const run = await ofPlan();
    expect(run.warnings).toMatchObject([{ code: 'no-usable-channel', contactPointIds: ['se-1'] }]);
    expect(run.messages).toBe(1);
  });

  it('warns of whoever was asked within a week, by the nearest test', async () => {
    await prepare();
    await bench.advanceTo(at('40:00'));
    const within = { kind: 'at', at: addMs(at('00:00'), 7 * 86_400_000 - 1) } as const;
    const beyond = { kind: 'at', at: addMs(at('00:00'), 7 * 86_400_000) } as const;
    expect(await warnings({ schedule: within })).toEqual([
      {
        code: 'tested-too-soon',
        message: '2 are asked within 7 days of campaign test',
        contactPointIds: ['nz-1', 'se-1'],
        campaignId: 'test',
      },
    ]);
    expect(await warnings({ schedule: beyond })).toEqual([]);
  });

  it('warns of another campaign on the calendar, before or after, and of one at the same time', async () => {
    await prepare();
    await another('later', { kind: 'at', at: at('48:00') });
    expect(await warnings({ schedule: { kind: 'at', at: at('29:59') } })).toMatchObject([
      { code: 'tested-too-soon', campaignId: 'later' },
      { code: 'same-time', campaignId: 'test', contactPointIds: ['nz-1', 'se-1'] },
      { code: 'same-time', campaignId: 'later' },
    ]);
    // The audience is what counts, not the moment alone.
    const audience = { types: ['prosecution'] };
    expect(await warnings({ audience })).toMatchObject([{ code: 'nobody-in-audience' }]);
    expect((await ofCampaign()).warnings.map(({ code, campaignId: id }) => [code, id])).toEqual([
      ['tested-too-soon', 'later'],
    ]);
  });

  it('asks who is designated on the day of the start', async () => {
    await prepare({ network: [point('se-1', { designatedOn: '2024-03-01' as CalendarDate })] });
    expect((await ofPlan()).contactPoints).toEqual([]);
    const schedule = { ...localHour, day: '2024-03-01' as CalendarDate };
    expect((await ofPlan({ schedule })).contactPoints).toMatchObject([
      { contactPointId: 'se-1', startsAtLocal: '2024-03-01 03:00 +00:00' },
    ]);
  });
});

describe.each(storeKinds)('the calendar, on %s stores', (kind) => {
  let bench: Bench;
  const between = (from: string, to: string) =>
    bench.worker().ask(new GetCalendar(at(from), at(to)));
  const series: PlanSeries['data'] = {
    seriesId: 'daily',
    name: 'Daily',
    policyId: 'standard',
    audience: {},
    cron: '0 3 * * *',
    timezone: 'UTC',
    start: { kind: 'at' },
  };
  afterEach(() => bench.closeUnharmed());

  it('shows campaigns and what series are going to plan, in order', async () => {
    bench = await Bench.prepared(kind, { network });
    await bench.execute(new PlanSeries(series, bench.context()));
    expect(await between('00:00', '52:00')).toEqual([
      {
        campaignId: 'test',
        name: 'Test',
        status: 'scheduled',
        seriesId: null,
        startsAt: at('00:00'),
        endsAt: at('30:00'),
        contactPoints: 2,
      },
      {
        campaignId: 'daily-20240219T0300Z',
        name: 'Daily 2024-02-19',
        status: 'scheduled',
        seriesId: 'daily',
        startsAt: at('03:00'),
        endsAt: at('33:00'),
        contactPoints: 2,
      },
      expect.objectContaining({ campaignId: 'daily-20240220T0300Z', status: 'expected' }),
      {
        campaignId: 'daily-20240221T0300Z',
        name: 'Daily 2024-02-21',
        status: 'expected',
        seriesId: 'daily',
        startsAt: at('51:00'),
        endsAt: at('81:00'),
        contactPoints: null,
      },
    ]);
  });

  it('shows whatever runs at some time of the range, also far ahead', async () => {
    bench = await Bench.prepared(kind, { network });
    await bench.execute(new PlanSeries(series, bench.context()));
    const ids = async (from: string, to: string) =>
      (await between(from, to)).map(({ campaignId: id }) => id);
    expect(await ids('30:00', '30:01')).toEqual(['daily-20240219T0300Z', 'daily-20240220T0300Z']);
    expect(await ids('-12:00', '00:00')).toEqual([]);
    // Nine hundred years on: two of them last into that hour, and what comes before is not gone through.
    expect(await ids('7889404:00', '7889405:00')).toHaveLength(2);
    expect(await ids('9000000:00', '9000001:00')).toEqual([]);
    await bench.execute(new StopSeries({ seriesId: 'daily' }, bench.context()));
    expect(await ids('00:00', '200:00')).toEqual(['test']);
  });

  it('refuses a range that is none, or longer than can be looked at', async () => {
    bench = await Bench.prepared(kind, { network });
    await expect(between('01:00', '01:00')).rejects.toMatchObject({ kind: 'invalid-input' });
    await expect(between('00:00', '9601:00')).rejects.toMatchObject({ kind: 'invalid-input' });
    await bench.execute(new PlanSeries({ ...series, cron: '0 * * * *' }, bench.context()));
    await expect(between('00:00', '9600:00')).rejects.toMatchObject({ kind: 'invalid-input' });
  });
});
