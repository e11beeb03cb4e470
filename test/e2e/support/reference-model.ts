import { parse } from 'csv-parse/sync';

/**
 * What a ping test of the default policy must come to, worked out from the two CSV texts alone and one contact point
 * after the other: no events, no timers, nothing of the product. It assumes that no two contact points share an address.
 */
export interface Expected {
  readonly pinged: { readonly parties: number; readonly contactPoints: number };
  readonly windows: readonly {
    readonly within: string;
    readonly parties: number;
    readonly share: number | null;
    readonly meanSeconds: number | null;
  }[];
  readonly answered: { readonly parties: number; readonly contactPoints: number };
  readonly noAnswer: { readonly parties: number; readonly contactPoints: number };
  readonly sent: {
    readonly pings: number;
    readonly reminders: number;
    readonly escalations: number;
    readonly phoneTasks: number;
  };
  readonly proposals: number;
}

export interface Question {
  readonly contactPoints: string;
  readonly answers: string;
  /** The UTC day of the test. */
  readonly day: string;
  readonly partyRule?: 'first' | 'all';
  /** Only what had happened by then, in seconds after the start; by default everything. */
  readonly until?: number;
}

const windows: readonly (readonly [string, number])[] = [
  ['PT15M', 900],
  ['PT30M', 1_800],
  ['PT1H', 3_600],
  ['PT12H', 43_200],
  ['PT24H', 86_400],
  ['PT30H', 108_000],
];
const deadline = 108_000;
const reminders = [900, 3_600];
const alternateAt = 3_600;
const othersAt = 14_400;
const othersMax = 5;
const phoneAt = 43_200;

type Row = Readonly<Record<string, string>>;

/** A contact point that was asked. */
interface Asked {
  readonly row: Row;
  /** Seconds to its first answer in time. */
  readonly seconds: number | undefined;
}

export function expected({ contactPoints, answers, day, partyRule, until }: Question): Expected {
  const end = until ?? Number.POSITIVE_INFINITY;
  const given = rowsOf(answers).filter((row) => Number(row['respondedAfterSeconds']) <= end);
  const asked = rowsOf(contactPoints)
    .filter((row) => row['status'] === 'designated' && (row['designatedOn'] ?? '') <= day)
    .map((row) => ({ row, seconds: firstAnswer(row, given) }));
  const parties = [...new Set(asked.map(({ row }) => row['party']))].map((party) =>
    asked.filter(({ row }) => row['party'] === party),
  );
  const times = parties.map((own) => partyTime(own, partyRule ?? 'first'));
  const answeredParties = times.filter((seconds) => seconds !== undefined).length;
  const answeredPoints = asked.filter(({ seconds }) => seconds !== undefined).length;
  return {
    pinged: { parties: parties.length, contactPoints: asked.length },
    windows: windows.map(([within, bound]) => ({ within, ...inside(times, bound) })),
    answered: { parties: answeredParties, contactPoints: answeredPoints },
    noAnswer: {
      parties: parties.length - answeredParties,
      contactPoints: asked.length - answeredPoints,
    },
    sent: sentTo(asked, parties, partyRule ?? 'first', end),
    proposals: new Set(
      given.filter((row) => row['reportedUpdate'] !== '').map((row) => Object.values(row).join()),
    ).size,
  };
}

function rowsOf(text: string): readonly Row[] {
  return parse(text, { columns: true, skip_empty_lines: true });
}

function firstAnswer(point: Row, answers: readonly Row[]): number | undefined {
  const times = answers
    .filter((row) => row['contactPoint'] === point['id'])
    .map((row) => Number(row['respondedAfterSeconds']))
    .filter((seconds) => seconds <= deadline);
  return times.length === 0 ? undefined : Math.min(...times);
}

function partyTime(own: readonly Asked[], rule: 'first' | 'all'): number | undefined {
  const times = own.flatMap(({ seconds }) => (seconds === undefined ? [] : [seconds]));
  if (times.length === 0) return undefined;
  if (rule === 'first') return Math.min(...times);
  return times.length === own.length ? Math.max(...times) : undefined;
}

function inside(times: readonly (number | undefined)[], bound: number) {
  const fast = times.filter((seconds) => seconds !== undefined && seconds <= bound);
  const sum = fast.reduce<number>((total, seconds) => total + (seconds ?? 0), 0);
  return {
    parties: fast.length,
    share: halfUp(fast.length, times.length, 10_000),
    meanSeconds: halfUp(sum, fast.length, 10),
  };
}

/** `of / by` to the next 1/`scale`, halves up, in whole numbers so that nothing is lost on the way. */
function halfUp(of: number, by: number, scale: number): number | null {
  if (by === 0) return null;
  const doubled = 2n * BigInt(of) * BigInt(scale) + BigInt(by);
  return Number(doubled / (2n * BigInt(by))) / scale;
}

/** An answer at the very moment of a step comes before it. */
function isSilentAt(seconds: number | undefined, moment: number): boolean {
  return seconds === undefined || seconds > moment;
}

function sentTo(
  asked: readonly Asked[],
  parties: readonly (readonly Asked[])[],
  rule: 'first' | 'all',
  end: number,
): Expected['sent'] {
  const silent = (moment: number) =>
    moment > end ? [] : asked.filter(({ seconds }) => isSilentAt(seconds, moment));
  const silentParties = (moment: number) =>
    moment > end ? [] : parties.filter((own) => isSilentAt(partyTime(own, rule), moment));
  // Whoever of a silent Party is followed up, the messages go to all others of it.
  const toOthers = silentParties(othersAt).map((own) => Math.min(own.length - 1, othersMax));
  return {
    pings: asked.length,
    reminders: reminders.reduce((sum, moment) => sum + silent(moment).length, 0),
    escalations:
      silent(alternateAt).filter(({ row }) => hasOtherAddress(row)).length +
      toOthers.reduce((sum, count) => sum + count, 0),
    phoneTasks: silentParties(phoneAt).length,
  };
}

function hasOtherAddress({ email = '', alternateEmail = '' }: Row): boolean {
  return alternateEmail !== '' && alternateEmail.toLowerCase() !== email.toLowerCase();
}
