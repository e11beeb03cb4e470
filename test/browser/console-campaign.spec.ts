import { afterEach, describe, expect, it } from '@jest/globals';
import { parseInstant } from '#kernel';
import { testNetwork } from '../../apps/server/src/testing/test-network.js';
import { freshPath, printed, reference, rehearsal } from '../e2e/support/rollcall.js';
import { ConsoleBench, visit } from './console-support.js';

let bench: ConsoleBench;
afterEach(() => bench.end());

interface Past {
  readonly told: Readonly<Record<'valueText' | 'asOf' | 'status', string>> & { actions: number };
  readonly figuresBeforeHistory: number;
  readonly printed: Readonly<Record<'slider' | 'figures' | 'asOf' | 'lastRow', boolean>>;
  readonly atMinute15: string;
  readonly eventsThen: number;
  readonly pages: Readonly<Record<string, readonly string[]>>;
  readonly reasons: readonly string[];
  readonly lastOnMap: string;
  readonly narrow: { width: number; violations: readonly string[]; rowShown: boolean };
  readonly troubles: readonly string[];
}

describe('a campaign that is over', () => {
  it('is seen as it was at minute 15, when 24 Parties had answered, and as it is now', async () => {
    const data = freshPath('february');
    await printed(...rehearsal(), '--parties', reference.parties, '--data', data);
    bench = await ConsoleBench.start({ data, now: parseInstant('2024-02-21T09:00:00Z') });
    const [{ campaignId }] = (await bench.request('GET', '/campaigns')) as [{ campaignId: string }];
    const url = `${bench.url}/console/campaigns/${campaignId}`;
    const seen = await visit<Past>('visit-campaign-past.mjs', { url });
    expect(seen.told).toEqual({
      valueText: 'T+00:15:00 · 19 Feb 2024, 10:15',
      asOf: 'as of 19 Feb 2024, 10:15',
      status: 'running',
      actions: 0,
    });
    // What has not come yet is not shown as nothing.
    expect(seen.figuresBeforeHistory).toBe(0);
    expect(seen.atMinute15).toContain('Its time has not come yet.');
    expect(seen.eventsThen).toBeGreaterThan(2);
    // Whatever happened has its reason.
    expect(seen.reasons.length).toBeGreaterThanOrEqual(seen.eventsThen);
    expect(seen.lastOnMap).toBe('United States');
    for (const violations of Object.values(seen.pages)) expect(violations).toEqual([]);
    expect(Object.keys(seen.pages)).toHaveLength(4);
    expect(seen.printed).toEqual({
      slider: false,
      figures: true,
      asOf: true,
      lastRow: true,
    });
    expect(seen.narrow).toEqual({ width: 320, violations: [], rowShown: true });
    expect(seen.troubles).toEqual([]);
  });
});

describe('a running campaign', () => {
  it('is led from its launch to its end without loading the page anew', async () => {
    bench = await ConsoleBench.start();
    await bench.import(testNetwork());
    await bench.request('PUT', '/campaigns/spring', { name: 'Spring' });
    await bench.request('POST', '/campaigns/spring/launch', { acceptsWarnings: true });
    const seen = await visit<Readonly<Record<string, unknown>>>(
      'visit-campaign-live.mjs',
      { url: `${bench.url}/console/campaigns` },
      {
        answer: (contactPointId: string) =>
          bench.request('POST', `/campaigns/spring/pings/${contactPointId}/responses`, {
            via: 'phone',
            grade: 'human',
          }),
        pass: (minutes: number) => bench.pass(minutes),
        stop: () => bench.end(),
        start: () => bench.begin(),
        callOff: async () => {
          await bench.request('PUT', '/campaigns/autumn', { name: 'Autumn' });
          await bench.request('POST', '/campaigns/autumn/launch', { acceptsWarnings: true });
          await bench.pass(12 * 60 + 31);
          await bench.request('POST', '/campaigns/autumn/cancel', { reason: 'Postponed' });
          await bench.pass(20 * 60);
        },
      },
    );
    expect(seen).toEqual({
      pauseTold: expect.stringContaining('2 Parties'),
      pauseNeedsReason: true,
      dialogViolations: [],
      calls: [expect.stringContaining('+80055000001'), expect.stringContaining('+80055000001')],
      callViolations: [],
      violations: [],
      narrow: 320,
      narrowViolations: [],
      liveWhileLost: 'false',
      lostTold: expect.stringContaining('Reconnecting, last at'),
      liveAfterwards: 'true',
      closeNeedsPhrase: true,
      actionsAfterwards: 0,
      neverLoadedAnew: true,
      clockOfCalledOff: 'T+00:30:00',
      sliderEnd: '30',
      troubles: [],
    });
  });
});
