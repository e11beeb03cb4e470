import { afterEach, describe, expect, it } from '@jest/globals';
import { at, Bench, storeKinds, type BenchOptions } from './testing/bench.js';

describe.each(storeKinds)('after a crash, on %s stores', (kind) => {
  let bench: Bench;
  const prepared = async (options?: BenchOptions) => {
    bench = await Bench.prepared(kind, options);
    return bench;
  };
  afterEach(async () => {
    expect(bench.failures).toEqual([]);
    await bench.close();
  });

  it('a whole undisturbed test, to compare with', async () => {
    await prepared();
    await bench.advanceTo(at('31:00'));
    console.log(bench.sent.join('\n'));
    console.log((await bench.events('CampaignLaunched','CampaignClosed','PingExpired','PhoneTaskOpened','PartyEscalated','StepSkipped')).join('\n'));
  });
});
