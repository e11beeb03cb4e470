import { defaultPolicy, type Campaign, type PingTimes } from '#campaigns';
import type { ContactPoint, InboxProposal, ProposalStatus } from '#directory';
import { addMs, durationMs, parseCalendarDate, parseInstant, type Ciphertext } from '#kernel';
import type { ReportFacts } from '../report-facts.js';

export const year = { from: parseCalendarDate('2024-01-01'), to: parseCalendarDate('2024-12-31') };

const cipher = '' as unknown as Ciphertext;

/** A closed test of all contact points, launched at nine on that day. */
export function tested(campaignId: string, day: string, name = campaignId): Campaign {
  const launchedAt = parseInstant(`${day}T09:00:00Z`);
  return {
    status: 'closed',
    campaignId,
    name,
    policy: { policyId: 'default', version: 1, policy: defaultPolicy },
    template: { templateId: 'standard', version: 1 } as never,
    selection: {},
    pinned: {},
    launchedAt,
    audience: [],
    outages: [],
    closedAt: addMs(launchedAt, durationMs(defaultPolicy.deadline)),
  };
}

/** A contact point's part in a test. @param seconds until it answered; left out where it did not. */
export function asked(campaign: Campaign, contactPointId: string, seconds?: number): PingTimes {
  if (!('launchedAt' in campaign)) throw new Error('it was not launched');
  const { campaignId, launchedAt } = campaign;
  const party = contactPointId.slice(0, 2).toUpperCase();
  const response = (after: number) => ({
    responseId: contactPointId,
    receivedAt: addMs(launchedAt, after * 1000),
    via: 'link' as const,
  });
  return {
    pinged: {
      campaignId,
      contactPointId,
      party,
      region: 'Europe',
      type: 'police',
      timezone: 'UTC',
      language: 'en',
    },
    startsAt: launchedAt,
    handedOverAt: launchedAt,
    deadlineMs: durationMs(defaultPolicy.deadline),
    responses: seconds === undefined ? [] : [response(seconds)],
    sent: { first: 1, reminder: 0, escalation: 0, phoneTask: 0 },
    firstSent: { first: launchedAt },
  };
}

export function pointOf(
  contactPointId: string,
  institution = `Police of ${contactPointId}`,
  designatedOn = '2010-01-01',
): ContactPoint {
  return {
    status: 'designated',
    contactPointId,
    party: contactPointId.slice(0, 2).toUpperCase(),
    details: {
      institution,
      type: 'police',
      role: 'primary',
      channels: [],
      timezone: 'UTC',
      languages: ['en'],
      otherNetworks: [],
    },
    statuses: [{ status: 'designated', from: parseCalendarDate(designatedOn) }],
    conditions: {},
    doubts: {},
  };
}

export function proposedBy(
  campaignId: string,
  contactPointId: string,
  field: string,
  status: ProposalStatus = 'proposed',
): InboxProposal {
  return {
    proposalId: `${campaignId} ${contactPointId} ${field}`,
    contactPointId,
    fields: [field],
    values: cipher,
    source: { kind: 'response', reference: contactPointId, campaignId },
    proposedBy: { kind: 'contact-point', id: contactPointId },
    proposedAt: parseInstant('2024-03-01T09:10:00Z'),
    status,
  };
}

/** What the log holds, by what matters to a test. */
export function factsOf({
  campaigns = [],
  points = [],
  ...rest
}: Partial<Omit<ReportFacts, 'campaigns' | 'contactPoints'>> & {
  readonly campaigns?: readonly Campaign[];
  readonly points?: readonly ContactPoint[];
}): ReportFacts {
  return {
    basis: {
      lastEventId: 'last',
      events: 1,
      recordedAt: parseInstant('2024-12-31T12:00:00Z'),
      seal: null,
    },
    parties: new Map(),
    contactPoints: new Map(points.map((point) => [point.contactPointId, point])),
    campaigns: new Map(
      campaigns.flatMap((one) => (one.status === 'absent' ? [] : [[one.campaignId, one]])),
    ),
    versions: [],
    differences: new Map(),
    pings: [],
    proposals: [],
    activities: [],
    ...rest,
  };
}
