import { append } from './append.bench.js';
import type { Benchmark } from './benchmark.js';
import { campaign, largeCampaign } from './campaign.bench.js';
import { fold } from './fold.bench.js';
import { http } from './http.bench.js';
import { mail } from './mail.bench.js';
import { startUp } from './start.bench.js';
import { streams } from './streams.bench.js';
import { timers } from './timers.bench.js';

export const benchmarks: readonly Benchmark[] = [
  append,
  fold,
  startUp,
  campaign,
  largeCampaign,
  mail,
  http,
  streams,
  timers,
];
