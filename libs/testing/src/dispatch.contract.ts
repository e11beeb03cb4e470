import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Dispatch } from '#engine';
import { limits } from '#kernel';

/** What every adapter of the dispatch port promises. `open` gives a fresh, empty one without a handler. */
export function dispatchContract(name: string, open: () => Promise<Dispatch>): void {
  describe(`${name} as dispatch`, () => {
    let bench: Bench;
    beforeEach(async () => {
      bench = new Bench(await open());
    });
    afterEach(() => bench.close());

    describe('handing out jobs', () => {
      describeJobs(() => bench);
    });
    describe('depth', () => {
      describeDepth(() => bench);
    });
    describe('handlers', () => {
      describeHandlers(() => bench);
    });
    describe('closing', () => {
      describeClosing(() => bench);
    });
  });
}

/** One adapter, and what it handed out. Handlers end when they are let go. */
class Bench {
  readonly started: string[] = [];
  readonly ended: string[] = [];
  private readonly gates = new Map<string, () => void>();

  constructor(readonly dispatch: Dispatch) {}

  /** Each job waits until it is let go, or ends at once. */
  listen({ gated = false } = {}): void {
    this.dispatch.onJob(async ({ id }) => {
      this.started.push(id);
      if (gated) await new Promise<void>((resolve) => this.gates.set(id, resolve));
      this.ended.push(id);
    });
  }

  async add(...ids: readonly string[]): Promise<void> {
    for (const id of ids) await this.dispatch.add(id, { of: id });
  }

  letGo(id: string): void {
    this.gates.get(id)?.();
    this.gates.delete(id);
  }

  /** Until as many jobs have started. */
  async untilStarted(count: number): Promise<void> {
    while (this.started.length < count) await turn();
  }

  async close(): Promise<void> {
    const closed = this.dispatch.close();
    for (const id of this.gates.keys()) this.letGo(id);
    await closed;
  }
}

function turn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}

function describeDepth(bench: () => Bench): void {
  it('tells how many wait, and how many are under way', async () => {
    const { dispatch } = bench();
    await bench().add('a', 'b');
    expect(await dispatch.depth()).toEqual({ waiting: 2, underWay: 0 });
    bench().listen({ gated: true });
    await bench().untilStarted(2);
    expect(await dispatch.depth()).toEqual({ waiting: 0, underWay: 2 });
    bench().letGo('a');
    bench().letGo('b');
    await dispatch.idle();
    expect(await dispatch.depth()).toEqual({ waiting: 0, underWay: 0 });
  });
}

function describeJobs(bench: () => Bench): void {
  it('gives the handler each job with its data', async () => {
    const jobs: unknown[] = [];
    bench().dispatch.onJob((job) => Promise.resolve(void jobs.push(job)));
    await bench().dispatch.add('a', { campaignId: 'c', nested: { list: [1, null] } });
    await bench().dispatch.idle();
    expect(jobs).toEqual([{ id: 'a', job: { campaignId: 'c', nested: { list: [1, null] } } }]);
  });

  it('keeps jobs until there is a handler', async () => {
    await bench().add('a', 'b');
    await turn();
    expect(bench().started).toEqual([]);
    bench().listen();
    await bench().dispatch.idle();
    expect(bench().started.toSorted()).toEqual(['a', 'b']);
  });

  it('takes a job that waits, or is under way, no second time', async () => {
    await bench().add('a', 'a');
    bench().listen({ gated: true });
    await bench().untilStarted(1);
    await bench().add('a');
    bench().letGo('a');
    await bench().dispatch.idle();
    expect(bench().started).toEqual(['a']);
  });

  it('takes a job again once it has ended', async () => {
    bench().listen();
    await bench().add('a');
    await bench().dispatch.idle();
    await bench().add('a');
    await bench().dispatch.idle();
    expect(bench().ended).toEqual(['a', 'a']);
  });

  it(`has at most ${limits.dispatchConcurrency} under way, and the next as soon as one has ended`, async () => {
    const ids = Array.from({ length: limits.dispatchConcurrency + 2 }, (_, n) => `job-${n}`);
    bench().listen({ gated: true });
    await bench().add(...ids);
    await bench().untilStarted(limits.dispatchConcurrency);
    await turn();
    expect(bench().started).toHaveLength(limits.dispatchConcurrency);
    bench().letGo(bench().started[3]!);
    await bench().untilStarted(limits.dispatchConcurrency + 1);
    await turn();
    expect(bench().started).toHaveLength(limits.dispatchConcurrency + 1);
    expect(bench().ended).toHaveLength(1);
  });

  it('is idle only when nothing waits and nothing is under way', async () => {
    let idle = false;
    bench().listen({ gated: true });
    await bench().add('a', 'b');
    await bench().untilStarted(2);
    const waited = bench()
      .dispatch.idle()
      .then(() => (idle = true));
    bench().letGo('a');
    await turn();
    expect(idle).toBe(false);
    bench().letGo('b');
    await waited;
    expect(bench().ended).toEqual(['a', 'b']);
  });
}

