import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import {
  answered,
  asked,
  at,
  explainAt,
  failed,
  findingOf,
  handedOver,
  inDirectory,
  launched,
  lost,
  ofParty,
  pinged,
  started,
  steered,
  wordsOf,
  type Told,
} from '../testing/story.js';
import { ruleNumbers } from './why.rules.js';

const reminder = (
  time: string,
  step: number,
  dueAt: string,
  collapsed: readonly { readonly step: number; readonly repetition: number }[] = [],
) =>
  pinged(time, 'ReminderDue', {
    intent: `step-${step}.0`,
    step,
    repetition: 0,
    dueAt: at(dueAt),
    to: 'same',
    collapsed,
  });
const escalation = (
  time: string,
  step: number,
  to: 'alternate-channel' | 'other-contact-points' | 'secretariat-phone',
  recipients: readonly string[],
) =>
  pinged(time, 'PingEscalated', {
    intent: `step-${step}.0`,
    step,
    repetition: 0,
    dueAt: at(time),
    to,
    collapsed: [],
    recipients,
  });
const skipped = (
  time: string,
  step: number,
  reason: 'party-answered' | 'claimed-by-another' | 'no-other-contact-point' | 'nothing-new',
) => pinged(time, 'StepSkipped', { step, repetition: 0, intent: `step-${step}.0`, reason });
const states = (time: string, told: readonly Told[]) =>
  explainAt(time, told).steps.map(({ state, because }) => `${state} ${because}`);

describe('why a message went out', () => {
  it('names the events of the claim and of the hand-over', () => {
    const told = explainAt('09:00', asked());
    expect(findingOf(told, 'first')).toBe('done sent (6): PingIssued');
    expect(told.steps[0]?.attempts).toMatchObject([
      { recipient: 'nl-1', channelId: 'email-main', outcome: 'handed-over' },
    ]);
    expect(told.steps[0]?.attempts[0]?.events.map(({ type }) => type)).toEqual([
      'AttemptStarted',
      'AttemptHandedOver',
    ]);
    expect(told.owes).toEqual({ what: 'remind', at: at('09:15') });
  });

  it('says of each step that is still to come when it falls due', () => {
    expect(states('09:05', asked())).toEqual(['done sent', ...Array(5).fill('not-due not-due')]);
    expect(wordsOf(explainAt('09:05', asked()), 'step-3.0')).toBe(
      'It falls due at 2024-02-19T13:00:00.000Z, counted from the first hand-over.',
    );
  });

  it('says of a reminder that was claimed and not heard of that it is under way', () => {
    const told = [...asked(), reminder('09:15', 0, '09:15'), started('09:15', 'step-0.0')];
    expect(findingOf(explainAt('09:15', told), 'step-0.0')).toBe(
      'under-way handing-over (6): ReminderDue',
    );
  });

  it('says of one that failed in passing when it is tried again', () => {
    const told = [...launched(), started('09:00'), failed('09:00', 'transient')];
    expect(findingOf(explainAt('09:00', told), 'first')).toBe(
      'waiting to-be-tried-again (6): PingIssued',
    );
    expect(wordsOf(explainAt('09:00', told), 'first')).toContain('at 2024-02-19T09:00:30.000Z');
    const again = [...told, started('09:01', 'first', 2), handedOver('09:01', 'first', 2)];
    const explained = explainAt('09:01', again).steps[0];
    expect(explained).toMatchObject({ state: 'done', because: 'sent' });
    expect(explained?.attempts.map(({ outcome }) => outcome)).toEqual(['failed', 'handed-over']);
  });

  it('says of a call that it was asked for, and what came of it', () => {
    const opened = pinged('21:00', 'PhoneTaskOpened', {
      taskId: 'task',
      intent: 'step-4.0',
      reason: 'escalation',
      openedAt: at('21:00'),
    });
    const told = [...asked(), escalation('21:00', 4, 'secretariat-phone', []), opened];
    expect(findingOf(explainAt('21:00', told), 'step-4.0')).toBe(
      'done call-asked-for (7): PingEscalated PhoneTaskOpened',
    );
    const completed = pinged('21:30', 'PhoneTaskCompleted', {
      taskId: 'task',
      outcome: 'no-answer',
      completedAt: at('21:30'),
    });
    expect(wordsOf(explainAt('21:30', [...told, completed]), 'step-4.0')).toContain('no answer');
  });
});

