import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { MemoryEventLog } from '#event-log';
import {
  CommandMessage,
  EventRegistry,
  Fault,
  limits,
  parseInstant,
  Refusal,
  type DomainEvent,
  type Effect,
  type Process,
} from '#kernel';
import { MemorySnapshots, type Snapshots } from '#snapshots';
import { testEvent, testEvents } from '#testing';
import { VirtualTimers } from '#timers';
import { InProcessDispatch } from './dispatch/in-process-dispatch.js';
import { Effects } from './effects.js';
import type { Rest } from './patience.js';
import { ProcessRunner } from './process-runner.js';
import { WholeShare } from './share.js';

const now = parseInstant('2024-02-19T09:00:00Z');
const clock = { now: () => now };
class Echo extends CommandMessage<{ readonly of: string }> {}

/** Counts the events of its stream, and echoes each. */
const echoOfSeen: Process<{ readonly seen: number }, DomainEvent> = {
  name: 'echo',
  category: 'thing-',
  fold: { initial: { seen: 0 }, evolve: ({ seen }) => ({ seen: seen + 1 }) },
  react: ({ seen }, { stream, type }) =>
    type === 'Quiet' ? [] : [{ kind: 'command', command: Echo, data: { of: `${stream} ${seen}` } }],
};

// As `capability` does: the runner hands a process only states of its own.
const echo = echoOfSeen as unknown as Process<object, DomainEvent>;

