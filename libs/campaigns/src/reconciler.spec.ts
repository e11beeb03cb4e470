import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { Engine, ProjectionHost } from '#engine';
import { Fault } from '#kernel';
import { CloseCampaign } from './domain/campaign.messages.js';
import { Reconciler } from './reconciler.js';
import { at, Bench, storeKinds } from './testing/bench.js';
import { toEach } from './testing/silence.js';

describe.each(storeKinds)('the reconciler, on %s stores', (kind) => {
  let bench: Bench;
  const prepared = async () => {
    bench = await Bench.prepared(kind);
    await bench.advanceTo(at('00:05'));
    bench.sent.splice(0);
  };
  const reconciler = () => bench.worker().app.get(Reconciler);
  /** As when all that waited in a queue is gone. */
  const loseTimers = async (time: string) => {
    for (const id of ['gh-1', 'gh-2', 'gh-3', 'pl-1', 'se-1', 'se-2'])
      await bench.worker().timers.cancel(`ping.test.${id}.${Date.parse(at(time))}`);
  };
  const outages = async () =>
    (await bench.recorded('CampaignOutageRecorded')).map(({ data }) => [data['from'], data['to']]);
  afterEach(() => bench.closeUnharmed());

  it('FM-06: sends what is owed though every timer is lost, and puts none of it down to an outage in between', async () => {
    await prepared();
    await loseTimers('00:15');
    await bench.advanceTo(at('00:30'));
    expect(bench.sent).toEqual([]);
    expect(await reconciler().run({ recordsOutages: false })).toEqual({
      campaigns: 1,
      overdue: 6,
      faults: [],
    });
    await bench.settle();
    expect(bench.sent.toSorted()).toEqual(toEach('00:30 reminder'));
    expect(await outages()).toEqual([]);
    await bench.advanceTo(at('01:00'));
    expect(bench.sent.filter((line) => line.startsWith('01:00 reminder'))).toHaveLength(6);
  });

  it('FM-07: says of a campaign that has ended which outcome nobody knows, though every timer is lost', async () => {
    const broken = new Error('the connection broke after the message was handed over');
    bench = await Bench.prepared(kind, {
      fate: ({ contactPointId }) => {
        if (contactPointId === 'pl-1') throw broken;
        return { outcome: 'handed-over' };
      },
    });
    await bench.advanceTo(at('00:01'));
    expect(bench.failures.splice(0)).toEqual([broken]);
    await bench.execute(
      new CloseCampaign({ campaignId: 'test', reason: 'operator' }, bench.context()),
    );
    bench.crash();
    bench.passTo(at('00:10'));
    await bench.restart();
    expect(await bench.events('AttemptOutcomeUnknown')).toEqual([
      '00:10 AttemptOutcomeUnknown ping-test.pl-1',
    ]);
    const before = await bench.allEvents();
    for (let run = 0; run < 3; run++) await reconciler().run({ recordsOutages: false });
    expect(await bench.allEvents()).toEqual(before);
  });

  it('FM-07: says so for a worker that died, however long it looked after other pings only', async () => {
    bench = await Bench.prepared(kind, {
      fate: ({ contactPointId }) => {
        if (contactPointId === 'pl-1') throw new Error('nobody knows');
        return { outcome: 'handed-over' };
      },
    });
    const owns = jest.spyOn(bench.worker().app.get(Engine), 'owns');
    await bench.advanceTo(at('00:00'));
    bench.failures.splice(0);
    await bench.execute(
      new CloseCampaign({ campaignId: 'test', reason: 'operator' }, bench.context()),
    );
    await bench.worker().timers.cancel(`ping.test.pl-1.${Date.parse(at('00:05'))}`);
    owns.mockImplementation((stream) => stream !== 'ping-test.pl-1');
    for (const time of ['00:10', '00:20', '00:30']) {
      bench.passTo(at(time));
      await reconciler().run({ recordsOutages: false });
    }
    expect(await bench.events('AttemptOutcomeUnknown')).toEqual([]);
    owns.mockReturnValue(true);
    await reconciler().run({ recordsOutages: false });
    expect(await bench.events('AttemptOutcomeUnknown')).toEqual([
      '00:30 AttemptOutcomeUnknown ping-test.pl-1',
    ]);
  });

  it('puts what is overdue down to an outage at the start', async () => {
    await prepared();
    bench.passTo(at('00:30'));
    await reconciler().run();
    await bench.settle();
    expect(await outages()).toEqual([[at('00:15'), at('00:30')]]);
  });

  it('FM-08: a fault of one contact point keeps no other from being asked, and is tried again soon', async () => {
    await prepared();
    await loseTimers('00:15');
    bench.passTo(at('00:20'));
    const fault = new Fault('disk-full', 'no space left');
    let faults = 0;
    bench.worker().stores.onAppend = (stream) => {
      if (stream !== 'ping-test.gh-1' || faults > 0) return;
      faults++;
      throw fault;
    };
    expect(await reconciler().run({ recordsOutages: false })).toMatchObject({ faults: [fault] });
    await bench.settle();
    expect(bench.sent.toSorted()).toEqual(
      toEach('00:20 reminder').filter((line) => !line.includes('gh-1')),
    );
    await bench.advanceTo(at('00:21'));
    expect(bench.sent.at(-1)).toBe('00:20:30 reminder main@gh-1.example');
  });

  it('sets no timer by what a ping owed before it moved on', async () => {
    bench = await Bench.prepared(kind, {
      fate: ({ contactPointId }) =>
        contactPointId === 'se-2'
          ? { outcome: 'failed', permanence: 'transient', reason: 'greylisted' }
          : { outcome: 'handed-over' },
    });
    let letGo = () => {};
    const gate = new Promise<void>((resolve) => (letGo = resolve));
    let isHeld = false;
    bench.worker().stores.onAppend = (_stream, type) => {
      if (type !== 'AttemptFailed') return;
      isHeld = true;
      return gate;
    };
    const launch = bench.advanceTo(at('00:00'));
    await bench.until(() => isHeld);
    // The try turns out to have failed when the reconciler has looked at the board, and has done nothing yet.
    const projections = bench.worker().app.get(ProjectionHost);
    const look = projections.moment.bind(projections);
    const looking = jest.spyOn(projections, 'moment').mockImplementation(async (wanted) => {
      const { documentsOf } = await look(wanted);
      if (!isHeld) return { documentsOf };
      isHeld = false;
      const seen = new Map(wanted.map((one) => [one.name, new Map(documentsOf(one))]));
      letGo();
      await launch;
      return { documentsOf: ({ name }) => seen.get(name) as never };
    });
    await reconciler().run({ recordsOutages: true });
    looking.mockRestore();
    await bench.advanceTo(at('00:01'));
    expect(bench.sent.filter((line) => line.includes('se-2'))).toEqual([
      '00:00 first main@se-2.example',
      '00:00:30 first main@se-2.example',
    ]);
  });

  it('notes an outage on every campaign that was running then, once', async () => {
    await prepared();
    await bench.advanceTo(at('02:00'));
    await reconciler().noteOutage(at('01:30'), at('01:40'));
    await reconciler().noteOutage(at('01:30'), at('01:40'));
    await reconciler().noteOutage(at('-01:00'), at('00:10'));
    expect(await outages()).toEqual([
      [at('01:30'), at('01:40')],
      [at('00:00'), at('00:10')],
    ]);
    await bench.direct({ type: 'PauseCampaign', now: at('02:00'), reason: 'a real incident' });
    await reconciler().noteOutage(at('02:01'), at('02:05'));
    expect(await outages()).toHaveLength(3);
    await reconciler().noteOutage(at('-02:00'), at('00:00'));
    await bench.direct({ type: 'CancelCampaign', now: at('02:10'), reason: 'wrong day' });
    await reconciler().noteOutage(at('02:06'), at('02:08'));
    expect(await outages()).toHaveLength(3);
  });

  it('notes nothing on a campaign that has not started', async () => {
    bench = await Bench.prepared(kind);
    await reconciler().noteOutage(at('-11:00'), at('-10:00'));
    expect(await outages()).toEqual([]);
  });
});
