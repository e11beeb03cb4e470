import type {
  CampaignOverview,
  DryRun,
  DryRunWarning,
  PingState,
  ScheduleRequest,
} from '#campaigns';
import { localReading, type Instant } from '#kernel';
import { formatInstant, formatMean, formatShare, plainTable, plural } from '../format.js';

/** A campaign as the API tells it. */
export interface ToldCampaign {
  readonly campaignId: string;
  readonly name: string;
  readonly status: string;
  readonly policy: { readonly policyId: string; readonly version: number };
  readonly template: { readonly templateId: string; readonly version: number };
  readonly audience: { readonly parties?: readonly string[]; readonly types?: readonly string[] };
  readonly carriesNews: boolean;
  readonly news: { readonly since: number; readonly parties: readonly string[] } | null;
  readonly schedule: ScheduleRequest | null;
  /** When the first message goes out, or went. */
  readonly startsAt: Instant | null;
  readonly launchedAt: Instant | null;
  readonly closedAt: Instant | null;
  readonly contactPoints: number | null;
}

export function formatCampaign(campaign: ToldCampaign): string {
  const { policy, template, schedule, startsAt, launchedAt, closedAt, contactPoints } = campaign;
  return [
    `${campaign.name} (${campaign.campaignId}): ${campaign.status}`,
    `  policy    ${policy.policyId}, version ${policy.version}`,
    `  template  ${template.templateId}, version ${template.version}`,
    `  audience  ${formatAudience(campaign.audience)}`,
    ...newsLine(campaign),
    ...(schedule === null ? [] : [`  schedule  ${formatSchedule(schedule)}`]),
    ...(startsAt === null || startsAt === launchedAt
      ? []
      : [`  starts    ${formatInstant(startsAt)}`]),
    ...(launchedAt === null ? [] : [`  launched  ${formatInstant(launchedAt)}`]),
    ...(closedAt === null ? [] : [`  closed    ${formatInstant(closedAt)}`]),
    ...(contactPoints === null ? [] : [`  asked     ${plural(contactPoints, 'contact point')}`]),
  ].join('\n');
}

function newsLine({ carriesNews, news, launchedAt }: ToldCampaign): readonly string[] {
  if (!carriesNews) return [];
  if (news !== null)
    return [`  news      of ${news.parties.join(', ')}, since version ${news.since}`];
  return [
    `  news      ${launchedAt === null ? 'of the directory since the version last shared' : 'there was nothing new to tell'}`,
  ];
}

function formatAudience({ parties, types }: ToldCampaign['audience']): string {
  const chosen = [
    ...(parties === undefined ? [] : [`of ${parties.join(', ')}`]),
    ...(types === undefined ? [] : [`of type ${types.join(', ')}`]),
  ];
  return chosen.length === 0
    ? 'everybody who is designated then'
    : `designated contact points ${chosen.join(' and ')}`;
}

export function formatSchedule(schedule: ScheduleRequest): string {
  switch (schedule.kind) {
    case 'at':
      return `to all at ${formatInstant(schedule.at)}`;
    case 'local-hour':
      return `to each at ${schedule.time} on its own clock on ${schedule.day}`;
    case 'window':
      return `to each at a moment drawn from ${schedule.length} after ${formatInstant(schedule.from)}`;
  }
}

/** Parties and contact points each by themselves: the numbers of contact points add up to all who are asked. */
export function formatOverview(
  { contactPoints: audience }: Pick<ToldCampaign, 'contactPoints'>,
  { launchedAt, parties, contactPoints, answeredShare, meanSeconds, phoneTasks }: CampaignOverview,
): readonly string[] {
  if (launchedAt === null) return [];
  if (parties.asked === 0) return ['', 'No ping was made yet; "rollcall serve" makes them.'];
  const { asked, ...states } = contactPoints;
  const unmade = (audience ?? asked) - asked;
  const counts = [
    ...Object.entries(states).map(([state, count]) => [stateWords[state] ?? state, count] as const),
    ['not made yet', unmade] as const,
  ].filter(([, count]) => count > 0);
  return [
    '',
    `${parties.answered} of ${plural(parties.asked, 'Party', 'Parties')} answered (${formatShare(answeredShare)}), mean ${formatMean(meanSeconds)}`,
    `${plural(asked + unmade, 'contact point')}: ${counts.map(([word, count]) => `${count} ${word}`).join(', ')}`,
    `${plural(phoneTasks, 'phone task')} to do`,
  ];
}