describe('ProcessRunner', () => {
  const registry = new EventRegistry();
  let log: MemoryEventLog;
  let snapshots: Snapshots;
  let echoes: string[];
  let failWith: ((of: string) => unknown) | undefined;
  let runners: ProcessRunner[];
  let rest: Rest | undefined;

  beforeEach(() => {
    log = new MemoryEventLog();
    snapshots = new MemorySnapshots();
    echoes = [];
    failWith = undefined;
    rest = undefined;
    runners = [];
  });
  afterEach(async () => {
    await Promise.all(runners.map((runner) => runner.stop()));
    await log.close();
  });

  const bus = {
    execute: (command: Echo) => {
      echoes.push(command.data.of);
      const failure = failWith?.(command.data.of);
      return failure === undefined ? Promise.resolve() : Promise.reject(failure as Error);
    },
  };
  const partsWith = (effects: Effects) => ({
    log,
    registry,
    effects,
    clock,
    share: new WholeShare('echo', log, snapshots),
    ...(rest === undefined ? {} : { rest }),
  });
  const start = async (process = echo) => {
    const effects = new Effects(bus as never, new VirtualTimers(clock), new InProcessDispatch());
    const runner = new ProcessRunner(process, partsWith(effects));
    runners.push(runner);
    await runner.start();
    return runner;
  };
  const caughtUp = async (runner: ProcessRunner) => runner.progress.until(await log.head());
  const checkpoint = async () => (await snapshots.load('process:echo', 1))?.position;

  it('reacts to what is in the log and to what comes, each with the state up to and with it', async () => {
    await log.append('thing-1', testEvents(2), 'no-stream');
    const runner = await start();
    await caughtUp(runner);
    await log.append('thing-2', testEvents(1), 'no-stream');
    await log.append('thing-1', testEvents(1), 1);
    await caughtUp(runner);
    expect(echoes.toSorted()).toEqual(['thing-1 1', 'thing-1 2', 'thing-1 3', 'thing-2 1']);
  });

  it('takes no notice of other categories, and its checkpoint passes them all the same', async () => {
    await log.append('other-1', testEvents(limits.checkpointEveryEvents), 'no-stream');
    const runner = await start();
    await caughtUp(runner);
    await log.append('other-2', testEvents(limits.checkpointEveryEvents - 1), 'no-stream');
    await caughtUp(runner);
    expect(echoes).toEqual([]);
    expect(await checkpoint()).toBe(limits.checkpointEveryEvents);
  });

  it('says of each command that the event was its cause', async () => {
    const contexts: unknown[] = [];
    const event = testEvent();
    const capture = { execute: (command: Echo) => Promise.resolve(contexts.push(command.context)) };
    await log.append('thing-1', [event], 'no-stream');
    const effects = new Effects(
      capture as never,
      new VirtualTimers(clock),
      new InProcessDispatch(),
    );
    const runner = new ProcessRunner(echo, partsWith(effects));
    runners.push(runner);
    await runner.start();
    await caughtUp(runner);
    expect(contexts).toEqual([
      {
        now,
        actor: { kind: 'process', id: 'echo' },
        correlationId: event.metadata.$correlationId,
        causationId: event.id,
      },
    ]);
  });

  it('FM-32: events before its checkpoint have no effects after a restart', async () => {
    await log.append('thing-1', testEvents(3), 'no-stream');
    const first = await start();
    await caughtUp(first);
    await first.stop();
    echoes.length = 0;
    const second = await start();
    await caughtUp(second);
    expect(echoes).toEqual([]);
    await log.append('thing-1', testEvents(1), 2);
    await caughtUp(second);
    expect(echoes).toEqual(['thing-1 4']);
  });

  it('moves its checkpoint only after the effects', async () => {
    const seen: unknown[] = [];
    failWith = () => void seen.push('effect');
    const real = snapshots;
    snapshots = Object.assign(Object.create(real) as Snapshots, {
      save: (snapshot: Parameters<Snapshots['save']>[0]) => {
        seen.push(snapshot.position);
        return real.save(snapshot);
      },
    });
    await log.append('thing-1', testEvents(2), 'no-stream');
    await caughtUp(await start());
    expect(seen).toEqual(['effect', 'effect', 2]);
  });

  it('repeats effects after a crash between effect and checkpoint, and loses none', async () => {
    const real = snapshots;
    const crash = new Error('the process died');
    await log.append('thing-1', testEvents(2), 'no-stream');
    snapshots = Object.assign(Object.create(real) as Snapshots, {
      save: () => Promise.reject(crash),
    });
    await expect(caughtUp(await start())).rejects.toBe(crash);
    expect(echoes).toEqual(['thing-1 1', 'thing-1 2']);
    expect(await real.load('process:echo', 1)).toBeUndefined();

    snapshots = real;
    await caughtUp(await start());
    expect(echoes).toEqual(['thing-1 1', 'thing-1 2', 'thing-1 1', 'thing-1 2']);
    expect(await checkpoint()).toBe(2);
  });

  it('stops at an effect that fails, tells whoever waits, and does it again after a restart', async () => {
    const fault = new Error('no disk');
    failWith = (of) => (of === 'thing-1 2' ? fault : undefined);
    await log.append('thing-1', testEvents(3), 'no-stream');
    const runner = await start();
    await expect(caughtUp(runner)).rejects.toBe(fault);
    expect(await checkpoint()).toBeUndefined();

    failWith = undefined;
    echoes.length = 0;
    await caughtUp(await start());
    expect(echoes).toEqual(['thing-1 1', 'thing-1 2', 'thing-1 3']);
  });

  it('goes on past a fault that passes, and leaves nothing out', async () => {
    let faults = 0;
    failWith = (of) => (of === 'thing-1 2' && faults++ < 2 ? new Error('busy') : undefined);
    await log.append('thing-1', testEvents(3), 'no-stream');
    await caughtUp(await start());
    expect(echoes).toEqual(['thing-1 1', ...Array<string>(3).fill('thing-1 2'), 'thing-1 3']);
    expect(await checkpoint()).toBe(3);
  });

  it('waits for a store that is away as long as it takes, and leaves nothing out', async () => {
    const rests: number[] = [];
    failWith = (of) =>
      of === 'thing-1 2' && rests.length < 10 ? new Fault('log-unavailable', 'away') : undefined;
    await log.append('thing-1', testEvents(3), 'no-stream');
    rest = (ms) => Promise.resolve(void rests.push(ms));
    await caughtUp(await start());
    expect(new Set(echoes)).toEqual(new Set(['thing-1 1', 'thing-1 2', 'thing-1 3']));
    expect(rests.slice(0, 3)).toEqual([100, 200, 400]);
    expect(Math.max(...rests)).toBe(limits.awayRetryMaxMs);
    expect(await checkpoint()).toBe(3);
  });

  it('waits no longer when it is stopped, and does it again after a restart', async () => {
    failWith = () => new Fault('redis-unavailable', 'away');
    await log.append('thing-1', testEvents(1), 'no-stream');
    const waiting = new Promise<void>((resolve) => {
      rest = (_, signal) => {
        resolve();
        return new Promise((end) => signal.addEventListener('abort', () => end()));
      };
    });
    const runner = await start();
    await waiting;
    await runner.stop();
    expect(await checkpoint()).toBeUndefined();
    failWith = undefined;
    await caughtUp(await start());
    expect(await checkpoint()).toBe(1);
  });

  it('goes on past a command that a rule refuses', async () => {
    failWith = (of) => (of === 'thing-1 1' ? new Refusal('too-late') : undefined);
    await log.append('thing-1', testEvents(2), 'no-stream');
    await caughtUp(await start());
    expect(echoes).toEqual(['thing-1 1', 'thing-1 2']);
    expect(await checkpoint()).toBe(2);
  });

  it('keeps the order of each stream, however many come at once', async () => {
    for (let round = 0; round < 40; round++)
      for (const stream of ['thing-1', 'thing-2', 'thing-3'])
        await log.append(stream, testEvents(5), 'any');
    await caughtUp(await start());
    for (const stream of ['thing-1', 'thing-2', 'thing-3'])
      expect(echoes.filter((line) => line.startsWith(stream))).toEqual(
        Array.from({ length: 200 }, (_, n) => `${stream} ${n + 1}`),
      );
  });

  it('folds a stream afresh where it was not at hand', async () => {
    const quietFirst = [testEvent({ type: 'Quiet' }), testEvent({ type: 'Quiet' })];
    await log.append('thing-1', quietFirst, 'no-stream');
    const first = await start();
    await caughtUp(first);
    await first.stop();
    await log.append('thing-1', testEvents(1), 1);
    await caughtUp(await start());
    expect(echoes).toEqual(['thing-1 3']);
  });
});

