import { afterEach, describe, expect, it } from '@jest/globals';
import { derivedId } from '#kernel';
import { CorrectResponse } from './domain/campaign.messages.js';
import { at, Bench, campaignId, storeKinds, type BenchOptions } from './testing/bench.js';
import { point } from './testing/network.js';
import { anyOfParty, messagesToSilence, silenceBetween, toEach } from './testing/silence.js';

describe.each(storeKinds)('a campaign that is interrupted, on %s stores', (kind) => {
  let bench: Bench;
  const prepare = async (options?: BenchOptions) => {
    bench = await Bench.prepared(kind, options);
  };
  const sentInOrder = () => anyOfParty(bench.sent);
  const phoneTasks = ['gh', 'pl', 'se'].map((party) => `12:00 PhoneTaskOpened ping-test.${party}`);
  const openedTasks = async () => anyOfParty(await bench.events('PhoneTaskOpened'));

  afterEach(() => bench.closeUnharmed());

  it('sends, when nothing interrupts it, what the policy says and nothing else', async () => {
    await prepare();
    await bench.advanceTo(at('31:00'));
    expect(sentInOrder()).toEqual(messagesToSilence);
    expect(await openedTasks()).toEqual(phoneTasks);
    expect(await bench.events('CampaignLaunched', 'CampaignClosed')).toEqual([
      '00:00 CampaignLaunched campaign-test',
      '30:00 CampaignClosed campaign-test',
    ]);
    expect(await bench.events('PingExpired')).toHaveLength(6);
    expect(await bench.events('CampaignOutageRecorded', 'AttemptOutcomeUnknown')).toEqual([]);
  });

  it('FM-05: reminders and escalations are sent after a restart that lost every timer', async () => {
    await prepare();
    await bench.advanceTo(at('00:05'));
    await bench.restart();
    await bench.advanceTo(at('00:20'));
    await bench.restart();
    await bench.advanceTo(at('03:00'));
    await bench.restart();
    await bench.advanceTo(at('31:00'));
    expect(sentInOrder()).toEqual(messagesToSilence);
    expect(await openedTasks()).toEqual(phoneTasks);
    expect(await bench.events('CampaignOutageRecorded')).toEqual([]);
    expect(await bench.events('CampaignClosed')).toEqual(['30:00 CampaignClosed campaign-test']);
  });

  it('FM-05: a campaign that was scheduled is launched after a restart', async () => {
    await prepare();
    await bench.restart();
    await bench.advanceTo(at('00:10'));
    expect(sentInOrder()).toEqual(toEach('00:00 first'));
  });

  it('FM-08: what was decided and not sent when the process died is sent after the restart', async () => {
    await prepare();
    await bench.advanceTo(at('00:10'));
    bench.worker().dispatch.hold();
    await bench.advanceTo(at('00:15'));
    expect(await bench.events('ReminderDue')).toHaveLength(6);
    expect(await bench.events('AttemptStarted')).toHaveLength(6);

    await bench.restart();
    expect(sentInOrder()).toEqual(silenceBetween('00:00', '00:15'));
    await bench.advanceTo(at('31:00'));
    expect(sentInOrder()).toEqual(messagesToSilence);
  });

  it('FM-08: a launch that was cut off before any ping was issued goes on after the restart', async () => {
    await prepare();
    bench.onAppend((stream) => {
      if (stream.startsWith('partyPing-')) bench.crash();
    });
    await bench.advanceTo(at('00:00'));
    expect(await bench.events('PingIssued')).toEqual([]);

    await bench.restart();
    await bench.advanceTo(at('31:00'));
    expect(sentInOrder()).toEqual(messagesToSilence);
    expect(await bench.events('PartyPinged')).toHaveLength(3);
    expect(await bench.events('PingIssued')).toHaveLength(6);
  });

  it('FM-17: six hours of outage end in one reminder each and one record of it, not in a storm', async () => {
    await prepare();
    await bench.advanceTo(at('00:05'));
    bench.crash();
    bench.passTo(at('06:05'));
    await bench.restart();
    await bench.advanceTo(at('07:00'));
    await bench.restart();
    await bench.advanceTo(at('31:00'));
    expect(sentInOrder()).toEqual([
      ...toEach('00:00 first'),
      '06:05 escalation alternate@pl-1.example',
      '06:05 escalation alternate@se-1.example',
      '06:05 escalation alternate@se-2.example',
      '06:05 escalation to another of gh',
      '06:05 escalation to another of gh',
      '06:05 escalation to another of se',
      ...toEach('06:05 reminder'),
    ]);
    const outages = await bench.recorded('CampaignOutageRecorded');
    expect(outages.map(({ data }) => [data['from'], data['to']])).toEqual([
      [at('00:15'), at('06:05')],
    ]);
    const reminders = await bench.recorded('ReminderDue');
    expect(reminders.map(({ data }) => data['collapsed'])).toEqual(
      Array.from({ length: 6 }, () => [{ step: 0, repetition: 0 }]),
    );
    expect(await openedTasks()).toEqual(phoneTasks);
  });

  it('FM-17: an outage past the deadline ends the test and sends nothing more', async () => {
    await prepare();
    await bench.advanceTo(at('00:05'));
    bench.crash();
    bench.passTo(at('40:00'));
    await bench.restart();
    await bench.advanceTo(at('41:00'));
    expect(sentInOrder()).toEqual(toEach('00:00 first'));
    expect(await bench.events('PingExpired')).toHaveLength(6);
    expect(await bench.events('CampaignClosed')).toEqual(['40:00 CampaignClosed campaign-test']);
  });

  it('FM-32: reading all of history again, its checkpoints lost, sends nothing twice', async () => {
    await prepare();
    await bench.advanceTo(at('02:00'));
    const before = [...bench.sent];
    const eventsBefore = await bench.allEvents();
    bench.loseSnapshots();
    await bench.restart();
    expect(bench.sent).toEqual(before);
    expect(await bench.allEvents()).toEqual(eventsBefore);

    await bench.advanceTo(at('31:00'));
    expect(sentInOrder()).toEqual(messagesToSilence);
    expect(await openedTasks()).toEqual(phoneTasks);
  });

  it('FM-32: reading all of history again passes on no answer that was taken back, nor takes back the one after it', async () => {
    await prepare();
    const takeBack = async (contactPointId: string) => {
      const responseId = derivedId('answer', contactPointId, bench.clock.now());
      const ref = { campaignId, contactPointId };
      const correction = { ping: ref, responseId, receivedAt: null, reason: 'another desk' };
      await bench.execute(new CorrectResponse(correction, bench.context()));
    };
    await bench.advanceTo(at('00:05'));
    for (const id of ['pl-1', 'se-1']) {
      await bench.answer(id);
      await takeBack(id);
    }
    await bench.advanceTo(at('00:08'));
    await bench.answer('se-1');
    const before = await bench.allEvents();
    bench.loseSnapshots();
    await bench.restart();
    expect(await bench.allEvents()).toEqual(before);
  });

  it('FM-32: corrections become one proposal, however often the process reads the answer', async () => {
    await prepare();
    await bench.advanceTo(at('00:10'));
    await bench.answer('pl-1', { corrections: { phone: '+80055019999' } });
    for (let times = 0; times < 2; times++) {
      bench.loseSnapshots();
      await bench.restart();
    }
    await bench.advanceTo(at('00:20'));
    const proposals = await bench.recorded('ChangeProposed');
    expect(proposals.map(({ data }) => [data['contactPointId'], data['fields']])).toEqual([
      ['pl-1', ['phone']],
    ]);
    expect(JSON.stringify(proposals)).not.toContain('+80055019999');
    expect(await bench.events('ContactDetailsChanged')).toEqual([]);
    expect(sentInOrder()).toEqual([
      ...toEach('00:00 first'),
      ...toEach('00:15 reminder').filter((line) => !line.includes('pl-1')),
    ]);
  });
});

