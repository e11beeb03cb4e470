import { limits, msBetween, type Clock, type Instant, type Position } from '#kernel';
import type { Role } from '../create-server.js';

/** Which process it is. */
export interface ProcessIdentity {
  readonly version: string;
  readonly roles: readonly Role[];
  readonly host: string;
  readonly pid: number;
  readonly startedAt: Instant;
}

/** `stopping` takes nothing new and finishes what is under way. */
export type Phase = 'starting' | 'running' | 'stopping';

/** How a server feels: written by its heartbeat, read by health, metrics and status. */
export class Vitals {
  phase: Phase = 'starting';
  lastTickAt: Instant | undefined;
  /** When the loop was last seen to run, though what it needs may have been away. */
  lastAliveAt: Instant | undefined;
  /** When the read models last held all of the log. */
  caughtUpAt: Instant | undefined;
  /** The log's last position when the heart last beat. */
  head: Position | undefined;

  constructor(
    readonly identity: ProcessIdentity,
    readonly clock: Clock,
    /** What ticks are measured by: the machine's own clock, where time is made to run faster. */
    readonly pulse: Clock = clock,
  ) {}

  get isWorker(): boolean {
    return this.identity.roles.includes('worker');
  }

  /** Whether the loop runs at all: a restart helps only where it does not. */
  get alive(): boolean {
    return isRecent(this.lastAliveAt ?? this.identity.startedAt, this.pulse.now());
  }

  /** Whether the loop has ticked within `limits.tickGapMsMax`; the start counts as a tick. */
  get ticking(): boolean {
    return isRecent(this.lastTickAt ?? this.identity.startedAt, this.pulse.now());
  }
}

/** A tick in the future is one, too: the clock was set back. */
export function isRecent(tickAt: Instant, now: Instant): boolean {
  return msBetween(tickAt, now) <= limits.tickGapMsMax;
}
