import { describe, expect, it } from '@jest/globals';
import { lastTest, scheduled, type ListedCampaign } from './choose.js';

const one = (campaignId: string, status: string, day: string | null): ListedCampaign => ({
  campaignId,
  name: campaignId,
  status,
  startsAt: day,
  launchedAt: status === 'scheduled' || status === 'planned' ? null : day,
  contactPoints: null,
});
const ids = (campaigns: readonly ListedCampaign[]) => campaigns.map(({ campaignId }) => campaignId);

describe('the tests of the first page', () => {
  it('shows the one that runs before a later one that is over', () => {
    const known = [one('later', 'closed', '2026-05-01'), one('runs', 'paused', '2026-04-01')];
    expect(lastTest(known)?.campaignId).toBe('runs');
    expect(
      lastTest([...known, one('off', 'cancelled', '2026-06-01')].slice(0, 1))?.campaignId,
    ).toBe('later');
  });

  it('has none while nothing was launched', () => {
    expect(lastTest([one('a', 'planned', null), one('b', 'scheduled', '2026-04-01')])).toBe(
      undefined,
    );
  });

  it('names what comes next first', () => {
    const known = [
      one('b', 'scheduled', '2026-05-01'),
      one('a', 'scheduled', '2026-04-01'),
      one('c', 'planned', null),
    ];
    expect(ids(scheduled(known))).toEqual(['a', 'b']);
  });
});
