import type { Looked, ProjectionHost } from '#engine';
import type { EventLog } from '#event-log';
import { addMs, isAway, limits, msBetween, type Instant, type Position } from '#kernel';
import type { Snapshots } from '#snapshots';
import { saveHeartbeat } from './heartbeat-record.js';
import type { Ticker } from './ticker.js';
import type { Vitals } from './vitals.js';

/** What a worker does about time that passed without it. */
export interface Reconciling {
  /** @returns what failed for some while it was done for all others. */
  run(options?: {
    readonly recordsOutages?: boolean;
  }): Promise<{ readonly faults: readonly unknown[] }>;
  noteOutage(from: Instant, to: Instant): Promise<unknown>;
}

export interface HeartbeatParts {
  readonly vitals: Vitals;
  readonly log: EventLog;
  readonly snapshots: Snapshots;
  readonly projections: ProjectionHost;
  /** Says to those who share the work that this process is there, and looks who else is. */
  readonly look?: () => Promise<Looked>;
  /** Only where campaigns are run. */
  readonly reconciler?: Reconciling;
  /** Seals the log where that is due; only where campaigns are run. */
  readonly seal?: () => Promise<unknown>;
  readonly deadMan?: { readonly ping: () => Promise<void>; readonly everyMs: number };
  /** Whether the server could do its work at this moment. */
  readonly isReady: () => Promise<boolean>;
  readonly onFailure: (where: string, error: unknown) => void;
}

/**
 * The server's own pulse. A tick asks the log for its end, which also wakes whoever follows it for what other processes
 * appended. A gap between ticks means that the process did not run: the machine slept, or something held the thread.
 */
export class Heartbeat {
  private stopTicker: (() => void) | undefined;
  private ticking: Promise<void> | undefined;
  private outageWork: Promise<void> | undefined;
  private savedAt: Position | undefined;
  private readonly chores: readonly Chore[];

  constructor(private readonly parts: HeartbeatParts) {
    const { reconciler, deadMan, seal, vitals } = parts;
    const now = vitals.pulse.now();
    this.chores = [
      ...(reconciler === undefined
        ? []
        : [
            this.chore('heartbeat', limits.heartbeatEveryMs, undefined, () =>
              this.leaveWord(false),
            ),
            this.chore('reconciler', limits.reconcileEveryMs, now, () =>
              this.reconcile(reconciler),
            ),
            this.chore('snapshots', limits.snapshotEveryMs, now, () => this.saveReadModels()),
          ]),
      ...(seal === undefined ? [] : [this.chore('seals', limits.sealLookEveryMs, now, seal)]),
      ...(deadMan === undefined
        ? []
        : [this.chore('dead-man', deadMan.everyMs, undefined, () => this.tellWatch(deadMan.ping))]),
    ];
  }

  start(ticker: Ticker): void {
    this.stopTicker = ticker(limits.tickEveryMs, () => void this.tick());
  }

  /** One tick at a time: one that hangs is seen by the ticks that do not follow. Never throws. */
  tick(): Promise<void> {
    this.ticking ??= this.beat()
      .catch((error: unknown) => this.parts.onFailure('tick', error))
      .finally(() => (this.ticking = undefined));
    return this.ticking;
  }

  /** Resolves when what the last ticks began is done. */
  async settled(): Promise<void> {
    await this.ticking;
    await this.outageWork;
    for (const chore of this.chores) await chore.underWay;
  }

  async stop(): Promise<void> {
    this.stopTicker?.();
    await this.settled();
    if (this.parts.reconciler !== undefined) await this.leaveWord(true);
  }

  private async beat(): Promise<void> {
    const { vitals, projections } = this.parts;
    const before = vitals.lastTickAt;
    const { silentMs } = await this.reach();
    const now = vitals.pulse.now();
    vitals.lastTickAt = now;
    vitals.lastAliveAt = now;
    if ((projections.position ?? 0) >= (vitals.head ?? 0)) vitals.caughtUpAt = now;
    // Where others were at work meanwhile, nobody was missed.
    const gapMs = before === undefined ? 0 : Math.min(msBetween(before, now), silentMs ?? Infinity);
    if (gapMs > limits.outageToleranceMs) this.outageWork = this.afterOutage(gapMs);
    for (const chore of this.chores) chore.dueAt(now);
  }

  /** A tick is one that reaches everything without which nothing can be sent. The loop lives all the same. */
  private async reach(): Promise<Looked> {
    const { vitals, log, look } = this.parts;
    try {
      vitals.head = await log.head();
      return (await look?.()) ?? { silentMs: undefined };
    } catch (error) {
      if (isAway(error)) vitals.lastAliveAt = vitals.pulse.now();
      throw error;
    }
  }

  /** What fell due meanwhile is looked for at once, and the campaigns say that nobody was there. */
  private async afterOutage(gapMs: number): Promise<void> {
    const { reconciler, onFailure, vitals } = this.parts;
    const to = vitals.clock.now();
    if (reconciler === undefined) return;
    try {
      await reconciler.noteOutage(addMs(to, -gapMs), to);
      await this.reconcile(reconciler);
    } catch (error) {
      onFailure('reconciler', error);
    }
  }

  /** The outage, where there was one, has been noted; that sending takes long is none. */
  private async reconcile(reconciler: Reconciling): Promise<void> {
    const { faults } = await reconciler.run({ recordsOutages: false });
    for (const fault of faults.slice(0, limits.faultsReportedMax))
      this.parts.onFailure('reconciler', fault);
  }

  private async saveReadModels(): Promise<void> {
    const { projections } = this.parts;
    const { position } = projections;
    if (position === this.savedAt) return;
    await projections.saveSnapshots();
    this.savedAt = position;
  }

  private async tellWatch(ping: () => Promise<void>): Promise<void> {
    if (await this.parts.isReady()) await ping();
  }

  private async leaveWord(stopped: boolean): Promise<void> {
    const { snapshots, vitals } = this.parts;
    const at = vitals.lastTickAt ?? vitals.pulse.now();
    await saveHeartbeat(snapshots, { ...vitals.identity, at, stopped });
  }

  private chore(
    where: string,
    everyMs: number,
    lastAt: Instant | undefined,
    work: () => Promise<unknown>,
  ): Chore {
    return new Chore(everyMs, lastAt, work, (error) => this.parts.onFailure(where, error));
  }
}

/** Work that recurs, beside the ticks and never twice at once. */
class Chore {
  underWay: Promise<void> | undefined;

  /** @param lastAt when it counts as last done; `undefined` where the first tick already asks for it. */
  constructor(
    private readonly everyMs: number,
    private lastAt: Instant | undefined,
    private readonly work: () => Promise<unknown>,
    private readonly onFailure: (error: unknown) => void,
  ) {}

  dueAt(now: Instant): void {
    // A clock that was set back must not silence it until it has caught up.
    const waits = this.lastAt !== undefined && this.lastAt <= now;
    if (waits && addMs(this.lastAt ?? now, this.everyMs) > now) return;
    if (this.underWay !== undefined) return;
    this.lastAt = now;
    this.underWay = this.work()
      .then(() => {}, this.onFailure)
      .finally(() => (this.underWay = undefined));
  }
}
