import type { NaivePing } from './naive-ping.js';
import { secondsIn } from './seen-event.js';

export interface NaiveStatistics {
  readonly pinged: Counts;
  readonly windows: readonly {
    readonly within: string;
    readonly parties: number;
    readonly share: number | null;
    readonly meanSeconds: number | null;
  }[];
  readonly answered: Counts;
  readonly noAnswer: Counts;
  readonly sent: NaivePing['sent'];
}

interface Counts {
  readonly parties: number;
  readonly contactPoints: number;
}

/** One contact point after the other, then one Party after the other. */
export function naiveStatistics(
  all: readonly NaivePing[],
  partyRule: string,
  windows: readonly string[],
): NaiveStatistics {
  const pings = all.filter(({ wasAsked }) => wasAsked);
  const parties = [...new Set(pings.map(({ party }) => party))].map((party) =>
    pings.filter((ping) => ping.party === party),
  );
  const times = parties.map((own) => secondsOfParty(own, partyRule));
  const answered = {
    parties: times.filter((seconds) => seconds !== undefined).length,
    contactPoints: pings.filter(({ answeredMs }) => answeredMs !== undefined).length,
  };
  const sum = (what: keyof NaivePing['sent']) =>
    pings.reduce((total, { sent }) => total + sent[what], 0);
  return {
    pinged: { parties: parties.length, contactPoints: pings.length },
    windows: windows.map((within) => ({ within, ...inside(times, secondsIn(within)) })),
    answered,
    noAnswer: {
      parties: parties.length - answered.parties,
      contactPoints: pings.length - answered.contactPoints,
    },
    sent: {
      pings: sum('pings'),
      reminders: sum('reminders'),
      escalations: sum('escalations'),
      phoneTasks: sum('phoneTasks'),
    },
  };
}

function inside(times: readonly (number | undefined)[], bound: number) {
  const fast = times.filter((one): one is number => one !== undefined && one <= bound);
  const totalMs = fast.reduce((all, seconds) => all + Math.round(seconds * 1_000), 0);
  return {
    parties: fast.length,
    share: halfUp(fast.length, times.length, 10_000),
    meanSeconds: halfUp(totalMs, fast.length * 1_000, 10),
  };
}

/** Of its first contact point, or of its last where all have to answer. */
function secondsOfParty(own: readonly NaivePing[], rule: string): number | undefined {
  const there = own.map((ping) => secondsOf(ping, own)).filter((seconds) => seconds !== undefined);
  if (there.length === 0) return undefined;
  if (rule !== 'all') return Math.min(...there);
  return there.length === own.length ? Math.max(...there) : undefined;
}

/** Whoever answered a colleague's message before its own turn is counted from the first start of its Party. */
function secondsOf(ping: NaivePing, own: readonly NaivePing[]): number | undefined {
  const { answeredMs, handedOverMs, startsMs, startMs } = ping;
  if (answeredMs === undefined) return undefined;
  const isEarly = handedOverMs === undefined && answeredMs < startsMs;
  const fromMs = isEarly ? Math.min(...own.map((one) => one.startMs)) : startMs;
  return Math.max(0, answeredMs - fromMs) / 1_000;
}

/** `of / by` to the next 1/`scale`, halves up, in whole numbers so that nothing is lost on the way. */
function halfUp(of: number, by: number, scale: number): number | null {
  if (by === 0) return null;
  const doubled = 2n * BigInt(of) * BigInt(scale) + BigInt(by);
  return Number(doubled / (2n * BigInt(by))) / scale;
}