function describeHandlers(bench: () => Bench): void {
  it('may add further jobs, which idle waits for too', async () => {
    const handled: string[] = [];
    bench().dispatch.onJob(async ({ id }) => {
      handled.push(id);
      if (handled.length < 4) await bench().add(`${id}+`);
    });
    await bench().add('a');
    await bench().dispatch.idle();
    expect(handled).toEqual(['a', 'a+', 'a++', 'a+++']);
  });

  it('that ask for their own job again ask in vain', async () => {
    let handled = 0;
    bench().dispatch.onJob(({ id }) => {
      handled++;
      return handled > 5 ? Promise.resolve() : bench().add(id);
    });
    await bench().add('a');
    await bench().dispatch.idle();
    expect(handled).toBe(1);
  });

  it.each(['rejects', 'throws'])('that fail (%s) fail whoever waits next, once', async (how) => {
    const failure = new Error('no disk');
    bench().dispatch.onJob(({ id }) => {
      if (id === 'b') return Promise.resolve(void bench().ended.push(id));
      if (how === 'throws') throw failure;
      return Promise.reject(failure);
    });
    await bench().add('a', 'b');
    await expect(bench().dispatch.idle()).rejects.toBe(failure);
    await bench().dispatch.idle();
    expect(bench().ended).toEqual(['b']);
  });

  it('that failed may have their job added again', async () => {
    let tries = 0;
    bench().dispatch.onJob(() =>
      tries++ === 0 ? Promise.reject(new Error('no disk')) : Promise.resolve(),
    );
    await bench().add('a');
    await expect(bench().dispatch.idle()).rejects.toThrow('no disk');
    await bench().add('a');
    await bench().dispatch.idle();
    expect(tries).toBe(2);
  });
}

function describeClosing(bench: () => Bench): void {
  it('waits for jobs under way, and starts none after them', async () => {
    const ids = Array.from({ length: limits.dispatchConcurrency + 1 }, (_, n) => `job-${n}`);
    let closed = false;
    bench().listen({ gated: true });
    await bench().add(...ids);
    await bench().untilStarted(limits.dispatchConcurrency);
    const closing = bench()
      .dispatch.close()
      .then(() => (closed = true));
    await turn();
    expect(closed).toBe(false);
    for (const id of ids) bench().letGo(id);
    await closing;
    await turn();
    expect(bench().started).toHaveLength(limits.dispatchConcurrency);
    expect(bench().ended).toHaveLength(limits.dispatchConcurrency);
  });

  it('refuses further jobs', async () => {
    bench().listen();
    await bench().dispatch.close();
    await expect(bench().add('a')).rejects.toMatchObject({ code: 'dispatch-closed' });
    expect(bench().started).toEqual([]);
  });
}
