import { afterEach, describe, expect, it } from '@jest/globals';
import type { Duration } from '#kernel';
import { LaunchCampaign, PlanCampaign } from './domain/campaign.messages.js';
import { defaultPolicy } from './domain/policy.js';
import { GetDryRun } from './handlers/dry-run.query.js';
import { GetReadiness } from './handlers/readiness.query.js';
import { at, Bench, campaignId, storeKinds, type BenchOptions } from './testing/bench.js';
import { point } from './testing/network.js';

describe.each(storeKinds)('readiness, on %s stores', (kind) => {
  let bench: Bench;
  const prepare = async (options?: BenchOptions) => {
    bench = await Bench.prepared(kind, options);
  };
  const launch = (more: Partial<LaunchCampaign['data']> = {}) =>
    bench.execute(new LaunchCampaign({ campaignId, ...more }, bench.context()));
  const unreachable = {
    network: [point('se-1'), point('pl-1')],
    policy: { channels: ['sms'] },
  } as const;
  afterEach(() => bench.closeUnharmed());

  it('FM-15: a launch is refused while somebody cannot be reached, with who it is', async () => {
    await prepare({ ...unreachable, schedule: 'none' });
    await expect(launch()).rejects.toMatchObject({
      code: 'campaign-not-ready',
      details: { withoutUsableChannel: ['pl-1', 'se-1'], policyWarnings: [] },
    });
    expect(await bench.events('CampaignLaunched', 'AudiencePinned')).toEqual([]);
  });

  it('FM-15: a launch is refused while nothing can be sent by what its policy uses', async () => {
    const steps = [
      { after: 'PT1H' as Duration, do: 'remind', to: 'same', channels: ['sms'] },
    ] as const;
    await prepare({
      network: [point('se-1')],
      policy: { steps },
      schedule: 'none',
      canSend: () => false,
    });
    await expect(launch()).rejects.toMatchObject({
      code: 'campaign-not-ready',
      details: { notConfigured: ['email', 'sms'] },
      message: 'nothing can be sent by email or sms from here: it is not configured',
    });
    const { warnings } = await bench.worker().ask(new GetDryRun({ campaignId }));
    expect(warnings.map(({ code }) => code)).toContain('not-configured');
  });

  it('FM-15: a launch is refused while a step of the policy never runs', async () => {
    const steps = [{ after: 'PT2H' as Duration, do: 'remind', to: 'same' }] as const;
    await prepare({
      policy: { steps, deadline: 'PT1H' as Duration, windows: [] },
      schedule: 'none',
    });
    await expect(launch()).rejects.toMatchObject({
      code: 'campaign-not-ready',
      details: { withoutUsableChannel: [], policyWarnings: [{ step: 0, code: 'after-deadline' }] },
    });
  });

  it('FM-15: a launch goes ahead for whoever accepts the warnings, and a person is asked to call', async () => {
    await prepare({ ...unreachable, schedule: 'none' });
    await launch({ acceptsWarnings: true });
    expect(bench.sent).toEqual([]);
    expect(await bench.events('NoUsableChannel')).toHaveLength(2);
    expect(await bench.events('PhoneTaskOpened')).toHaveLength(2);
  });

  it('FM-15: a scheduled launch goes ahead by itself, and a person is asked to call', async () => {
    await prepare(unreachable);
    await bench.advanceTo(at('00:00'));
    expect(await bench.events('CampaignLaunched')).toHaveLength(1);
    expect(await bench.events('PhoneTaskOpened')).toEqual([
      '00:00 PhoneTaskOpened ping-test.pl-1',
      '00:00 PhoneTaskOpened ping-test.se-1',
    ]);
  });

  it('is about the audience and nobody else', async () => {
    const { email: _, ...mute } = point('se-1', { status: 'to-be-confirmed' });
    await prepare({ network: [mute, point('pl-1'), point('gh-1', { type: 'prosecution' })] });
    const policy = { ...defaultPolicy, channels: ['sms'] } as const;
    const readiness = (audience: GetReadiness['audience']) =>
      bench.worker().ask(new GetReadiness(policy, at('00:00'), audience));
    expect((await readiness({})).withoutUsableChannel).toEqual(['gh-1', 'pl-1']);
    expect((await readiness({ parties: ['PL'] })).withoutUsableChannel).toEqual(['pl-1']);
    expect((await readiness({ types: ['prosecution'] })).withoutUsableChannel).toEqual(['gh-1']);
  });
});

describe.each(storeKinds)('the standard policy and template, on %s stores', (kind) => {
  it('are there for whoever plans, and are defined once', async () => {
    const bench = await Bench.prepared(kind);
    for (const id of ['one', 'two']) {
      const plan = { campaignId: id, name: id, policyId: 'standard', audience: {} };
      await bench.execute(new PlanCampaign(plan, bench.context()));
    }
    const ofStandard = ({ data }: { readonly data: object }) =>
      'policyId' in data ? data.policyId === 'standard' : true;
    const defined = await bench.recorded('PolicyDefined', 'TemplateDefined');
    expect(
      defined
        .filter(ofStandard)
        .map(({ type }) => type)
        .toSorted(),
    ).toEqual(['PolicyDefined', 'TemplateDefined']);
    const plans = (await bench.recorded('CampaignPlanned')).slice(1);
    expect(plans.map(({ data }) => [data['policy'], data['template']])).toEqual([
      expectedVersions,
      expectedVersions,
    ]);
    await bench.closeUnharmed();
  });

  const expectedVersions = [
    { policyId: 'standard', version: 1, policy: defaultPolicy },
    { templateId: 'standard', version: 1 },
  ];

  it('are not taken for others that nobody defined', async () => {
    const bench = await Bench.prepared(kind);
    const plan = { campaignId: 'one', name: 'One', policyId: 'standard', audience: {} };
    const execute = (more: object) =>
      bench.execute(new PlanCampaign({ ...plan, ...more }, bench.context()));
    await expect(execute({ policyId: 'strict' })).rejects.toMatchObject({ code: 'policy-unknown' });
    await expect(execute({ templateId: 'short' })).rejects.toMatchObject({
      code: 'template-unknown',
    });
    await bench.closeUnharmed();
  });
});
