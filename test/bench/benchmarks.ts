import { append } from './append.bench.js';
import type { Benchmark } from './benchmark.js';
import { fold } from './fold.bench.js';

export const benchmarks: readonly Benchmark[] = [append, fold];
