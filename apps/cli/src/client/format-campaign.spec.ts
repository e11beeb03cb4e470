import { expect, it } from '@jest/globals';
import type { CampaignOverview } from '#campaigns';
import type { Instant } from '#kernel';
import {
  formatCampaign,
  formatCampaigns,
  formatOverview,
  type ToldCampaign,
} from './format-campaign.js';

const launchedAt = '2024-02-19T09:00:00.000Z' as Instant;
const wave: ToldCampaign = {
  campaignId: 'wave',
  name: 'Wave',
  status: 'running',
  policy: { policyId: 'standard', version: 1 },
  template: { templateId: 'standard', version: 1 },
  audience: {},
  carriesNews: false,
  news: null,
  schedule: null,
  startsAt: '2024-02-21T02:00:00.000Z' as Instant,
  launchedAt,
  closedAt: null,
  contactPoints: 12,
};
const overview = {
  launchedAt,
  parties: { asked: 9, answered: 4 },
  answeredShare: 0.4444,
  meanSeconds: 600,
  phoneTasks: 3,
  contactPoints: {
    asked: 10,
    scheduled: 0,
    waiting: 1,
    reminded: 1,
    escalated: 1,
    phone: 2,
    answered: 4,
    late: 0,
    'no-answer': 1,
    withdrawn: 0,
  },
} as unknown as CampaignOverview;

it('shows contact points in numbers that add up to all who are asked, and Parties by themselves', () => {
  const told = formatOverview(wave, overview).join('\n');
  expect(told).toContain('4 of 9 Parties answered (44 %), mean 10 min');
  expect(told).toContain(
    '12 contact points: 1 waiting, 1 reminded, 1 escalated, 2 to be phoned, 4 answered, 1 without an answer, 2 not made yet',
  );
  expect(told).toContain('3 phone tasks to do');
});

it('shows when the first message goes out, and apart from it when a campaign was launched', () => {
  expect(formatCampaigns([wave])).toContain('2024-02-21T02:00:00Z');
  expect(formatCampaigns([wave])).not.toContain('2024-02-19');
  const told = formatCampaign(wave);
  expect(told).toContain('  starts    2024-02-21T02:00:00Z\n  launched  2024-02-19T09:00:00Z\n');
  expect(formatCampaign({ ...wave, startsAt: launchedAt })).not.toContain('starts');
});