const stateWords: Readonly<Record<string, string>> = {
  phone: 'to be phoned',
  'no-answer': 'without an answer',
} satisfies Partial<Record<PingState, string>>;

export function formatCampaigns(campaigns: readonly ToldCampaign[]): string {
  if (campaigns.length === 0)
    return 'There is no campaign yet; plan one with "rollcall campaign plan".';
  return plainTable(
    ['id', 'name', 'status', 'start', 'asked'],
    campaigns.map(({ campaignId, name, status, startsAt, contactPoints }) => [
      campaignId,
      name,
      status,
      startsAt === null ? '–' : formatInstant(startsAt),
      contactPoints === null ? '–' : String(contactPoints),
    ]),
    ['left', 'left', 'left', 'left', 'right'],
  );
}

/** Who, when, through what, in which languages; what follows; and what somebody should know before. */
export function formatDryRun(run: DryRun): string {
  return [
    `${run.name ?? 'A plan'}: policy ${run.policy.policyId} version ${run.policy.version}, template ${run.template.templateId} version ${run.template.version}`,
    formatExtent(run),
    '',
    plainTable(
      ['contact point', 'Party', 'UTC', 'local', 'channel', 'languages'],
      run.contactPoints.map((one) => [
        one.contactPointId,
        one.party,
        one.startsBefore === null
          ? formatInstant(one.startsAt)
          : `${formatInstant(one.startsAt)} to ${formatInstant(one.startsBefore)}`,
        `${one.startsAtLocal} ${one.timezone}`,
        one.channels.map(({ channelId }) => channelId).join(' ') || 'NONE: a phone call',
        one.languages.join(' '),
      ]),
      ['left', 'left', 'left', 'left', 'left', 'left'],
    ),
    '',
    'To whoever keeps silent, counted from its own first message:',
    ...run.steps.map(({ afterSeconds, do: what, to }) =>
      `  after ${formatSpan(afterSeconds).padEnd(9)} ${what} ${what === 'remind' ? '' : to}`.trimEnd(),
    ),
    `  the last answer can still count at ${formatInstant(run.endsAt)}`,
    ...(run.warnings.length === 0 ? [] : ['', ...formatWarnings(run.warnings)]),
  ].join('\n');
}

/** `81 messages in 23 languages to 81 contact points of 68 Parties` */
export function formatNumbers({ messages, languages, contactPoints }: DryRun): string {
  const parties = new Set(contactPoints.map(({ party }) => party)).size;
  return `${plural(messages, 'message')} in ${plural(languages.length, 'language')} to ${plural(contactPoints.length, 'contact point')} of ${plural(parties, 'Party', 'Parties')}`;
}

/** The same with when the first goes out, and the last: in UTC and on the clock there. */
export function formatExtent(run: DryRun): string {
  const sorted = run.contactPoints.toSorted((a, b) => (a.startsAt < b.startsAt ? -1 : 1));
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (first === undefined || last === undefined) return formatNumbers(run);
  const moment = (at: Instant, zone: string) =>
    `${formatInstant(at)} (${localReading(at, zone)} in ${zone})`;
  const from = `${formatNumbers(run)}, the first at ${moment(first.startsAt, first.timezone)}`;
  return first.startsAt === last.startsAt
    ? from
    : `${from}, the last at ${moment(last.startsAt, last.timezone)}`;
}

export function formatWarnings(warnings: readonly DryRunWarning[]): readonly string[] {
  return warnings.map(({ message }) => `warning: ${message}`);
}

function formatSpan(seconds: number): string {
  const minutes = seconds / 60;
  if (!Number.isInteger(minutes)) return `${seconds} s`;
  return minutes % 60 === 0 ? `${minutes / 60} h` : `${minutes} min`;
}
