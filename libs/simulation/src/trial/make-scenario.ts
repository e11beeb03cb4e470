import type { Policy, PolicyStep } from '#campaigns';
import type { ParsedContactPoint } from '#directory';
import { parseCalendarDate, type Duration } from '#kernel';
import { Chance } from './chance.js';
import type { Act, PlannedCampaign, Scenario, Trouble, TroubleKind } from './scenario.js';

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
/** The directory is imported and the campaigns are planned before anything else. */
const preparedMs = hour;
const parties = ['GH', 'PL', 'SE'] as const;
const windows: readonly Duration[] = ['PT15M', 'PT1H', 'PT12H', 'PT30H'] as Duration[];

/** How rough the world is: in a third of all trials nothing breaks. */
const moods = ['calm', 'calm', 'uneasy', 'uneasy', 'rough', 'wild'] as const;
type Mood = (typeof moods)[number];
const roughness: Readonly<Record<Mood, number>> = { calm: 0, uneasy: 0.05, rough: 0.2, wild: 0.5 };

/** A network, its campaigns, what people do and what breaks, drawn from a seed. */
export function makeScenario(seed: number): Scenario {
  const chance = new Chance(seed);
  const mood = chance.oneOf(moods);
  const rough = roughness[mood];
  const contactPoints = Array.from({ length: chance.between(1, 6) }, (_, index) =>
    madePoint(chance, index),
  );
  const campaigns = Array.from({ length: chance.oneOf([1, 1, 1, 2]) }, (_, index) =>
    madeCampaign(chance, index),
  );
  return {
    seed,
    contactPoints,
    campaigns,
    acts: campaigns.flatMap((campaign) => madeActs(chance, campaign, contactPoints)),
    workers: chance.oneOf([1, 1, 2]),
    troubles: mood === 'calm' ? [] : madeTroubles(chance, rough),
    mail: {
      transient: rough / 2,
      permanent: rough / 8,
      unknown: rough / 8,
      slow: rough / 2,
    },
    timers: { lost: rough / 4, late: rough / 2, early: rough / 4, repeated: rough / 4 },
    jobs: { lost: rough / 4, repeated: rough / 2 },
  };
}

function madePoint(chance: Chance, index: number): ParsedContactPoint {
  const party = chance.oneOf(parties);
  const id = `${party.toLowerCase()}-${index + 1}`;
  const alternate = chance.oneOf(['none', 'own', 'own', 'same']);
  return {
    id,
    party,
    partyName: party,
    institution: `Desk ${id}`,
    type: chance.oneOf(['police', 'prosecution', 'ministry-of-justice']),
    role: chance.oneOf(['primary', 'additional']),
    // Desks may share a mailbox, and two spellings of an address are one.
    email: chance.says(0.1) ? `duty@${party}.example` : `main@${id}.example`,
    ...(alternate === 'own' ? { alternateEmail: `alternate@${id}.example` } : {}),
    ...(alternate === 'same' ? { alternateEmail: `MAIN@${id}.example` } : {}),
    ...(chance.says(0.5) ? { phone: `+8005501${String(1000 + index)}` } : {}),
    availability: '24/7',
    timezone: chance.oneOf(['UTC', 'Europe/Paris', 'Asia/Kathmandu', 'America/St_Johns']),
    languages: [chance.oneOf(['en', 'fr', 'ar'])],
    otherNetworks: [],
    status: 'designated',
    designatedOn: parseCalendarDate('2020-01-01'),
  };
}

function madeCampaign(chance: Chance, index: number): PlannedCampaign {
  return {
    campaignId: `c${index + 1}`,
    policy: madePolicy(chance),
    startsAtMs: preparedMs + chance.spread(minute, 6 * hour),
    windowMs: chance.says(0.3) ? chance.spread(minute, 3 * hour) : 0,
  };
}

function madePolicy(chance: Chance): Policy {
  const deadlineMs = chance.spread(20 * minute, 30 * hour);
  const steps = Array.from({ length: chance.between(0, 5) }, () => madeStep(chance, deadlineMs))
    .toSorted((a, b) => a.afterMs - b.afterMs)
    .map(({ step }) => step);
  return {
    deadline: durationOf(deadlineMs),
    steps,
    channels: chance.says(0.3) ? ['email', 'sms'] : ['email'],
    windows,
    partyRule: chance.oneOf(['first', 'all']),
    onUnknownOutcome: chance.oneOf(['resend', 'ask']),
  };
}

