import { afterEach, describe, expect, it } from '@jest/globals';
import type { CalendarDate, LocalTime } from '#kernel';
import { GetStatistics } from './handlers/statistics.queries.js';
import { at, Bench, storeKinds, type BenchOptions } from './testing/bench.js';
import { point } from './testing/network.js';

/** 03:00 in Stockholm's desk, which keeps UTC, is at 27:00; in its desk in New York at 32:00. */
const wave: BenchOptions = {
  network: [point('se-1'), point('se-2', { timezone: 'America/New_York' })],
  schedule: {
    kind: 'local-hour',
    day: '2024-02-20' as CalendarDate,
    time: '03:00' as LocalTime,
  },
};

describe.each(storeKinds)('contact points of one Party that start apart, on %s stores', (kind) => {
  let bench: Bench;
  const prepare = async (options: BenchOptions = wave) => {
    bench = await Bench.prepared(kind, options);
  };
  const toColleague = () => bench.sent.filter((line) => line.includes('se-2'));
  const woken = () =>
    bench.messages.find(({ purpose, address }) => {
      return purpose === 'escalation' && address === 'main@se-2.example';
    });
  afterEach(() => bench.closeUnharmed());

  it('wake the colleague whose start is still to come, and ask it at its own hour all the same', async () => {
    await prepare();
    await bench.advanceTo(at('33:00'));
    expect(toColleague()).toEqual([
      '31:00 escalation main@se-2.example',
      '32:00 first main@se-2.example',
      '32:15 reminder main@se-2.example',
      '33:00 reminder main@se-2.example',
      '33:00 escalation alternate@se-2.example',
    ]);
  });

  it('ask a colleague that answered when it was woken nothing more, and count it from the Party’s start', async () => {
    await prepare();
    await bench.advanceTo(at('31:10'));
    await bench.answer('se-2');
    await bench.advanceTo(at('70:00'));
    expect(toColleague()).toEqual(['31:00 escalation main@se-2.example']);
    expect(await bench.events('PartyAnswered', 'PhoneTaskOpened', 'CampaignClosed')).toEqual([
      '31:10 PartyAnswered partyPing-test.SE',
      '62:00 CampaignClosed campaign-test',
    ]);
    const { statistics } = await bench.worker().ask(new GetStatistics('test'));
    expect(statistics.answered).toEqual({ parties: 1, contactPoints: 1 });
    expect(statistics.windows.at(-1)).toMatchObject({ parties: 1, meanSeconds: 15_000 });
    expect(statistics.windows[0]).toMatchObject({ parties: 0 });
  });

  it('tell the colleague that is woken until when its own answer counts', async () => {
    await prepare();
    await bench.advanceTo(at('31:00'));
    expect(woken()?.facts.answerBy).toBe(at('62:00'));
  });

  it('promise no more time to a colleague whom no message of its own had reached', async () => {
    const network = [point('se-1'), point('se-2')];
    await prepare({
      network,
      fate: ({ contactPointId, purpose }) =>
        contactPointId === 'se-2' && purpose !== 'escalation'
          ? { outcome: 'failed', permanence: 'permanent', reason: 'no such mailbox' }
          : { outcome: 'handed-over' },
    });
    await bench.advanceTo(at('04:00'));
    expect(woken()?.facts.answerBy).toBe(at('30:00'));
    await bench.advanceTo(at('31:00'));
    expect(await bench.events('PingExpired')).toContain('30:00 PingExpired ping-test.se-2');
  });
});
