import { afterEach, describe, expect, it } from '@jest/globals';
import { DirectContactPoint } from '#directory';
import { textIn, type Duration } from '#kernel';
import { CompletePhoneTask, RecordBounce } from './domain/campaign.messages.js';
import { at, Bench, campaignId, storeKinds, type BenchOptions } from './testing/bench.js';
import { point } from './testing/network.js';

const ping = { campaignId, contactPointId: 'se-1' };

describe.each(storeKinds)('a message that comes back, on %s stores', (kind) => {
  let bench: Bench;
  const prepare = async (options?: BenchOptions) => {
    bench = await Bench.prepared(kind, { network: [point('se-1')], ...options });
    await bench.advanceTo(at('00:05'));
  };
  /** The last message to the address comes back. */
  const bounce = async (address: string, verdict?: RecordBounce['data']['verdict']) => {
    const message = bench.messages.findLast((one) => one.address === address);
    const bounced = {
      ping,
      attemptId: message?.attemptId ?? 'none',
      reason: `550 5.1.1 <${address}> does not exist`,
      bouncedAt: bench.clock.now(),
      ...(verdict === undefined ? {} : { verdict }),
    };
    await bench.execute(new RecordBounce(bounced, bench.context()));
  };
  const conditions = () => bench.events('ChannelFoundUnreachable', 'ChannelDoubted');
  const main = 'main@se-1.example';
  afterEach(() => bench.closeUnharmed());

  it('FM-23: goes to the next channel at once, and the channel is unreachable for every test to come', async () => {
    await prepare();
    await bounce(main, 'unreachable');
    expect(bench.sent).toEqual([
      '00:00 first main@se-1.example',
      '00:05 first alternate@se-1.example',
    ]);
    expect(await conditions()).toEqual(['00:05 ChannelFoundUnreachable contactPoint-se-1']);
    await bench.advanceTo(at('00:20'));
    // The clock runs from the first hand-over, though that came back.
    expect(bench.sent.at(-1)).toBe('00:15 reminder alternate@se-1.example');
    expect(JSON.stringify(await bench.allEvents())).not.toContain('does not exist');
  });

  it('FM-28: that may be no fault of the channel leaves it in use', async () => {
    await prepare();
    await bounce(main);
    expect(await conditions()).toEqual([]);
    await bench.advanceTo(at('00:20'));
    expect(bench.sent.slice(1)).toEqual([
      '00:05 first alternate@se-1.example',
      '00:15 reminder main@se-1.example',
    ]);
  });

  it('FM-28: that is doubtful counts against the channel on a second day, not twice on one', async () => {
    const remind = (after: string) =>
      ({ after: after as Duration, do: 'remind', to: 'same' }) as const;
    await prepare({ policy: { steps: [remind('PT1H'), remind('PT26H')] } });
    await bounce(main, 'doubtful');
    await bench.advanceTo(at('01:00'));
    await bounce(main, 'doubtful');
    expect(await conditions()).toEqual(['00:05 ChannelDoubted contactPoint-se-1']);
    await bench.advanceTo(at('26:00'));
    await bounce(main, 'doubtful');
    expect(await conditions()).toEqual([
      '00:05 ChannelDoubted contactPoint-se-1',
      '26:00 ChannelFoundUnreachable contactPoint-se-1',
    ]);
  });

  it('FM-32: counts once, however often it comes in and the process reads it', async () => {
    await prepare();
    await bounce(main, 'unreachable');
    await bounce(main, 'unreachable');
    bench.loseSnapshots();
    await bench.restart();
    expect(await bench.events('AttemptFailed')).toHaveLength(1);
    expect(await conditions()).toHaveLength(1);
    expect(bench.sent).toHaveLength(2);
  });

  it('FM-32: is not held against a channel that was verified since, when all of history is read again', async () => {
    await prepare();
    await bounce(main, 'unreachable');
    await bench.advanceTo(at('20:00'));
    const command = { type: 'VerifyChannel', channelId: 'email-main', reason: 'called' } as const;
    const verify = new DirectContactPoint({ contactPointId: 'se-1', command }, bench.context());
    await bench.execute(verify);
    await bench.advanceTo(at('96:00'));
    const before = await bench.allEvents();
    bench.loseSnapshots();
    await bench.restart();
    expect(await bench.allEvents()).toEqual(before);
  });

  it('while the campaign is paused goes to the next channel when it resumes', async () => {
    await prepare();
    await bench.direct({ type: 'PauseCampaign', now: at('00:05'), reason: 'a real incident' });
    await bounce(main, 'unreachable');
    await bench.advanceTo(at('00:10'));
    expect(bench.sent).toHaveLength(1);
    await bench.direct({ type: 'ResumeCampaign', now: at('00:10') });
    await bench.advanceTo(at('00:12'));
    expect(bench.sent.slice(1)).toEqual(['00:10 first alternate@se-1.example']);
  });

  it('after the deadline is known of the channel, and sends nothing more', async () => {
    await prepare();
    await bench.advanceTo(at('31:00'));
    const before = bench.sent.length;
    await bounce(main, 'unreachable');
    expect(bench.sent).toHaveLength(before);
    expect(await conditions()).toHaveLength(1);
  });

  it('from a colleague goes to the next channel of the colleague, and ends with the last', async () => {
    await prepare({ network: [point('se-1'), point('se-2')] });
    await bench.advanceTo(at('04:00'));
    await bounce('main@se-2.example', 'unreachable');
    const escalated = () => bench.sent.filter((line) => line.startsWith('04:00 escalation'));
    expect(escalated()).toEqual([
      '04:00 escalation main@se-2.example',
      '04:00 escalation alternate@se-2.example',
    ]);
    await bounce('alternate@se-2.example', 'unreachable');
    expect(escalated()).toHaveLength(2);
    expect(await conditions()).toEqual([
      '04:00 ChannelFoundUnreachable contactPoint-se-2',
      '04:00 ChannelFoundUnreachable contactPoint-se-2',
    ]);
    expect(await bench.events('NoUsableChannel')).toEqual(['04:00 NoUsableChannel ping-test.se-1']);
  });

  it('leaves no channel, and a person is asked to call', async () => {
    await prepare();
    await bounce(main, 'unreachable');
    await bounce('alternate@se-1.example', 'unreachable');
    expect(await bench.events('NoUsableChannel', 'PhoneTaskOpened')).toEqual([
      '00:05 NoUsableChannel ping-test.se-1',
      '00:05 PhoneTaskOpened ping-test.se-1',
    ]);
  });

  it('after an answer sends nothing more', async () => {
    await prepare();
    await bench.answer('se-1');
    await bounce(main, 'unreachable');
    expect(bench.sent).toHaveLength(1);
    expect(await conditions()).toHaveLength(1);
  });

  it('that nobody sent is refused', async () => {
    await prepare();
    await expect(bounce('nobody@se-1.example')).rejects.toMatchObject({ code: 'attempt-unknown' });
  });
});

