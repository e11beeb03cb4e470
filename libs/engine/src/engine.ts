import type { EventRegistry, StreamName } from '#kernel';
import type { AnyProcess } from './capability.js';
import type { Effects } from './effects.js';
import { Patience } from './patience.js';
import type { Ports } from './ports.js';
import { ProcessRunner } from './process-runner.js';
import { Progress } from './progress.js';
import type { ProjectionHost } from './projection-host.js';
import { WholeShare } from './share.js';
import { Crew, type Looked } from './slices/crew.js';

/** The three loops together: starts them in the order in which they depend on each other, and stops them the other way. */
export class Engine {
  private readonly runners: ReadonlyMap<string, ProcessRunner>;
  private readonly crew: Crew | undefined;
  /** With what a handler under way has to tell the store while it is away; a stop ends it. */
  readonly patience: Patience;

  constructor(
    private readonly ports: Ports,
    registry: EventRegistry,
    private readonly projections: ProjectionHost,
    effects: Effects,
    processes: readonly AnyProcess[],
    onFailure: (error: unknown) => void,
  ) {
    const { log, snapshots, clock, ids, crew, rest } = ports;
    this.patience = new Patience(rest);
    this.crew = crew && new Crew(crew, log, ids, clock);
    this.runners = new Map(
      processes.map((process) => {
        const { name } = process;
        const share = this.crew?.shareOf(name) ?? new WholeShare(name, log, snapshots);
        const progress = new Progress(onFailure);
        return [
          name,
          new ProcessRunner(process, {
            log,
            registry,
            effects,
            clock,
            share,
            progress,
            ...(rest === undefined ? {} : { rest }),
          }),
        ];
      }),
    );
  }

  /** Read models: by themselves for questions, when nothing reacts to anything. */
  startReading(): Promise<void> {
    return this.projections.start();
  }

  /** For how long nobody has worked on this log; `undefined` where that is not known, or nobody shares the work. */
  silence(): Promise<number | undefined> {
    return this.crew?.silence() ?? Promise.resolve(undefined);
  }

  /**
   * Process managers beside the read models, which have reacted to all that was in the log when this resolves; where others
   * share the work, to their part of it.
   */
  async startWorking(): Promise<void> {
    await Promise.all([...this.runners.values()].map((runner) => runner.start()));
    await this.look();
    this.crew?.keepSpeaking();
    await this.crew?.settled();
    await this.caughtUp(await this.ports.log.head());
  }

  /** To be called every second where several processes share the work: what a worker is not heard to do, others take over. */
  look(): Promise<Looked> {
    return this.crew?.look(this.runners) ?? Promise.resolve({ silentMs: undefined });
  }

  /** Whether what is to be done about a stream is to be done by this process. */
  owns(stream: StreamName): boolean {
    return this.crew?.owns(stream) ?? true;
  }

  /**
   * Resolves when nothing is left to do at this moment: every process has reacted to the log's last event, nothing waits
   * to be sent, and that added no event. Timers are not waited for. @throws what a process or a dispatch failed with.
   */
  async settled(): Promise<void> {
    const { log, dispatch } = this.ports;
    for (;;) {
      const head = await log.head();
      await this.caughtUp(head);
      await dispatch.idle();
      if ((await log.head()) !== head) continue;
      await this.projections.reached(head);
      return;
    }
  }

  /** All that is under way ends at once, for a stop has little time; what is asked for meanwhile is found at the next start. */
  async stop(): Promise<void> {
    this.patience.end();
    await Promise.all([
      this.ports.timers.close(),
      this.ports.dispatch.close(),
      ...[...this.runners.values()].map((runner) => runner.stop()),
    ]);
    await this.projections.stop();
    await this.crew?.leave();
  }

  private async caughtUp(head: number | undefined): Promise<void> {
    await Promise.all([...this.runners.values()].map(({ progress }) => progress.until(head)));
  }
}
