import { afterEach, describe, expect, it } from '@jest/globals';
import { PORTS, type Ports } from '#engine';
import { limits } from '#kernel';
import { Reconciler } from './reconciler.js';
import { at, Bench, storeKinds, type BenchOptions } from './testing/bench.js';
import { point } from './testing/network.js';

const five = ['a-1', 'b-1', 'c-1', 'd-1', 'e-1'].map((id) => point(id));

describe.each(storeKinds)('a campaign under a bound per minute, on %s stores', (kind) => {
  let bench: Bench;
  const prepare = async (options: BenchOptions) => {
    bench = await Bench.prepared(kind, { policy: { steps: [] }, ...options });
  };
  const minutes = () => bench.sent.map((sent) => sent.slice(0, 5));
  const addresses = () => bench.sent.map((sent) => sent.split(' ').at(-1));

  afterEach(() => bench.closeUnharmed());

  it('sends two a minute, and each message once', async () => {
    await prepare({ network: five, pacePerMinute: { email: 2 } });
    await bench.advanceTo(at('00:30'));
    expect(minutes()).toEqual(['00:00', '00:00', '00:01', '00:01', '00:02']);
    expect(new Set(addresses()).size).toBe(5);
    expect(await bench.events('AttemptStarted')).toHaveLength(5);
    expect(await bench.events('CampaignOutageRecorded', 'AttemptFailed')).toEqual([]);
  });

  it('takes no further place for a message that is looked at again while it waits', async () => {
    await prepare({ network: five, pacePerMinute: { email: 2 } });
    await bench.advanceTo(at('00:00'));
    for (let looks = 0; looks < 3; looks++) {
      await bench.worker().app.get(Reconciler).run({ recordsOutages: false });
      await bench.settle();
    }
    // Whoever asks next is the sixth.
    const { pace } = bench.worker().app.get<Ports>(PORTS);
    expect(await pace.take('email')).toBe(2 * limits.paceMinuteMs);
    await bench.advanceTo(at('00:30'));
    expect(minutes()).toEqual(['00:00', '00:00', '00:01', '00:01', '00:02']);
  });

  it('takes none either where another worker looks at it for the first time', async () => {
    await prepare({ network: five, pacePerMinute: { email: 1 }, workers: 2 });
    const other = bench.worker(1);
    other.dispatch.hold();
    await bench.advanceTo(at('00:00'));
    const { pace } = other.app.get<Ports>(PORTS);
    expect(await pace.take('email')).toBe(5 * limits.paceMinuteMs);
    await other.dispatch.release();
    await bench.settle();
    expect(await pace.take('email')).toBe(6 * limits.paceMinuteMs);
    await bench.advanceTo(at('00:30'));
    expect(bench.sent).toHaveLength(5);
    expect(new Set(addresses()).size).toBe(5);
  });

  it('shares the bound among workers', async () => {
    await prepare({ network: five, pacePerMinute: { email: 2 }, workers: 2 });
    await bench.advanceTo(at('00:30'));
    expect(minutes().filter((minute) => minute === '00:00')).toHaveLength(2);
    expect(new Set(addresses()).size).toBe(5);
    expect(bench.sent).toHaveLength(5);
  });

  it('begins a minute anew after a restart that lost who was to go when', async () => {
    await prepare({ network: five, pacePerMinute: { email: 2 } });
    await bench.advanceTo(at('00:00'));
    await bench.restart();
    await bench.advanceTo(at('00:30'));
    expect(minutes()).toEqual(['00:00', '00:00', '00:00', '00:00', '00:01']);
    expect(new Set(addresses()).size).toBe(5);
  });

  it('sends nothing that waits to whoever has answered meanwhile', async () => {
    await prepare({ network: five, pacePerMinute: { email: 2 } });
    await bench.advanceTo(at('00:00'));
    const waiting = five.find(({ id }) => !addresses().some((to) => to?.includes(id)));
    await bench.answer(waiting?.id ?? '');
    await bench.advanceTo(at('00:30'));
    expect(bench.sent).toHaveLength(4);
    expect(addresses().some((to) => to?.includes(waiting?.id ?? ''))).toBe(false);
  });
});