describe.each(storeKinds)('a call that a person is to make, on %s stores', (kind) => {
  let bench: Bench;
  const prepare = async () => {
    bench = await Bench.prepared(kind, { network: [point('se-1')], policy: { channels: ['sms'] } });
    await bench.advanceTo(at('00:10'));
  };
  const complete = async (call: Partial<CompletePhoneTask['data']>) => {
    const [opened] = await bench.recorded('PhoneTaskOpened');
    const taskId = textIn(opened?.data ?? {}, 'taskId');
    const data = { ping, taskId, outcome: 'answered', ...call } as const;
    await bench.execute(new CompletePhoneTask(data, bench.context()));
  };
  const answer = {
    grade: 'responsible-officer',
    receivedAt: at('00:08'),
    answeredBy: 'Officer Lind',
    note: 'on duty until six',
    corrections: { phone: '+80055019999' },
  } as const;
  afterEach(() => bench.closeUnharmed());

  it('ends with the answer that was given, and nothing that was said stands in the log', async () => {
    await prepare();
    await complete({ answer });
    const [response] = await bench.recorded('ResponseReceived');
    expect(response?.data).toMatchObject({
      via: 'phone',
      grade: 'responsible-officer',
      receivedAt: at('00:08'),
      corrections: { fields: ['phone'] },
    });
    expect(await bench.events('PartyAnswered', 'ChangeProposed')).toHaveLength(2);
    const all = JSON.stringify(await bench.allEvents());
    for (const said of ['Lind', 'on duty', '55019999']) expect(all).not.toContain(said);
  });

  it('ends without one where nobody picked up, and the test goes on', async () => {
    await prepare();
    await complete({ outcome: 'no-answer' });
    expect(await bench.events('PhoneTaskCompleted')).toHaveLength(1);
    expect(await bench.events('ResponseReceived')).toEqual([]);
    await expect(complete({ answer })).rejects.toMatchObject({
      code: 'phone-task-already-completed',
    });
  });

  it('needs the answer that it says there was, and has none otherwise', async () => {
    await prepare();
    for (const call of [{}, { outcome: 'refused', answer } as const])
      await expect(complete(call)).rejects.toMatchObject({
        code: 'phone-outcome-without-response',
      });
    expect(await bench.events('PhoneTaskCompleted')).toEqual([]);
  });
});
