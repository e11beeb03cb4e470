import { limits, within } from '#kernel';
import type { Logger } from '../observability/log.js';

interface Step {
  readonly name: string;
  readonly end: () => Promise<unknown> | void;
}

/** What has to be ended again, latest first. One that fails or hangs does not keep the others from ending. */
export class Shutdown {
  private readonly steps: Step[] = [];
  private running: Promise<void> | undefined;

  /** @param msMax how long all of it may take; what is still under way then is left to itself. */
  constructor(
    private readonly log: Logger,
    private readonly msMax: number = limits.shutdownMsMax,
  ) {}

  add(name: string, end: Step['end']): void {
    this.steps.push({ name, end });
  }

  /** For what must outlive everything added so far. */
  addFirst(name: string, end: Step['end']): void {
    this.steps.unshift({ name, end });
  }

  /** Calling it again waits for the same end. */
  run(): Promise<void> {
    this.running ??= this.endAll();
    return this.running;
  }

  private async endAll(): Promise<void> {
    const begun = performance.now();
    for (const { name, end } of this.steps.toReversed()) {
      const left = this.msMax - (performance.now() - begun);
      try {
        const done = await within(Math.max(left, limits.shutdownStepMsMin), Promise.resolve(end()));
        if (!done) this.log.warn({ step: name }, 'did not end in time; it is left to itself');
      } catch (error) {
        this.log.error({ step: name, error }, 'did not end as it should');
      }
    }
  }
}
