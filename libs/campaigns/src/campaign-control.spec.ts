import { afterEach, describe, expect, it } from '@jest/globals';
import { derivedId, failureKind, type CalendarDate } from '#kernel';
import { CorrectResponse, DefinePolicy, LaunchCampaign } from './domain/campaign.messages.js';
import { defaultPolicy } from './domain/policy.js';
import {
  at,
  Bench,
  campaignId,
  storeKinds,
  type BenchOptions,
  type Held,
} from './testing/bench.js';
import { point } from './testing/network.js';
import { anyOfParty, messagesToSilence, toEach } from './testing/silence.js';

describe.each(storeKinds)('a campaign in several hands, on %s stores', (kind) => {
  let bench: Bench;
  const prepare = async (options?: BenchOptions) => {
    bench = await Bench.prepared(kind, options);
  };
  afterEach(() => bench.closeUnharmed());

  it('FM-10: two workers that both want every message send each exactly once', async () => {
    await prepare({ workers: 2 });
    await bench.advanceTo(at('31:00'));
    expect(anyOfParty(bench.sent)).toEqual(messagesToSilence);
    expect(await bench.events('AttemptStarted')).toHaveLength(messagesToSilence.length);
    expect(await bench.events('AttemptHandedOver')).toHaveLength(messagesToSilence.length);
    expect(await bench.events('PhoneTaskOpened')).toHaveLength(3);
    expect(await bench.events('CampaignLaunched', 'CampaignClosed')).toEqual([
      '00:00 CampaignLaunched campaign-test',
      '30:00 CampaignClosed campaign-test',
    ]);
  });

  it('FM-10: of two workers that claim an attempt at the same moment one sends, and neither can be taken for the other', async () => {
    await prepare({ workers: 2 });
    const claims = [0, 1].map((worker) => bench.holdClaim('ping-test.pl-1', worker));
    const launch = bench.advanceTo(at('00:00'));
    await Promise.all(claims.map(({ held }) => held));
    for (const { letGo } of claims) letGo();
    await launch;
    expect(bench.sent.filter((line) => line.includes('pl-1'))).toHaveLength(1);
    const started = (await bench.recorded('AttemptStarted')).filter(
      ({ stream }) => stream === 'ping-test.pl-1',
    );
    expect(started).toHaveLength(1);
    // The store acknowledges a repetition of the same ids to whoever makes it: so no two claims may have the same.
    const [claim] = started;
    const again = await bench.append(claim!);
    expect(again.revision).toBe(claim!.revision);
    await expect(bench.append({ ...claim!, id: derivedId('another claim') })).rejects.toMatchObject(
      {
        code: 'wrong-expected-revision',
      },
    );
  });

  it('FM-10: two workers try a refused address once each time that is due, not twice', async () => {
    await prepare({
      workers: 2,
      fate: ({ address }) =>
        address === 'main@pl-1.example'
          ? { outcome: 'failed', permanence: 'permanent', reason: 'no such mailbox' }
          : { outcome: 'handed-over' },
    });
    await bench.advanceTo(at('00:10'));
    expect(bench.sent.toSorted()).toEqual([
      '00:00 first alternate@pl-1.example',
      ...toEach('00:00 first'),
    ]);
  });

  it('FM-10: a worker that comes late claims nothing that came to nothing meanwhile', async () => {
    let second: Held | undefined;
    await prepare({
      workers: 2,
      fate: ({ address }) => {
        if (address !== 'main@pl-1.example') return { outcome: 'handed-over' };
        second ??= bench.holdClaim('ping-test.pl-1', 0);
        return { outcome: 'failed', permanence: 'permanent', reason: 'no such mailbox' };
      },
    });
    // What it claims was chosen before the first worker's attempt failed, and is owed again by now.
    const late = bench.holdClaim('ping-test.pl-1', 1);
    const advanced = bench.advanceTo(at('00:00'));
    await late.held;
    await bench.until(() => second !== undefined);
    await second?.held;
    late.letGo();
    await bench.until(async () => (await bench.events('AttemptFailed')).length > 0);
    await bench.worker(1).dispatch.idle();
    second?.letGo();
    await advanced;
    expect(bench.sent.toSorted()).toEqual([
      '00:00 first alternate@pl-1.example',
      ...toEach('00:00 first'),
    ]);
  });

  it('FM-33: of three launches at once one launches, and the others are refused', async () => {
    await prepare({ workers: 2 });
    bench.passTo(at('00:00'));
    const launch = new LaunchCampaign({ campaignId }, bench.context());
    const outcomes = await Promise.allSettled(
      [0, 0, 1].map((worker) => bench.worker(worker).execute(launch)),
    );
    await bench.advanceTo(at('00:05'));
    const refused = outcomes.filter(({ status }) => status === 'rejected');
    expect(
      refused.map((outcome) => failureKind((outcome as PromiseRejectedResult).reason)),
    ).toEqual(['refusal', 'refusal']);
    expect(await bench.events('CampaignLaunched')).toHaveLength(1);
    expect(bench.sent.toSorted()).toEqual(toEach('00:00 first'));
  });

  it('FM-08: a campaign that finds nobody to ask at its start is cancelled with that reason', async () => {
    await prepare({ network: [point('se-1', { designatedOn: '2090-01-01' as CalendarDate })] });
    await bench.advanceTo(at('01:00'));
    expect(bench.sent).toEqual([]);
    const [cancelled, ...others] = await bench.recorded('CampaignCancelled', 'CampaignLaunched');
    expect(cancelled).toMatchObject({ type: 'CampaignCancelled' });
    expect(others).toEqual([]);
  });

  it('FM-11: a message that a passing fault held up goes out half a minute later', async () => {
    await prepare();
    let faults = 0;
    bench.worker().stores.onAppend = (stream, type) => {
      if (stream !== 'ping-test.pl-1' || type !== 'AttemptStarted' || faults++ > 0) return;
      throw new Error('disk I/O error');
    };
    await bench.advanceTo(at('00:00:29'));
    expect(bench.sent.toSorted()).toEqual(
      toEach('00:00 first').filter((line) => !line.includes('pl-1')),
    );
    expect(bench.failures.splice(0)).toMatchObject([{ message: 'disk I/O error' }]);
    await bench.advanceTo(at('00:00:30'));
    expect(bench.sent.at(-1)).toBe('00:00:30 first main@pl-1.example');
  });

  it('an answer that is taken back is owed what was missed meanwhile, and so is its Party', async () => {
    await prepare();
    await bench.advanceTo(at('00:05'));
    await bench.answer('pl-1');
    await bench.advanceTo(at('02:00'));
    const before = bench.sent.length;
    const correction = {
      ping: { campaignId, contactPointId: 'pl-1' },
      responseId: derivedId('answer', 'pl-1', at('00:05')),
      receivedAt: null,
      reason: 'it was the answer of another desk',
    };
    await bench.execute(new CorrectResponse(correction, bench.context()));
    expect(bench.sent.slice(before).toSorted()).toEqual([
      '02:00 escalation alternate@pl-1.example',
      '02:00 reminder main@pl-1.example',
    ]);
    await bench.advanceTo(at('13:00'));
    expect(await bench.events('PartyAnswerTakenBack', 'PhoneTaskOpened')).toContain(
      '12:00 PhoneTaskOpened ping-test.pl-1',
    );
  });

  it('FM-25: defining the policy anew changes nothing for a campaign that runs', async () => {
    await prepare();
    await bench.advanceTo(at('00:05'));
    const policy = { ...defaultPolicy, steps: [], deadline: defaultPolicy.windows[0]! };
    await bench.execute(new DefinePolicy({ policyId: 'plan', policy }, bench.context()));
    await bench.restart();
    await bench.advanceTo(at('31:00'));
    expect(await bench.events('PolicyDefined')).toHaveLength(2);
    expect(anyOfParty(bench.sent)).toEqual(messagesToSilence);
    expect(await bench.events('CampaignClosed')).toEqual(['30:00 CampaignClosed campaign-test']);
  });

  it('a pause stops sending, not the clock, and what fell due is collapsed at the resume', async () => {
    await prepare();
    await bench.advanceTo(at('00:10'));
    await bench.direct({ type: 'PauseCampaign', now: at('00:10'), reason: 'a real incident' });
    await bench.advanceTo(at('00:30'));
    await bench.answer('gh-1');
    await bench.advanceTo(at('02:00'));
    expect(bench.sent.toSorted()).toEqual(toEach('00:00 first'));

    await bench.direct({ type: 'ResumeCampaign', now: at('02:00') });
    await bench.advanceTo(at('31:00'));
    expect(anyOfParty(bench.sent)).toEqual([
      ...toEach('00:00 first'),
      '02:00 escalation alternate@pl-1.example',
      '02:00 escalation alternate@se-1.example',
      '02:00 escalation alternate@se-2.example',
      ...toEach('02:00 reminder').filter((line) => !line.includes('gh-1')),
      '04:00 escalation to another of se',
    ]);
    expect(await bench.events('CampaignOutageRecorded')).toEqual([]);
    expect(await bench.events('CampaignClosed')).toEqual(['30:00 CampaignClosed campaign-test']);
    expect(await bench.events('PingExpired')).toHaveLength(5);
  });

  it('a pause that is never ended leaves the deadline where it was, even over a restart', async () => {
    await prepare();
    await bench.advanceTo(at('00:10'));
    await bench.direct({ type: 'PauseCampaign', now: at('00:10'), reason: 'a real incident' });
    await bench.advanceTo(at('05:00'));
    await bench.restart();
    await bench.advanceTo(at('31:00'));
    expect(bench.sent.toSorted()).toEqual(toEach('00:00 first'));
    expect(await bench.events('CampaignOutageRecorded')).toEqual([]);
    expect(await bench.events('PingExpired')).toHaveLength(6);
    expect(await bench.events('CampaignClosed')).toEqual(['30:00 CampaignClosed campaign-test']);
  });

  it('a message that was decided before a pause waits for its end', async () => {
    await prepare();
    await bench.advanceTo(at('00:10'));
    bench.worker().dispatch.hold();
    await bench.advanceTo(at('00:15'));
    await bench.direct({ type: 'PauseCampaign', now: at('00:15'), reason: 'a real incident' });
    await bench.worker().dispatch.release();
    await bench.advanceTo(at('00:20'));
    expect(bench.sent.toSorted()).toEqual(toEach('00:00 first'));
    await bench.direct({ type: 'ResumeCampaign', now: at('00:20') });
    await bench.advanceTo(at('00:30'));
    expect(bench.sent.toSorted()).toEqual([...toEach('00:00 first'), ...toEach('00:20 reminder')]);
  });

  it('a campaign that is cancelled sends nothing more and keeps a late answer', async () => {
    await prepare();
    await bench.advanceTo(at('00:10'));
    await bench.direct({ type: 'CancelCampaign', now: at('00:10'), reason: 'wrong day' });
    await bench.advanceTo(at('00:20'));
    await bench.answer('se-1');
    await bench.advanceTo(at('31:00'));
    expect(bench.sent.toSorted()).toEqual(toEach('00:00 first'));
    expect(await bench.events('PingWithdrawn')).toHaveLength(6);
    expect(await bench.events('LateResponseReceived', 'ResponseReceived')).toEqual([
      '00:20 LateResponseReceived ping-test.se-1',
    ]);
  });
});