function madeStep(
  chance: Chance,
  deadlineMs: number,
): { readonly afterMs: number; readonly step: PolicyStep } {
  // Now and then after the deadline: such a step never runs.
  const afterMs = chance.spread(minute, deadlineMs * 1.2);
  const after = durationOf(afterMs);
  const to = chance.oneOf([
    'same',
    'same',
    'alternate-channel',
    'other-contact-points',
    'secretariat-phone',
  ] as const);
  const repeat = chance.says(0.2)
    ? { repeat: { every: durationOf(chance.spread(minute, hour)), times: chance.between(1, 3) } }
    : {};
  return {
    afterMs,
    step:
      to === 'same'
        ? { after, do: 'remind', to, ...repeat }
        : { after, do: 'escalate', to, ...repeat },
  };
}

function durationOf(ms: number): Duration {
  return `PT${Math.max(60, Math.round(ms / second))}S` as Duration;
}

function madeActs(
  chance: Chance,
  { campaignId, policy, startsAtMs, windowMs }: PlannedCampaign,
  contactPoints: readonly ParsedContactPoint[],
): readonly Act[] {
  const deadlineMs = Number(policy.deadline.slice(2, -1)) * second;
  const telling = [
    0,
    deadlineMs,
    ...policy.steps.map(({ after }) => Number(after.slice(2, -1)) * second),
  ] as [number, ...number[]];
  // At the moments that matter, a second to either side of them, or any time.
  const moment = () =>
    startsAtMs +
    (chance.says(0.4)
      ? chance.oneOf(telling) + chance.between(-1, 1) * second
      : chance.spread(second, (deadlineMs + windowMs) * 1.3));
  const acts: Act[] = [];
  for (const { id: contactPointId } of contactPoints) {
    const of = { campaignId, contactPointId };
    for (let count = chance.oneOf([0, 0, 1, 1, 1, 2]); count > 0; count--)
      acts.push({ kind: 'answer', atMs: moment(), corrects: chance.says(0.1), ...of });
    if (chance.says(0.2)) acts.push({ kind: 'open', atMs: moment(), ...of });
    if (chance.says(0.2)) acts.push({ kind: 'auto-reply', atMs: moment(), ...of });
    if (chance.says(0.05)) acts.push({ kind: 'take-back', atMs: moment(), ...of });
    if (chance.says(0.3))
      acts.push({ kind: 'call', atMs: moment(), reached: chance.says(0.5), ...of });
  }
  if (chance.says(0.2)) {
    const pausedAtMs = moment();
    acts.push({ kind: 'pause', atMs: pausedAtMs, campaignId });
    if (chance.says(0.8))
      acts.push({
        kind: 'resume',
        atMs: pausedAtMs + chance.spread(second, deadlineMs),
        campaignId,
      });
  }
  if (chance.says(0.1)) acts.push({ kind: 'close', atMs: moment(), campaignId });
  return acts;
}

const troubleKinds = [
  'crash',
  'crash',
  'crash',
  'crash-with-disk',
  'delay',
  'delay',
  'clock-jump',
  'store-away',
  'answer-lost',
  'answer-lost',
  'conflict',
  'disk-full',
  'queues-lost',
] as const satisfies readonly TroubleKind[];

function madeTroubles(chance: Chance, rough: number): readonly Trouble[] {
  const troubles: Trouble[] = [];
  const gap = 40 / rough;
  for (let turn = 0; troubles.length < 12;) {
    turn += chance.spread(gap / 10, gap * 4);
    const kind = chance.oneOf(troubleKinds);
    troubles.push({ turn, kind, ms: madeLength(chance, kind) });
  }
  return troubles;
}

function madeLength(chance: Chance, kind: TroubleKind): number {
  switch (kind) {
    case 'crash':
    case 'crash-with-disk':
      return chance.spread(second, 8 * hour);
    case 'delay':
      return chance.spread(second, 10 * minute);
    case 'clock-jump':
      return chance.spread(second, 2 * hour) * chance.oneOf([1, -1]);
    case 'store-away':
      return chance.spread(100, 20 * minute);
    // Every timer that comes meanwhile is tried again each second.
    case 'disk-full':
      return chance.spread(100, 4 * minute);
    case 'answer-lost':
    case 'conflict':
    case 'queues-lost':
      return 0;
  }
}
