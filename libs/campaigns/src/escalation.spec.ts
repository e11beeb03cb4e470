import { afterEach, describe, expect, it } from '@jest/globals';
import { ChangeContactDetails, DirectContactPoint, type PlainDetails } from '#directory';
import { limits, parseDuration, textIn } from '#kernel';
import { at, Bench, storeKinds, type BenchOptions } from './testing/bench.js';
import { point } from './testing/network.js';
import { anyOfParty, messagesToSilence, toEach } from './testing/silence.js';

describe.each(storeKinds)('reminders and escalations, on %s stores', (kind) => {
  let bench: Bench;
  const prepare = async (options?: BenchOptions) => {
    bench = await Bench.prepared(kind, options);
  };
  afterEach(() => bench.closeUnharmed());

  it('FM-12: one person on two rungs is not written to twice, and the rung says so', async () => {
    await prepare({
      network: [
        point('se-1', { alternateEmail: 'Main@SE-1.example' }),
        point('se-2', { email: 'main@se-1.example', alternateEmail: ' main@se-1.example' }),
      ],
    });
    await bench.advanceTo(at('11:00'));
    expect(bench.sent.toSorted()).toEqual([
      '00:00 first main@se-1.example',
      '00:00 first main@se-1.example',
      '00:15 reminder main@se-1.example',
      '00:15 reminder main@se-1.example',
      '01:00 reminder main@se-1.example',
      '01:00 reminder main@se-1.example',
    ]);
    const skipped = await bench.recorded('StepSkipped');
    expect(
      skipped
        .map(({ data }) => `${JSON.stringify(data['step'])} ${textIn(data, 'reason')}`)
        .toSorted(),
    ).toEqual(['2 nothing-new', '2 nothing-new', '3 claimed-by-another', '3 nothing-new']);
  });

  it('FM-13: one escalation of a Party is one event with an attempt for each recipient', async () => {
    await prepare();
    await bench.advanceTo(at('04:00'));
    const claims = await bench.recorded('PartyEscalated');
    const ghana = claims.filter(({ stream }) => stream.endsWith('.GH'));
    expect(ghana.map(({ data }) => data['recipients'])).toEqual([['gh-2', 'gh-3']]);
    const escalated = await bench.recorded('PingEscalated');
    expect(
      escalated
        .filter(({ data }) => data['to'] === 'other-contact-points')
        .map(({ stream, data }) => [stream, data['recipients']]),
    ).toEqual([
      ['ping-test.gh-1', ['gh-2', 'gh-3']],
      ['ping-test.se-1', ['se-2']],
    ]);
    expect(anyOfParty(bench.sent)).toEqual(messagesToSilence);
  });

  it('FM-14: an answer between the decision to remind and the sending stops the message', async () => {
    await prepare();
    await bench.advanceTo(at('00:10'));
    bench.worker().dispatch.hold();
    await bench.advanceTo(at('00:15'));
    expect(await bench.events('ReminderDue')).toHaveLength(6);
    await bench.answer('se-1');
    await bench.worker().dispatch.release();
    await bench.advanceTo(at('00:30'));
    expect(bench.sent.toSorted()).toEqual([
      ...toEach('00:00 first'),
      ...toEach('00:15 reminder').filter((line) => !line.includes('se-1')),
    ]);
  });

  it('FM-14: an answer of its Party between the decision to escalate and the sending does too', async () => {
    await prepare();
    await bench.advanceTo(at('03:00'));
    bench.worker().dispatch.hold();
    await bench.advanceTo(at('04:00'));
    await bench.answer('gh-3');
    await bench.worker().dispatch.release();
    await bench.advanceTo(at('11:00'));
    expect(anyOfParty(bench.sent)).toEqual(
      messagesToSilence.filter((line) => line !== '04:00 escalation to another of gh'),
    );
    const skipped = await bench.recorded('StepSkipped');
    expect(
      skipped.filter(({ data }) => data['reason'] === 'party-answered').map(({ stream }) => stream),
    ).toEqual(['ping-test.gh-1']);
  });

  it('at one instant answers come before timers', async () => {
    await prepare();
    await bench.advanceTo(at('00:14'));
    bench.passTo(at('00:15'));
    await bench.answer('pl-1');
    await bench.advanceTo(at('00:20'));
    expect(bench.sent.toSorted()).toEqual([
      ...toEach('00:00 first'),
      ...toEach('00:15 reminder').filter((line) => !line.includes('pl-1')),
    ]);
  });

  it('stops for the whole Party with its first answer, but reminds each contact point itself', async () => {
    await prepare({ network: [point('se-1'), point('se-2')] });
    await bench.advanceTo(at('00:05'));
    await bench.answer('se-1');
    await bench.advanceTo(at('31:00'));
    expect(bench.sent.toSorted()).toEqual([
      '00:00 first main@se-1.example',
      '00:00 first main@se-2.example',
      '00:15 reminder main@se-2.example',
      '01:00 escalation alternate@se-2.example',
      '01:00 reminder main@se-2.example',
    ]);
    expect(await bench.events('PartyAnswered', 'PartyEscalated', 'PhoneTaskOpened')).toEqual([
      '00:05 PartyAnswered partyPing-test.SE',
    ]);
  });

  it('goes on for a Party that has answered only when all have, until they have', async () => {
    await prepare({ network: [point('se-1'), point('se-2')], policy: { partyRule: 'all' } });
    await bench.advanceTo(at('00:05'));
    await bench.answer('se-1');
    await bench.advanceTo(at('05:00'));
    await bench.answer('se-2');
    await bench.advanceTo(at('31:00'));
    expect(bench.sent.toSorted()).toEqual([
      '00:00 first main@se-1.example',
      '00:00 first main@se-2.example',
      '00:15 reminder main@se-2.example',
      '01:00 escalation alternate@se-2.example',
      '01:00 reminder main@se-2.example',
      '04:00 escalation main@se-1.example',
    ]);
    expect(
      await bench.events('PartyContactPointAnswered', 'PartyAnswered', 'PhoneTaskOpened'),
    ).toEqual([
      '00:05 PartyContactPointAnswered partyPing-test.SE',
      '05:00 PartyAnswered partyPing-test.SE',
    ]);
  });

  it('that repeats writes again to those it wrote to, and only to them', async () => {
    const repeat = { every: parseDuration('PT2H'), times: 1 };
    await prepare({
      network: [point('se-1')],
      policy: { steps: [{ ...afterAnHour, to: 'alternate-channel', repeat }] },
    });
    await bench.advanceTo(at('31:00'));
    expect(bench.sent).toEqual([
      '00:00 first main@se-1.example',
      '01:00 escalation alternate@se-1.example',
      '03:00 escalation alternate@se-1.example',
    ]);
  });

  it('writes to no more other contact points of a Party than the limit, primary ones first', async () => {
    const ids = Array.from({ length: limits.escalationRecipients + 3 }, (_, n) => `se-${n + 1}`);
    const network = ids.map((id) => point(id, { role: id < 'se-4' ? 'additional' : 'primary' }));
    await prepare({ network, policy: { steps: [{ ...afterAnHour, to: 'other-contact-points' }] } });
    await bench.advanceTo(at('31:00'));
    expect(bench.sent.toSorted()).toEqual([
      ...ids.map((id) => `00:00 first main@${id}.example`),
      ...['se-4', 'se-5', 'se-6', 'se-7', 'se-8'].map(
        (id) => `01:00 escalation main@${id}.example`,
      ),
    ]);
  });

  it('FM-19: tries a channel that fails for now five times, ever later, and then the next one', async () => {
    await prepare({
      network: [point('se-1')],
      fate: ({ address, purpose }) =>
        purpose === 'first' && address.startsWith('main')
          ? { outcome: 'failed', permanence: 'transient', reason: 'greylisted' }
          : { outcome: 'handed-over' },
    });
    await bench.advanceTo(at('00:20'));
    expect(bench.sent).toEqual([
      '00:00 first main@se-1.example',
      '00:00:30 first main@se-1.example',
      '00:01:30 first main@se-1.example',
      '00:03:30 first main@se-1.example',
      '00:07:30 first main@se-1.example',
      '00:07:30 first alternate@se-1.example',
    ]);
    expect(new Set(bench.messages.slice(0, 5).map(({ messageId }) => messageId)).size).toBe(1);
    expect(new Set(bench.messages.map(({ attemptId }) => attemptId)).size).toBe(6);
  });

  it('FM-19: a retry that was waiting when the process died is made after the restart', async () => {
    let failures = 0;
    await prepare({
      network: [point('se-1')],
      fate: () =>
        failures++ === 0
          ? { outcome: 'failed', permanence: 'transient', reason: 'greylisted' }
          : { outcome: 'handed-over' },
    });
    await bench.advanceTo(at('00:00'));
    await bench.restart();
    await bench.advanceTo(at('00:10'));
    expect(bench.sent).toEqual([
      '00:00 first main@se-1.example',
      '00:00:30 first main@se-1.example',
    ]);
  });

  it('FM-12: trying one channel of a step again does not repeat it on the others', async () => {
    let failures = 0;
    await prepare({
      network: [point('se-1')],
      policy: { channels: ['email', 'sms'] },
      fate: ({ kind: channel }) =>
        channel === 'sms' && failures++ === 0
          ? { outcome: 'failed', permanence: 'transient', reason: 'the gateway is busy' }
          : { outcome: 'handed-over' },
    });
    await bench.execute(
      new ChangeContactDetails({ contactPointId: 'se-1', details: withSms }, bench.context()),
    );
    await bench.advanceTo(at('00:10'));
    expect(bench.sent.toSorted()).toEqual([
      '00:00 first +46700000001',
      '00:00 first main@se-1.example',
      '00:00:30 first +46700000001',
    ]);
  });

  it('FM-15: asks a person to phone at once where no message can be sent', async () => {
    await prepare({ network: [point('se-1', { phone: '+46700000002' })] });
    for (const channelId of ['email-main', 'email-alternate']) {
      const command = { type: 'ReportChannelUnreachable', channelId, reason: 'bounced' } as const;
      await bench.execute(
        new DirectContactPoint({ contactPointId: 'se-1', command }, bench.context()),
      );
    }
    await bench.advanceTo(at('10:00'));
    expect(bench.sent).toEqual([]);
    const events = await bench.events('NoUsableChannel', 'PhoneTaskOpened', 'AttemptStarted');
    expect(events).toEqual([
      '00:00 NoUsableChannel ping-test.se-1',
      '00:00 PhoneTaskOpened ping-test.se-1',
      '00:15 NoUsableChannel ping-test.se-1',
      '01:00 NoUsableChannel ping-test.se-1',
    ]);
    const [task] = await bench.recorded('PhoneTaskOpened');
    expect(task?.data['reason']).toBe('no-usable-channel');
  });
});

const afterAnHour = { after: parseDuration('PT1H'), do: 'escalate' } as const;

const withSms: PlainDetails = {
  institution: 'Duty desk se-1',
  type: 'police',
  role: 'primary',
  availability: '24/7',
  timezone: 'UTC',
  languages: ['en'],
  otherNetworks: [],
  channels: [
    { id: 'email-main', kind: 'email', use: 'main', priority: 1, address: 'main@se-1.example' },
    { id: 'sms-main', kind: 'sms', use: 'main', priority: 1, address: '+46700000001' },
  ],
};
