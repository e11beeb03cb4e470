import type { EventRegistry } from '#kernel';
import type { Effects } from './effects.js';
import type { Ports } from './ports.js';
import { ProcessRunner } from './process-runner.js';
import { Progress } from './progress.js';
import type { AnyProcess } from './capability.js';
import type { ProjectionHost } from './projection-host.js';

/** The three loops together: starts them in the order in which they depend on each other, and stops them the other way. */
export class Engine {
  private readonly runners: readonly ProcessRunner[];

  constructor(
    private readonly ports: Ports,
    registry: EventRegistry,
    private readonly projections: ProjectionHost,
    effects: Effects,
    processes: readonly AnyProcess[],
    onFailure: (error: unknown) => void,
  ) {
    const { log, snapshots, clock } = ports;
    this.runners = processes.map(
      (process) =>
        new ProcessRunner(
          process,
          log,
          registry,
          snapshots,
          effects,
          clock,
          new Progress(onFailure),
        ),
    );
  }

  /** Read models only: for questions, nothing reacts to anything. */
  startReading(): Promise<void> {
    return this.projections.start();
  }

  /** Read models and process managers, which have reacted to all that was in the log when this resolves. */
  async start(): Promise<void> {
    await this.projections.start();
    await Promise.all(this.runners.map((runner) => runner.start()));
    const head = await this.ports.log.head();
    await Promise.all(this.runners.map((runner) => runner.progress.until(head)));
  }

  /**
   * Resolves when nothing is left to do at this moment: every process has reacted to the log's last event, nothing waits
   * to be sent, and that added no event. Timers are not waited for. @throws what a process or a dispatch failed with.
   */
  async settled(): Promise<void> {
    const { log, dispatch } = this.ports;
    for (;;) {
      const head = await log.head();
      await Promise.all(this.runners.map((runner) => runner.progress.until(head)));
      await dispatch.idle();
      if ((await log.head()) !== head) continue;
      await this.projections.reached(head);
      return;
    }
  }

  async stop(): Promise<void> {
    await this.ports.timers.close();
    await Promise.all(this.runners.map((runner) => runner.stop()));
    await this.ports.dispatch.close();
    await this.projections.stop();
  }
}
