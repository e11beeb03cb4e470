import type { Benchmark, Contestant } from './benchmark.js';
import { campaignPeers } from './campaign-peers.js';
import { pingTest } from './ping-test.js';
import { cluster, embedded, type Profile } from './profiles.js';

const together = { pings: 10_000, startsPerSecond: 500, answers: 'together' } as const;

const onEmbedded: Contestant = {
  name: 'rollcall, embedded',
  run: () => pingTest(embedded, together),
};

const onCluster: Contestant = {
  name: 'rollcall, cluster',
  run: () => pingTest(cluster, together),
};

const lags = ['issuing', 'sending', 'answering', 'reminding'].map(
  (doing) => `lag while ${doing}, p99`,
);
const lateness = ['lateness p50', 'lateness p99', 'lateness max'];

export const campaign: Benchmark = {
  name: 'campaign of 10,000',
  measures: [
    { name: 'issued', unit: 'pings/s' },
    { name: 'answered', unit: 'pings/s' },
    ...[...lateness, ...lags].map((name) => ({ name, unit: 'ms' as const })),
  ],
  contestants: [onEmbedded, onCluster, ...campaignPeers],
  goals: [
    { measure: 'issued', of: onEmbedded.name, to: 'Restate', least: 10 },
    { measure: 'answered', of: onEmbedded.name, to: 'DBOS', least: 10 },
    { measure: 'lateness p99', of: onEmbedded.name, most: 50 },
    ...lags.map((measure) => ({ measure, of: onEmbedded.name, most: 50 })),
  ],
};

/** @param startsPerSecond no more than one process can send, remind and take in on this profile. */
function bothSizes(name: string, profile: Profile, startsPerSecond: number) {
  const of = (pings: number): Contestant => ({
    name: `${name}, ${pings.toLocaleString('en')} contact points`,
    run: () => pingTest(profile, { pings, startsPerSecond, answers: 'as they come' }),
  });
  return { small: of(10_000), large: of(100_000) };
}

const profiles = [
  bothSizes('rollcall, embedded', embedded, 250),
  bothSizes('rollcall, cluster', cluster, 75),
];

/** As in life: answers come some seconds after their messages, while others are still being asked. */
export const largeCampaign: Benchmark = {
  name: 'campaign of 100,000',
  measures: [
    { name: 'cost per ping', unit: 'ms' },
    { name: 'memory', unit: 'MiB' },
    // No lateness: what is open is measured after a forced collection, while reminders fall due.
    ...lags.map((name) => ({ name, unit: 'ms' as const })),
  ],
  contestants: profiles.flatMap(({ small, large }) => [small, large]),
  goals: profiles.flatMap(({ small, large }) => [
    { measure: 'cost per ping', of: large.name, to: small.name, most: 1.3 },
    { measure: 'memory', of: large.name, most: 1_024 },
    ...lags.map((measure) => ({ measure, of: large.name, most: 50 })),
  ]),
};
