import { InProcessDispatch, type Dispatch, type DispatchHandler } from '#engine';
import { textIn, type JsonObject } from '#kernel';
import type { Life } from './life.js';

/** The dispatch queue of one process: some jobs are lost, some come again. */
export class UnreliableDispatch implements Dispatch {
  private inner = this.queue();
  private handler: DispatchHandler | undefined;

  constructor(private readonly life: Life) {}

  add(id: string, job: JsonObject): Promise<void> {
    const { world } = this.life;
    const { jobs: shares } = world.shares;
    return this.life.at('job', async () => {
      const { chance } = world;
      if (chance.says(shares.lost)) return world.disturbed();
      if (chance.says(shares.repeated))
        world.later(chance.spread(1, 600_000), () => void this.inner.add(`${id}.again`, job));
      await this.inner.add(id, job);
    });
  }

  onJob(handler: DispatchHandler): void {
    this.handler = ({ id, job }) => {
      const { world } = this.life;
      const ping = `${textIn(job, 'campaignId')}.${textIn(job, 'contactPointId')}`;
      const intent = `${ping}.${textIn(job, 'intent')}`;
      const ended = world.witness.jobBegun(this.life.name, intent);
      return handler({ id, job }).finally(ended);
    };
    this.inner.onJob(this.handler);
  }

  /** What a handler failed with is followed up by whoever gave the job. */
  idle(): Promise<void> {
    return this.inner.idle().catch(() => this.idle());
  }

  depth() {
    return this.inner.depth();
  }

  close(): Promise<void> {
    return this.inner.close();
  }

  /** All that waited is gone. */
  lose(): void {
    this.inner = this.queue();
    if (this.handler !== undefined) this.inner.onJob(this.handler);
  }

  private queue(): InProcessDispatch {
    return new InProcessDispatch((error) => {
      const { name, world } = this.life;
      world.witness.met(`${name}, sending,`, error);
      world.disturbed();
    });
  }
}
