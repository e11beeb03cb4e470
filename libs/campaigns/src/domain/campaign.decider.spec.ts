import { describe, expect, it } from '@jest/globals';
import { fold } from '#kernel';
import { specFor } from '#testing';
import { campaign, campaignDeadline, isRunning, type CampaignCommand } from './campaign.decider.js';
import type { AudienceMember, CampaignEvent } from './campaign.events.js';
import { at, pinged } from './ping.samples.js';
import { defaultPolicy } from './policy.js';

const given = specFor(campaign);
const campaignId = 'plenary-2024';
const policy = { policyId: 'default', version: 3, policy: defaultPolicy };
const { campaignId: _, ...member } = pinged;
const template = { templateId: 'standard', version: 2 };
const startAt = (time: string) => ({
  startsAt: at(time),
  schedule: { kind: 'at', at: at(time) } as const,
});
const second: AudienceMember = { ...member, contactPointId: 'nl-2' };

const plan: CampaignCommand = {
  type: 'PlanCampaign',
  campaignId,
  name: 'Plenary 2024',
  policy,
  template,
  audience: { parties: ['NL'] },
};
const planned: CampaignEvent = {
  type: 'CampaignPlanned',
  data: { campaignId, name: 'Plenary 2024', policy, template, audience: { parties: ['NL'] } },
};
const schedule = (time: string): CampaignCommand => ({
  type: 'ScheduleCampaign',
  now: at('08:00'),
  ...startAt(time),
});
const scheduled: CampaignEvent = {
  type: 'CampaignScheduled',
  data: { campaignId, ...startAt('09:00') },
};
const pinned = (
  pinningId: string,
  page: number,
  members: readonly AudienceMember[],
): CampaignEvent => ({ type: 'AudiencePinned', data: { campaignId, pinningId, page, members } });
const launch = (pinningId = 'pinning-1'): CampaignCommand => ({
  type: 'LaunchCampaign',
  now: at('09:00'),
  pinningId,
  directoryVersion: 7,
});
const launched: CampaignEvent = {
  type: 'CampaignLaunched',
  data: {
    campaignId,
    launchedAt: at('09:00'),
    pinningId: 'pinning-1',
    directoryVersion: 7,
    policy,
    template,
  },
};
const running = [planned, pinned('pinning-1', 1, [member]), launched];
const pause: CampaignCommand = { type: 'PauseCampaign', now: at('10:00'), reason: 'a real case' };
const paused: CampaignEvent = {
  type: 'CampaignPaused',
  data: { campaignId, pausedAt: at('10:00'), reason: 'a real case' },
};
const resume: CampaignCommand = { type: 'ResumeCampaign', now: at('11:00') };
const resumed: CampaignEvent = {
  type: 'CampaignResumed',
  data: { campaignId, resumedAt: at('11:00') },
};
const cancel: CampaignCommand = { type: 'CancelCampaign', now: at('12:00'), reason: 'wrong day' };
const cancelled: CampaignEvent = {
  type: 'CampaignCancelled',
  data: { campaignId, cancelledAt: at('12:00'), reason: 'wrong day' },
};
const totals = { pinged: 1, answered: 1, late: 0, unanswered: 0 };
const close: CampaignCommand = {
  type: 'CloseCampaign',
  now: at('15:00', 1),
  reason: 'deadline',
  totals,
};
const closed: CampaignEvent = {
  type: 'CampaignClosed',
  data: { campaignId, closedAt: at('15:00', 1), reason: 'deadline', totals },
};

describe('a campaign is planned', () => {
  it('once', () => {
    given().when(plan).thenEvents(planned);
    given(planned).when(plan).thenRefused('campaign-exists');
  });

  it.each([schedule('09:00'), launch(), pause, resume, cancel, close])(
    'before it takes $type',
    (command) => given().when(command).thenRefused('campaign-unknown'),
  );
});

describe('the start of a campaign', () => {
  it('is scheduled, and rescheduled when it changes', () => {
    given(planned).when(schedule('09:00')).thenEvents(scheduled);
    given(planned, scheduled)
      .when(schedule('10:00'))
      .thenEvents({ type: 'CampaignRescheduled', data: { campaignId, ...startAt('10:00') } });
    given(planned, scheduled).when(schedule('09:00')).thenNothing();
  });

  it('lies not in the past', () => {
    given(planned).when(schedule('07:59:59.999')).thenRefused('campaign-start-past');
    given(planned)
      .when(schedule('08:00'))
      .thenEvents({ type: 'CampaignScheduled', data: { campaignId, ...startAt('08:00') } });
  });

  it('is not changed once the campaign runs', () =>
    given(...running)
      .when(schedule('10:00'))
      .thenRefused('campaign-running'));
});

