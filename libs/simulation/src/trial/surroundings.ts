import type { Stores } from '#engine';
import type { Clock, Instant } from '#kernel';
import type { Chance } from './chance.js';
import type { Life } from './life.js';
import type { Scenario } from './scenario.js';
import type { Turns } from './turns.js';
import type { Witness } from './witness.js';
import type { Worker } from './worker.js';

/** What of the world every process meets. */
export interface Surroundings {
  readonly scenario: Scenario;
  readonly turns: Turns;
  readonly chance: Chance;
  readonly clock: Clock;
  readonly witness: Witness;
  readonly stores: Pick<Stores, 'log' | 'keys'>;
  /** Of messages, timers and jobs, how many meet trouble now. */
  readonly shares: Pick<Scenario, 'mail' | 'timers' | 'jobs'>;
  /** A machine, which outlives its processes. */
  workerOf(index: number): Worker;
  /** The event store cannot be reached before then. */
  readonly awayUntil: Instant | undefined;
  /** Nothing can be stored before then. */
  readonly fullUntil: Instant | undefined;
  /** Does something when so much time has passed. */
  later(ms: number, act: () => void): void;
  /** Something was lost that only the reconciler finds again. */
  disturbed(): void;
  /** A loop of this process has stopped, so it ends. */
  failed(life: Life, error: unknown): void;
}