describe('Effects', () => {
  const context = {
    now,
    actor: { kind: 'process', id: 'test' },
    correlationId: 'c',
    causationId: 'e',
  } as const;
  const command: Effect = { kind: 'command', command: Echo, data: { of: 'x' } };
  const failing = (error: unknown) => ({ execute: () => Promise.reject(error as Error) });
  const over = (
    bus: object,
    timers = new VirtualTimers(clock),
    dispatch = new InProcessDispatch(),
  ) => new Effects(bus as never, timers, dispatch);

  it('take a refusal for the last word', async () => {
    await over(failing(new Refusal('ping-unknown'))).perform([command, command], context);
  });

  it('pass on every other failure', async () => {
    const fault = new Error('no disk');
    await expect(over(failing(fault)).perform([command], context)).rejects.toBe(fault);
  });

  it('done twice set one timer and queue one job', async () => {
    const fired: string[] = [];
    const sent: string[] = [];
    const timers = new VirtualTimers(clock);
    const dispatch = new InProcessDispatch();
    timers.onDue(({ id }) => Promise.resolve(void fired.push(id)));
    const effects: readonly Effect[] = [
      { kind: 'timer', timer: { id: 't.1', due: now, payload: {} } },
      { kind: 'dispatch', id: 'job', job: {} },
    ];
    await over({}, timers, dispatch).perform([...effects, ...effects], context);
    await over({}, timers, dispatch).perform(effects, context);
    dispatch.onJob(({ id }) => Promise.resolve(void sent.push(id)));
    await timers.fireDue();
    await dispatch.idle();
    expect([fired, sent]).toEqual([['t.1'], ['job']]);
  });
});