describe('a launch', () => {
  it('FM-25: pins directory version and policy', () =>
    given(planned, pinned('pinning-1', 1, [member]))
      .when(launch())
      .thenEvents(launched));

  it('takes the pages of its own pinning together, and none of a launch that was cut off', () => {
    const history = [
      planned,
      pinned('cut-off', 1, [{ ...member, contactPointId: 'nl-9' }]),
      pinned('pinning-1', 1, [member]),
      pinned('pinning-1', 2, [second]),
      launched,
    ];
    const state = fold(campaign, history);
    expect(isRunning(state) && state.audience).toEqual([member, second]);
  });

  it.each([
    ['no page', []],
    ['pages of another launch only', [pinned('cut-off', 1, [member])]],
    ['empty pages', [pinned('pinning-1', 1, [])]],
  ] as const)('with %s is refused', (_name, pages) =>
    given(planned, ...pages)
      .when(launch())
      .thenRefused('campaign-without-audience'),
  );

  it.each([
    ['running', running],
    ['paused', [...running, paused]],
  ] as const)('FM-33: of a campaign that is %s is refused', (_name, history) =>
    given(...history)
      .when(launch())
      .thenRefused('campaign-already-launched'),
  );

  it('FM-33: leaves no page of a second launch behind', () =>
    given(...running)
      .when({ type: 'PinAudience', pinningId: 'pinning-2', page: 1, members: [second] })
      .thenRefused('campaign-running'));

  it.each([
    ['cancelled', [planned, cancelled]],
    ['closed', [...running, closed]],
  ] as const)('of a campaign that is %s is refused', (status, history) =>
    given(...history)
      .when(launch())
      .thenRefused(`campaign-${status}`),
  );

  it('may end at the policy’s deadline at the earliest', () => {
    const state = fold(campaign, running);
    expect(isRunning(state) && campaignDeadline(state)).toBe(at('15:00', 1));
  });
});

describe('a pause', () => {
  it('holds a running campaign, once', () => {
    given(...running)
      .when(pause)
      .thenEvents(paused);
    given(...running, paused)
      .when(pause)
      .thenNothing();
  });

  it('ends with a resume, once', () => {
    given(...running, paused)
      .when(resume)
      .thenEvents(resumed);
    given(...running, paused, resumed)
      .when(resume)
      .thenNothing();
    expect(fold(campaign, [...running, paused, resumed]).status).toBe('running');
  });

  it('is for campaigns that were launched', () => {
    given(planned).when(pause).thenRefused('campaign-planned');
    given(planned).when(resume).thenRefused('campaign-planned');
  });
});

describe('FM-17: an outage', () => {
  const outage = (from: string, to: string): CampaignCommand => ({
    type: 'RecordOutage',
    from: at(from),
    to: at(to),
  });
  const recorded = (from: string, to: string): CampaignEvent => ({
    type: 'CampaignOutageRecorded',
    data: { campaignId, from: at(from), to: at(to) },
  });

  it('is recorded on a running campaign', () =>
    given(...running)
      .when(outage('10:00', '11:00'))
      .thenEvents(recorded('10:00', '11:00')));

  it.each([
    ['10:00', '11:00'],
    ['09:30', '10:30'],
    ['10:15', '10:45'],
  ])('is recorded once, however many pings it held up: %s to %s', (from, to) =>
    given(...running, recorded('10:00', '11:00'))
      .when(outage(from, to))
      .thenNothing(),
  );

  it('adds what is new of one that goes on', () =>
    given(...running, recorded('10:00', '11:00'))
      .when(outage('10:30', '11:30'))
      .thenEvents(recorded('11:00', '11:30')));

  it('is another one when it comes after', () =>
    given(...running, recorded('10:00', '11:00'))
      .when(outage('11:00:00.001', '12:00'))
      .thenEvents(recorded('11:00:00.001', '12:00')));

  it('concerns no campaign that is not running', () => {
    given(planned).when(outage('10:00', '11:00')).thenNothing();
    given(...running, closed)
      .when(outage('10:00', '11:00'))
      .thenNothing();
  });
});

describe('the end of a campaign', () => {
  it('is a cancellation, at any time before it is closed', () => {
    for (const history of [[planned], [planned, scheduled], running, [...running, paused]])
      given(...history)
        .when(cancel)
        .thenEvents(cancelled);
    given(...running, closed)
      .when(cancel)
      .thenRefused('campaign-closed');
  });

  it('is no cancellation of one that has started, where that is to be spared', () => {
    const spare = { ...cancel, unlessStarted: true } as const;
    given(planned, scheduled).when(spare).thenEvents(cancelled);
    for (const history of [running, [...running, paused], [...running, closed]])
      given(...history)
        .when(spare)
        .thenNothing();
  });

  it('is a close with its totals, of a campaign that was launched', () => {
    for (const history of [running, [...running, paused]])
      given(...history)
        .when(close)
        .thenEvents(closed);
    given(planned).when(close).thenRefused('campaign-planned');
    given(...running, cancelled)
      .when(close)
      .thenRefused('campaign-cancelled');
  });

  it('comes once', () => {
    given(...running, cancelled)
      .when(cancel)
      .thenNothing();
    given(...running, closed)
      .when(close)
      .thenNothing();
  });

  it('keeps whom a cancellation has to tell', () => {
    expect(fold(campaign, [...running, cancelled])).toMatchObject({ audience: [member] });
    expect(fold(campaign, [planned, pinned('pinning-1', 1, [member]), cancelled])).toMatchObject({
      audience: [],
    });
  });
});
