import { Fault, limits, type JsonObject } from '#kernel';
import type { Dispatch, DispatchHandler, DispatchJob } from './dispatch.port.js';

/** Jobs in order of arrival, a bounded number at once. Lost with the process: the reconciler refills it. */
export class InProcessDispatch implements Dispatch {
  private readonly waiting = new Map<string, DispatchJob>();
  private readonly underWay = new Map<string, Promise<void>>();
  private handler: DispatchHandler | undefined;
  private failure: { readonly error: unknown } | undefined;
  private closed = false;

  /** @param report hears of every handler that failed, at once. */
  constructor(
    private readonly report: (error: unknown, job: DispatchJob) => void = () => {},
    private readonly concurrency: number = limits.dispatchConcurrency,
  ) {}

  add(id: string, job: JsonObject): Promise<void> {
    if (this.closed) return Promise.reject(new Fault('dispatch-closed', 'the queue is closed'));
    if (!this.waiting.has(id) && !this.underWay.has(id)) {
      this.waiting.set(id, { id, job });
      this.fill();
    }
    return Promise.resolve();
  }

  onJob(handler: DispatchHandler): void {
    this.handler = handler;
    this.fill();
  }

  async idle(): Promise<void> {
    while (this.underWay.size > 0) await Promise.all(this.underWay.values());
    const { failure } = this;
    this.failure = undefined;
    if (failure !== undefined) throw failure.error;
  }

  depth(): Promise<{ readonly waiting: number; readonly underWay: number }> {
    return Promise.resolve({ waiting: this.waiting.size, underWay: this.underWay.size });
  }

  async close(): Promise<void> {
    this.closed = true;
    this.waiting.clear();
    await Promise.all(this.underWay.values());
  }

  private fill(): void {
    const { handler } = this;
    if (handler === undefined) return;
    for (const [id, job] of this.waiting) {
      if (this.underWay.size >= this.concurrency) return;
      this.waiting.delete(id);
      this.underWay.set(id, this.perform(handler, job));
    }
  }

  private async perform(handler: DispatchHandler, job: DispatchJob): Promise<void> {
    try {
      // A turn later, so that the job counts as under way before its handler does anything.
      await Promise.resolve(job).then(handler);
    } catch (error) {
      this.failure ??= { error };
      this.report(error, job);
    }
    this.underWay.delete(job.id);
    this.fill();
  }
}