describe('why a message did not go out', () => {
  it('answered before the reminder fell due', () => {
    const told = explainAt('10:00', [...asked(), answered('09:10')]);
    expect(told.status).toBe('answered');
    expect(findingOf(told, 'step-0.0')).toBe('skipped answered-before (5): ResponseReceived');
    expect(wordsOf(told, 'step-0.0')).toContain('before this fell due at 2024-02-19T09:15');
    expect(told.owes).toBeNull();
  });

  it('answered at the very instant: answers come before timers', () => {
    const told = explainAt('09:15', [...asked(), answered('09:15')]);
    expect(findingOf(told, 'step-0.0')).toBe('skipped answered-before (5): ResponseReceived');
  });

  it('answered after the reminder was decided, and before it was sent', () => {
    const told = [...asked(), reminder('09:15', 0, '09:15'), answered('09:16')];
    expect(findingOf(explainAt('09:20', told), 'step-0.0')).toBe(
      'skipped answered-before (5): ReminderDue ResponseReceived',
    );
  });

  it('paused when it fell due, while the pause lasts', () => {
    const pause = steered('09:10', 'CampaignPaused', { pausedAt: at('09:10'), reason: 'x' });
    const told = explainAt('09:30', [...asked(), pause]);
    expect(findingOf(told, 'step-0.0')).toBe('waiting paused (9): CampaignPaused');
    expect(findingOf(told, 'step-1.0')).toBe('not-due not-due (7)');
  });

  it('paused when it fell due, and answered before the pause ended', () => {
    const told = explainAt('09:40', [
      ...asked(),
      steered('09:10', 'CampaignPaused', { pausedAt: at('09:10'), reason: 'x' }),
      answered('09:30'),
      steered('09:35', 'CampaignResumed', { resumedAt: at('09:35') }),
    ]);
    expect(findingOf(told, 'step-0.0')).toBe(
      'skipped answered-before (5): CampaignPaused ResponseReceived CampaignResumed',
    );
    expect(wordsOf(told, 'step-0.0')).toContain('the campaign was paused at 2024-02-19T09:10');
  });

  it('collapsed into a later reminder after an outage', () => {
    const told = explainAt('10:05', [
      ...asked(),
      steered('10:02', 'CampaignOutageRecorded', { from: at('09:05'), to: at('10:02') }),
      reminder('10:02', 1, '10:00', [{ step: 0, repetition: 0 }]),
    ]);
    expect(findingOf(told, 'step-0.0')).toBe(
      'skipped collapsed (9): CampaignOutageRecorded ReminderDue',
    );
    expect(wordsOf(told, 'step-0.0')).toContain('while Rollcall did not run');
    expect(findingOf(told, 'step-1.0')).toBe('waiting to-be-sent (6): ReminderDue');
  });

  it('collapsed into a later reminder after a pause', () => {
    const told = explainAt('10:05', [
      ...asked(),
      steered('09:10', 'CampaignPaused', { pausedAt: at('09:10'), reason: 'x' }),
      steered('10:02', 'CampaignResumed', { resumedAt: at('10:02') }),
      reminder('10:02', 1, '10:00', [{ step: 0, repetition: 0 }]),
    ]);
    expect(findingOf(told, 'step-0.0')).toBe(
      'skipped collapsed (9): CampaignPaused CampaignResumed ReminderDue',
    );
  });

  it('claimed by another contact point of the Party', () => {
    const claim = ofParty('13:00', 'PartyEscalated', {
      step: 3,
      repetition: 0,
      to: 'other-contact-points',
      contactPointId: 'nl-2',
      recipients: ['nl-3'],
    });
    const told = explainAt('13:00', [...asked(), claim, skipped('13:00', 3, 'claimed-by-another')]);
    expect(findingOf(told, 'step-3.0')).toBe(
      'skipped claimed-by-another (7): PartyEscalated StepSkipped',
    );
    expect(wordsOf(told, 'step-3.0')).toContain('(nl-2)');
  });

  it('the Party had answered, through somebody else', () => {
    const told = explainAt('13:00', [
      ...asked(),
      ofParty('12:00', 'PartyAnswered', { contactPointId: 'nl-2', receivedAt: at('12:00') }),
      skipped('13:00', 3, 'party-answered'),
    ]);
    expect(findingOf(told, 'step-3.0')).toBe(
      'skipped party-answered (7): PartyAnswered StepSkipped',
    );
  });

  it('the rung added nobody new, though it was decided', () => {
    const told = explainAt('10:00', [
      ...asked(),
      escalation('10:00', 2, 'alternate-channel', ['nl-1']),
      skipped('10:00', 2, 'nothing-new'),
    ]);
    expect(findingOf(told, 'step-2.0')).toBe('skipped nothing-new (7): PingEscalated StepSkipped');
  });

  it('no channel was left after two strikes of the only one', () => {
    const reason = 'enc1.x' as never;
    const told = explainAt('09:00', [
      inDirectory('07:00', 'ChannelDoubted', {
        channelId: 'email-main',
        day: '2024-02-18' as never,
        reason,
      }),
      inDirectory('07:30', 'ChannelFoundUnreachable', { channelId: 'email-main', reason }),
      ...launched(),
      pinged('09:00', 'NoUsableChannel', { intent: 'first', recipients: ['nl-1'] }),
      pinged('09:00', 'PhoneTaskOpened', {
        taskId: 'task',
        intent: 'first',
        reason: 'no-usable-channel',
        openedAt: at('09:00'),
      }),
    ]);
    expect(findingOf(told, 'first')).toBe(
      'skipped no-usable-channel (8): ChannelDoubted ChannelFoundUnreachable PingIssued NoUsableChannel PhoneTaskOpened',
    );
    expect(wordsOf(told, 'first')).toContain('a channel of it had been found unreachable');
  });

  it('withdrawn from the directory in the meantime', () => {
    const told = explainAt('09:20', [
      ...asked(),
      inDirectory('09:05', 'ContactPointWithdrawn', {
        effectiveOn: '2024-02-19' as never,
        reason: 'enc1.x' as never,
      }),
      reminder('09:15', 0, '09:15'),
      pinged('09:15', 'NoUsableChannel', { intent: 'step-0.0', recipients: ['nl-1'] }),
    ]);
    expect(findingOf(told, 'step-0.0')).toBe(
      'skipped no-usable-channel (8): ContactPointWithdrawn ReminderDue NoUsableChannel',
    );
    expect(wordsOf(told, 'step-0.0')).toContain('withdrawn from the directory');
  });

  it('nobody can know, after a crash between the claim and the outcome', () => {
    const told = [...launched(), started('09:00'), lost('09:05', false)];
    const explained = explainAt('09:05', told);
    expect(findingOf(explained, 'first')).toBe(
      'unknown outcome-unknown (6): PingIssued AttemptOutcomeUnknown',
    );
    expect(explained.steps[0]?.attempts[0]?.words).toContain('left to a person');
    const resent = explainAt('09:05', [...launched(), started('09:00'), lost('09:05', true)]);
    expect(findingOf(resent, 'first')).toBe('waiting to-be-sent (6): PingIssued');
    expect(resent.steps[0]?.attempts[0]?.words).toContain('sent once more');
  });

  it('a reminder took the place of what had not gone out', () => {
    const told = explainAt('09:15', [...launched(), reminder('09:15', 0, '09:15')]);
    expect(findingOf(told, 'first')).toBe('skipped superseded (9): PingIssued ReminderDue');
  });

  it('the campaign was cancelled, before and after the ping was withdrawn', () => {
    const cancel = steered('09:10', 'CampaignCancelled', { cancelledAt: at('09:10'), reason: 'x' });
    const withdrawn = pinged('09:11', 'PingWithdrawn', {
      withdrawnAt: at('09:11'),
      reason: 'campaign-cancelled',
    });
    expect(findingOf(explainAt('09:20', [...asked(), cancel]), 'step-0.0')).toBe(
      'skipped campaign-cancelled (3): CampaignCancelled',
    );
    expect(findingOf(explainAt('09:20', [...asked(), cancel, withdrawn]), 'step-0.0')).toBe(
      'skipped campaign-cancelled (3): CampaignCancelled PingWithdrawn',
    );
  });

  it('the deadline came first, by the policy or by an outage', () => {
    const expired = pinged('10:00', 'PingExpired', { expiredAt: at('10:00') });
    const short = asked({ deadline: 'PT1H' as never });
    const told = explainAt('10:00', [...short, expired]);
    expect(findingOf(told, 'step-0.0')).toBe('skipped expired (3): PingExpired');
    expect(findingOf(told, 'step-1.0')).toBe('skipped after-deadline (7): PingExpired');
    // So much is plain beforehand.
    expect(findingOf(explainAt('09:05', short), 'step-4.0')).toBe('skipped after-deadline (7)');
  });

  it('fell due, and nobody has looked yet', () => {
    expect(findingOf(explainAt('09:16', asked()), 'step-0.0')).toBe('waiting overdue (5)');
    expect(findingOf(explainAt('09:01', launched()), 'first')).toBe(
      'waiting to-be-sent (6): PingIssued',
    );
  });
});

