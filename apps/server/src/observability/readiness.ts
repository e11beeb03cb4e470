import { Inject, Injectable } from '@nestjs/common';
import { PORTS, ProjectionHost, type Ports } from '#engine';
import { limits, msBetween, unlessAway } from '#kernel';
import { Operations } from './operations.js';

export interface ProjectionLag {
  readonly positions: number;
  readonly seconds: number;
}

/** Whether the server could do its work at this moment. */
@Injectable()
export class Readiness {
  constructor(
    private readonly operations: Operations,
    private readonly projections: ProjectionHost,
    @Inject(PORTS) private readonly ports: Ports,
  ) {}

  /** @throws what the store fails with. */
  async stores(): Promise<void> {
    await this.ports.log.head();
    await this.ports.log.probe?.();
    await this.ports.snapshots.names();
  }

  /** How far the read models are behind the log, and for how long they have been; behind what is known of it while it is away. */
  async lag(): Promise<ProjectionLag> {
    const { vitals } = this.operations;
    const head = (await unlessAway(this.ports.log.head(), vitals.head)) ?? 0;
    const positions = Math.max(0, head - (this.projections.position ?? 0));
    const since = vitals.caughtUpAt ?? vitals.identity.startedAt;
    const ms = positions === 0 ? 0 : Math.max(0, msBetween(since, vitals.pulse.now()));
    return { positions, seconds: ms / 1_000 };
  }

  /** @returns what stands in the way; nothing when it is ready. */
  async problems(): Promise<readonly string[]> {
    const { vitals } = this.operations;
    const problems: string[] = [];
    if (vitals.phase !== 'running') problems.push(`the server is ${vitals.phase}`);
    if (!vitals.ticking) problems.push('the engine does not tick');
    try {
      await this.stores();
      const { positions, seconds } = await this.lag();
      if (seconds * 1_000 > limits.tickGapMsMax)
        problems.push(`the read models are ${positions} positions behind the log`);
    } catch (error) {
      problems.push(`the stores fail: ${(error as Error).message}`);
    }
    return problems;
  }
}
