import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { MemoryEventLog } from '#event-log';
import {
  addMs,
  CommandMessage,
  EventRegistry,
  limits,
  parseInstant,
  sequentialIds,
  type DomainEvent,
  type Process,
} from '#kernel';
import { testEvents } from '#testing';
import { VirtualClock, VirtualTimers } from '#timers';
import { InProcessDispatch } from '../dispatch/in-process-dispatch.js';
import { Effects } from '../effects.js';
import { ProcessRunner } from '../process-runner.js';
import { Crew } from './crew.js';
import { MemoryMembers } from './memory-members.js';
import type { Members } from './members.port.js';
import { sliceOf, slicesOf } from './slice-of.js';

class Echo extends CommandMessage<{ readonly of: string }> {}

/** Echoes each event of its stream with its number. */
const echo = {
  name: 'echo',
  category: 'thing-',
  fold: { initial: { seen: 0 }, evolve: ({ seen }) => ({ seen: seen + 1 }) },
  react: ({ seen }, { stream }) => [
    { kind: 'command', command: Echo, data: { of: `${stream} ${seen}` } },
  ],
} satisfies Process<{ readonly seen: number }, DomainEvent> as unknown as Process<
  object,
  DomainEvent
>;

const streams = Array.from({ length: 64 }, (_, n) => `thing-${n}`);