describe.each(storeKinds)('an attempt nobody knows the outcome of, on %s stores', (kind) => {
  let bench: Bench;
  let troubles = 0;
  const network = [point('se-1')];
  const unreachableHost = new Error('the connection broke after the message was handed over');

  afterEach(() => bench.close());

  /** What happens to the first message to an address: it goes out, and then nobody hears of it. */
  const inTrouble = async (
    address: string,
    trouble: 'throws' | 'crash',
    onUnknownOutcome: 'resend' | 'ask',
  ) => {
    troubles = 0;
    bench = await Bench.prepared(kind, {
      network,
      policy: { onUnknownOutcome },
      fate: (message) => {
        if (message.address !== address || troubles++ > 0) return { outcome: 'handed-over' };
        if (trouble === 'throws') throw unreachableHost;
        bench.crash();
        return { outcome: 'handed-over' };
      },
    });
  };

  it.each(['throws', 'crash'] as const)(
    'FM-07, FM-11: (%s) is shown as unknown and left to a person when the policy says ask',
    async (trouble) => {
      await inTrouble('main@se-1.example', trouble, 'ask');
      await bench.advanceTo(at('00:00'));
      if (trouble === 'crash') await bench.restart();
      expect(await bench.events('AttemptStarted', 'AttemptHandedOver')).toEqual([
        '00:00 AttemptStarted ping-test.se-1',
      ]);
      await bench.advanceTo(at('31:00'));
      expect(bench.failures).toEqual(trouble === 'throws' ? [unreachableHost] : []);
      expect(await bench.events('AttemptOutcomeUnknown')).toEqual([
        '00:05 AttemptOutcomeUnknown ping-test.se-1',
      ]);
      // The clock runs from the reminder: it is the first message known to have been handed over.
      expect(bench.sent).toEqual([
        '00:00 first main@se-1.example',
        '00:15 reminder main@se-1.example',
        '01:15 reminder main@se-1.example',
        '01:15 escalation alternate@se-1.example',
      ]);
      expect(await bench.events('PingExpired', 'CampaignClosed')).toEqual([
        '30:15 PingExpired ping-test.se-1',
        '30:15 CampaignClosed campaign-test',
      ]);
    },
  );

  it.each(['throws', 'crash'] as const)(
    'FM-07: (%s) goes out once more as the same message when the policy says resend',
    async (trouble) => {
      await inTrouble('main@se-1.example', trouble, 'resend');
      await bench.advanceTo(at('00:00'));
      if (trouble === 'crash') await bench.restart();
      await bench.advanceTo(at('00:10'));
      expect(bench.sent).toEqual([
        '00:00 first main@se-1.example',
        '00:05 first main@se-1.example',
      ]);
      const [first, again] = bench.messages;
      expect(again?.messageId).toBe(first?.messageId);
      expect(again?.attemptId).not.toBe(first?.attemptId);
      expect(await bench.events('AttemptOutcomeUnknown', 'AttemptHandedOver')).toEqual([
        '00:05 AttemptOutcomeUnknown ping-test.se-1',
        '00:05 AttemptHandedOver ping-test.se-1',
      ]);
    },
  );

  it('FM-07: an escalation goes out once more too, though its address was used for it', async () => {
    await inTrouble('alternate@se-1.example', 'throws', 'resend');
    await bench.advanceTo(at('03:00'));
    expect(bench.sent).toEqual([
      '00:00 first main@se-1.example',
      '00:15 reminder main@se-1.example',
      '01:00 reminder main@se-1.example',
      '01:00 escalation alternate@se-1.example',
      '01:05 escalation alternate@se-1.example',
    ]);
    expect(await bench.events('NoUsableChannel', 'StepSkipped')).toEqual([]);
  });

  it('FM-07: an answer that comes before the outcome is accepted, and nothing is sent again', async () => {
    await inTrouble('main@se-1.example', 'crash', 'resend');
    await bench.advanceTo(at('00:00'));
    bench.passTo(at('00:03'));
    await bench.restart();
    await bench.answer('se-1');
    await bench.advanceTo(at('31:00'));
    expect(bench.sent).toEqual(['00:00 first main@se-1.example']);
    expect(await bench.events('ResponseReceived', 'AttemptOutcomeUnknown', 'PingExpired')).toEqual([
      '00:03 ResponseReceived ping-test.se-1',
      '00:05 AttemptOutcomeUnknown ping-test.se-1',
    ]);
  });
});
