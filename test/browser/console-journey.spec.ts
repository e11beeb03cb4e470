import { afterEach, describe, expect, it } from '@jest/globals';
import { testNetwork } from '../../apps/server/src/testing/test-network.js';
import { ConsoleBench, visit } from './console-support.js';

let bench: ConsoleBench;
afterEach(() => bench.end());

interface Seen {
  readonly suggestedId: string;
  readonly nobody: string;
  readonly dryRun: string;
  readonly planViolations: readonly string[];
  readonly keptIsOpen: boolean;
  readonly launchTold: string;
  readonly launchNeedsPhrase: boolean;
  readonly launchViolations: readonly string[];
  readonly rehearsed: string;
  readonly compared: string;
  readonly byHour: string;
  readonly picture: string;
  readonly raw: string;
  readonly nobodyYet: string;
  readonly invitation: string;
  readonly noJson: string;
  readonly key: string;
  readonly troubles: readonly string[];
}

describe('an operator with a keyboard', () => {
  it('plans a campaign, launches and follows it, calls, closes it, and reads what came of it', async () => {
    bench = await ConsoleBench.start();
    await bench.import(testNetwork());
    const answer = (contactPointId: string) =>
      bench.request('POST', `/campaigns/spring-test/pings/${contactPointId}/responses`, {
        via: 'phone',
        grade: 'human',
      });
    const invite = async () => {
      const made = await bench.request('POST', '/accounts', { login: 'anna', role: 'admin' });
      return (made as { invitation: { path: string } }).invitation.path;
    };
    const seen = await visit<Seen>(
      'visit-console-journey.mjs',
      { url: `${bench.url}/console` },
      { answer, invite, pass: (minutes: number) => bench.pass(minutes) },
    );
    expect(seen.suggestedId).toBe('spring-test');
    expect(seen.dryRun.split('\r\n').filter((line) => line !== '')).toHaveLength(5);
    expect(seen.keptIsOpen).toBe(false);
    expect(seen.launchTold).toContain('4 messages go out at once to 4 contact points');
    expect(seen.launchNeedsPhrase).toBe(true);
    expect([seen.planViolations, seen.launchViolations]).toEqual([[], []]);
    expect(seen.rehearsed).toMatch(/^On [23] answers: 4 pings, \d+ reminders/);
    expect(seen.compared).toContain('Spring test');
    expect(seen.byHour).toContain('Morning');
    expect(seen.picture).toMatch(/^<svg/);
    expect(JSON.parse(seen.raw)).toMatchObject({ type: 'CampaignLaunched' });
    expect(seen.invitation).toMatch(/\/invitation\/b\.berg\./);
    expect(seen.noJson).toContain('This is no JSON');
    expect(seen.key).toMatch(/^rc_/);
    expect(seen.troubles).toEqual([]);
  });
});