describe('a crew', () => {
  let log: MemoryEventLog;
  let clock: VirtualClock;
  let members: Members;
  let workers: TestWorker[];

  beforeEach(() => {
    log = new MemoryEventLog();
    clock = new VirtualClock(parseInstant('2024-02-19T09:00:00Z'));
    members = new MemoryMembers(clock);
    workers = [];
  });
  afterEach(async () => {
    await Promise.all(workers.map((worker) => worker.runner.stop()));
    await log.close();
  });

  class TestWorker {
    readonly echoes: string[] = [];
    readonly runner: ProcessRunner;
    readonly crew: Crew;
    private readonly runners: ReadonlyMap<string, ProcessRunner>;

    /** What an echo fails with. */
    failWith: (of: string) => unknown = () => undefined;

    constructor(readonly name: string) {
      this.crew = new Crew({ members, self: name }, log, sequentialIds(name, clock), clock);
      const bus = {
        execute: ({ data }: Echo) => {
          this.echoes.push(data.of);
          const failure = this.failWith(data.of);
          return failure === undefined ? Promise.resolve() : Promise.reject(failure as Error);
        },
      };
      const effects = new Effects(bus as never, new VirtualTimers(clock), new InProcessDispatch());
      const share = this.crew.shareOf('echo');
      const registry = new EventRegistry();
      this.runner = new ProcessRunner(echo, { log, registry, effects, clock, share });
      this.runners = new Map([['echo', this.runner]]);
      workers.push(this);
    }

    async start(): Promise<this> {
      await this.runner.start();
      await this.look();
      return this;
    }

    async look() {
      const looked = await this.crew.look(this.runners);
      await this.crew.settled();
      await this.runner.progress.until(await log.head());
      return looked;
    }
  }

  const worker = (name: string) => new TestWorker(name).start();
  const eventsOf = async (stream: string) => {
    let count = 0;
    for await (const _ of log.readStream(stream)) count++;
    return count;
  };
  const happen = async (...names: readonly string[]) => {
    for (const name of names) await log.append(name, testEvents(1), 'any');
  };
  const lookAll = async (...all: readonly TestWorker[]) => {
    // The first may still hold what the last has just been given.
    for (let round = 0; round < 2; round++) for (const one of all) await one.look();
  };

  it('divides the streams: each is worked on by one, and none by nobody', async () => {
    const [a, b, c] = [await worker('a'), await worker('b'), await worker('c')];
    await lookAll(a, b, c);
    for (const one of [a, b, c]) one.echoes.length = 0;
    await happen(...streams);
    await lookAll(a, b, c);
    const done = [...a.echoes, ...b.echoes, ...c.echoes];
    expect(done.toSorted()).toEqual(streams.map((stream) => `${stream} 1`).toSorted());
    for (const one of [a, b, c]) {
      expect(one.echoes.length).toBeGreaterThan(0);
      expect(streams.filter((stream) => one.crew.owns(stream))).toHaveLength(one.echoes.length);
    }
  });

  it('takes over from a worker that died, from where it had written down that it was', async () => {
    const [a, b] = [await worker('a'), await worker('b')];
    await lookAll(a, b);
    await happen(...streams);
    await lookAll(a, b);
    clock.set(addMs(clock.now(), limits.sliceCheckpointEveryMs));
    await lookAll(a, b);
    await b.runner.stop();
    await happen(...streams);
    clock.set(addMs(clock.now(), limits.memberSilenceMsMax + 1));
    a.echoes.length = 0;
    await a.look();
    // What b did is not done again, and what nobody did is.
    expect(a.echoes.toSorted()).toEqual(streams.map((stream) => `${stream} 2`).toSorted());
  });

  it('goes on where a worker that left had come', async () => {
    const a = await worker('a');
    await happen(...streams);
    await a.look();
    await a.runner.stop();
    await a.crew.leave();
    const b = await worker('b');
    expect(b.echoes).toEqual([]);
    await happen('thing-1');
    await b.look();
    expect(b.echoes).toEqual(['thing-1 2']);
  });

  it('lets nobody go on with a slice that somebody else has taken', async () => {
    const a = await worker('a');
    await happen(...streams);
    await a.look();
    // A second one that cannot see the first: each takes everything for its own.
    members = new MemoryMembers(clock);
    const b = await worker('b');
    a.echoes.length = 0;
    await happen(...streams);
    await b.look();
    clock.set(addMs(clock.now(), limits.sliceCheckpointEveryMs));
    await a.crew.leave();
    a.echoes.length = 0;
    await happen(...streams);
    await a.runner.progress.until(await log.head());
    expect(a.echoes).toEqual([]);
    await b.look();
    expect(new Set(b.echoes).size).toBeGreaterThanOrEqual(streams.length * 2);
  });

  it('stops loudly where what a slice owes cannot be done, and fills no log with tries', async () => {
    await happen(...streams);
    const a = new TestWorker('a');
    a.failWith = (of) => (of === 'thing-1 1' ? new Error('no disk') : undefined);
    await expect(a.start()).rejects.toThrow('no disk');
    await expect(a.runner.progress.until(await log.head())).rejects.toThrow('no disk');
    const taken = await eventsOf('slice-echo.0');
    for (let looks = 0; looks < 5; looks++) await a.look().catch(() => {});
    expect(await eventsOf('slice-echo.0')).toBe(taken);
  });

  it('speaks by itself while a start takes long', async () => {
    const a = await worker('a');
    const spoken = new Promise<void>((resolve) => {
      const beat = members.beat.bind(members);
      members.beat = (member) => {
        resolve();
        return beat(member);
      };
    });
    a.crew.keepSpeaking();
    await spoken;
    await a.crew.leave();
  });

  it('goes on alone with what it holds while nobody can tell who is there', async () => {
    const a = await worker('a');
    const beat = members.beat.bind(members);
    members.beat = () => Promise.reject(new Error('away'));
    await happen(...streams);
    await expect(a.look()).rejects.toThrow('away');
    await a.runner.progress.until(await log.head());
    expect(a.echoes).toHaveLength(streams.length);
    members.beat = beat;
    await a.look();
  });

  it('begins at the log’s first event where nobody has worked yet', async () => {
    await happen(...streams);
    const a = await worker('a');
    expect(a.echoes).toHaveLength(streams.length);
    expect(a.echoes.every((line) => line.endsWith(' 1'))).toBe(true);
  });

  it('leaves no trace in history', async () => {
    await worker('a');
    await happen('thing-1');
    const types: string[] = [];
    for await (const { type } of log.readAll()) types.push(type);
    expect(types).toEqual(['ThingHappened']);
  });
});

describe('slices', () => {
  it('are divided without remainder, however many share them', () => {
    for (let count = 1; count <= limits.slices + 2; count++) {
      const members = Array.from(
        { length: count },
        (_, n) => `worker-${String(n).padStart(2, '0')}`,
      );
      const all = members.flatMap((member) => slicesOf(member, members));
      expect(all.toSorted((x, y) => x - y)).toEqual(
        Array.from({ length: limits.slices }, (_, n) => n),
      );
    }
    expect(slicesOf('stranger', ['a', 'b'])).toEqual([]);
  });

  it('of a stream are the same for ever', () => {
    expect(['ping-test.se-1', 'campaign-test', 'thing-0'].map(sliceOf)).toEqual([7, 1, 11]);
    expect(new Set(streams.map(sliceOf)).size).toBe(limits.slices);
  });
});
