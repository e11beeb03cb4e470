export const starts = ['at', 'local-hour', 'window', 'series', 'later'] as const;
export type Start = (typeof starts)[number];

export const types = [
  'police',
  'prosecution',
  'ministry-of-justice',
  'security-service',
  'cybersecurity',
  'other',
] as const;

/** What stands in the fields of a plan. */
export interface TypedPlan {
  readonly id: string;
  readonly name: string;
  /** Codes of Parties with spaces between them; empty asks all. */
  readonly parties: string;
  /** None asks all. */
  readonly types: readonly string[];
  readonly policyId: string;
  readonly templateId: string;
  readonly carriesNews: boolean;
  readonly start: Start;
  /** `at`: as a clock at the secretariat shows it, `2026-03-01T03:00`. */
  readonly at: string;
  /** `local-hour`: the day, and the time on each contact point's own clock. */
  readonly day: string;
  readonly time: string;
  /** `window`: when it opens, and how many hours it lasts. */
  readonly from: string;
  readonly hours: number;
  /** `series`: a cron expression, and in which zone its clock stands. */
  readonly cron: string;
  readonly timezone: string;
}

export function emptyPlan(timezone: string): TypedPlan {
  return {
    id: '',
    name: '',
    parties: '',
    types: [],
    policyId: 'standard',
    templateId: 'standard',
    carriesNews: false,
    start: 'at',
    at: '',
    day: '',
    time: '03:00',
    from: '',
    hours: 48,
    cron: '0 9 1 * *',
    timezone,
  };
}

/** An id that a name suggests: `spring-ping-test`. */
export function suggestedId(name: string): string {
  return name
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 40);
}

/** The plan as the API takes it, without its start. */
export function planOf({ name, parties, types: chosen, ...plan }: TypedPlan) {
  const codes = parties
    .toUpperCase()
    .split(/[\s,]+/)
    .filter((code) => code !== '');
  const audience = {
    ...(codes.length === 0 ? {} : { parties: codes }),
    ...(chosen.length === 0 ? {} : { types: chosen }),
  };
  return {
    name,
    policyId: plan.policyId,
    templateId: plan.templateId,
    audience,
    carriesNews: plan.carriesNews,
  };
}

/** The start as the API takes it; none where it is left open, or not whole yet. */
export function scheduleOf({ start, at, day, time, from, hours }: TypedPlan) {
  if (start === 'at' && at !== '') return { kind: 'at', at: instantOf(at) } as const;
  if (start === 'local-hour' && day !== '' && time !== '')
    return { kind: 'local-hour', day, time } as const;
  if (start === 'window' && from !== '' && hours > 0)
    return { kind: 'window', from: instantOf(from), length: `PT${hours}H` } as const;
  return undefined;
}

/** A moment that a clock of this machine shows. */
function instantOf(local: string): string {
  return new Date(local).toISOString();
}