describe('answers', () => {
  it('are told with how they counted, the late one and the correction too', () => {
    const late = pinged('10:01', 'LateResponseReceived', {
      responseId: 'late',
      via: 'link',
      grade: 'human',
      receivedAt: at('10:01'),
    });
    const correction = pinged('10:02', 'ResponseCorrected', {
      responseId: 'late',
      receivedAt: at('09:50'),
      reason: 'enc1.x' as never,
    });
    const short = asked({ deadline: 'PT1H' as never });
    const expired = pinged('10:00', 'PingExpired', { expiredAt: at('10:00') });
    const before = explainAt('10:01', [...short, expired, late]);
    expect(before.status).toBe('expired');
    expect(before.answers.map(({ counted }) => counted)).toEqual(['late']);
    const after = explainAt('10:02', [...short, expired, late, correction]);
    expect(after.status).toBe('answered');
    expect(after.answers.map(({ counted }) => counted)).toEqual(['late', 'corrected']);
    expect(findingOf(after, 'step-0.0')).toBe(
      'skipped answered-before (5): LateResponseReceived ResponseCorrected',
    );
  });
});

describe('a ping that was not asked', () => {
  it.each([
    ['07:00', 'The campaign had not been planned.'],
    ['08:10', 'The campaign was planned, and nobody had said when it starts.'],
    ['08:40', 'The campaign had not started: it was scheduled for 2024-02-19T09:00:00.000Z.'],
  ])('at %s says so', (time, words) => {
    const told = explainAt(time, asked());
    expect(told).toMatchObject({ status: 'not-asked', words, clock: null, steps: [] });
  });

  it('says whether it was among whom the campaign asks', () => {
    const beforePing = launched().slice(0, -1);
    expect(explainAt('09:00', beforePing).words).toContain('had not been issued yet');
    const nobody = beforePing.filter(([, { type }]) => type !== 'AudiencePinned');
    expect(explainAt('09:00', nobody).words).toContain('not among whom the campaign asks');
  });
});

it('refers to rules that stand in the document it names', () => {
  const rules = readFileSync(join(import.meta.dirname, '../../../../docs/rules.md'), 'utf8');
  const section = /^## Rules of a ping$(.*?)^## /ms.exec(rules)?.[1] ?? '';
  for (const number of ruleNumbers) expect(section).toMatch(new RegExp(`^${number}\\. `, 'm'));
});
