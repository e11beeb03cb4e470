import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { MemoryEventLog, SqliteEventLog, type EventLog } from '#event-log';
import {
  EventRegistry,
  limits,
  parseInstant,
  Refusal,
  sequentialIds,
  type CommandContext,
  type Decider,
  type RecordedEvent,
} from '#kernel';
import { CommandLoop } from './command-loop.js';

type Added = { readonly type: 'Added'; readonly data: { readonly amount: number } };
type Add = { readonly amount: number };
interface Sum {
  readonly total: number;
}

/** Adds up to ten and refuses to go beyond; adding nothing changes nothing. */
const sum: Decider<Sum, Add, Added> = {
  initial: { total: 0 },
  decide({ amount }, { total }) {
    if (total + amount > 10) throw new Refusal('sum-too-large', { total });
    return Array.from({ length: amount }, () => ({ type: 'Added', data: { amount: 1 } }));
  },
  evolve: ({ total }, { data }) => ({ total: total + data.amount }),
};

const stream = 'sum-1';
const now = parseInstant('2024-02-19T09:00:00Z');
const context: CommandContext = {
  now,
  actor: { kind: 'account', id: 'ada' },
  correlationId: 'correlation',
  causationId: 'cause',
};
const registry = new EventRegistry({ Added: { schema: 1 } });

/** A real log, with something that happens around an append. */
class Disturbed implements EventLog {
  appends = 0;
  /** From which revision, and of which stream. */
  reads: Parameters<EventLog['readStream']>[] = [];
  before: () => Promise<unknown> = () => Promise.resolve();
  after: () => Promise<unknown> = () => Promise.resolve();

  constructor(private readonly log: EventLog) {}

  async append(...[name, events, expected]: Parameters<EventLog['append']>) {
    this.appends++;
    await this.before();
    const appended = await this.log.append(name, events, expected);
    await this.after();
    return appended;
  }

  readStream(...args: Parameters<EventLog['readStream']>) {
    this.reads.push(args);
    return this.log.readStream(...args);
  }
  readAll(...args: Parameters<EventLog['readAll']>) {
    return this.log.readAll(...args);
  }
  subscribe(...args: Parameters<EventLog['subscribe']>) {
    return this.log.subscribe(...args);
  }
  head() {
    return this.log.head();
  }
  eventAt(...args: Parameters<EventLog['eventAt']>) {
    return this.log.eventAt(...args);
  }
  eraseStream(...args: Parameters<EventLog['eraseStream']>) {
    return this.log.eraseStream(...args);
  }
  close() {
    return this.log.close();
  }
}

describe.each(['memory', 'SQLite'])('CommandLoop on a %s log', (kind) => {
  let directory: string;
  let log: EventLog;
  let disturbed: Disturbed;
  let loop: CommandLoop;
  let other: CommandLoop;
  const newLoop = (over: EventLog, seed: string) =>
    new CommandLoop(over, registry, sequentialIds(seed, { now: () => now }));
  const add = (amount: number, by = loop) => by.run(stream, sum, { amount }, context);

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'rollcall-engine-'));
    log =
      kind === 'memory' ? new MemoryEventLog() : SqliteEventLog.open(join(directory, 'log.sqlite'));
    disturbed = new Disturbed(log);
    loop = newLoop(disturbed, 'one');
    other = newLoop(log, 'other');
  });
  afterEach(async () => {
    await log.close();
    await rm(directory, { recursive: true });
  });

  const stored = async () => {
    const events: RecordedEvent[] = [];
    for await (const event of log.readStream(stream)) events.push(event);
    return events;
  };

  it('stores what was decided, with who asked, when and why', async () => {
    expect(await add(2)).toMatchObject({ state: { total: 2 }, revision: 1 });
    const [event] = await stored();
    expect(event).toMatchObject({
      type: 'Added',
      data: { amount: 1 },
      metadata: {
        $correlationId: 'correlation',
        $causationId: 'cause',
        actor: { kind: 'account', id: 'ada' },
        at: now,
        schema: 1,
      },
    });
    expect(await stored()).toHaveLength(2);
  });

  it('asks the log neither for a stream that is new nor for one that it has written', async () => {
    await add(1);
    await add(1);
    expect(disturbed.reads).toEqual([]);
    expect(await stored()).toHaveLength(2);
  });

  it('reads no more than what others added where they came first, to a stream it knows or not', async () => {
    await add(1, other);
    expect(await add(1)).toMatchObject({ state: { total: 2 }, revision: 1 });
    expect(disturbed.reads).toEqual([[stream, { from: 0 }]]);
    await add(1, other);
    expect(await add(1)).toMatchObject({ state: { total: 4 }, revision: 3 });
    expect(disturbed.reads.slice(1)).toEqual([[stream, { from: 2 }]]);
  });

  it('stores nothing when what was asked for is already so', async () => {
    expect(await add(0)).toEqual({ state: { total: 0 }, revision: undefined, events: [] });
    await add(1);
    expect(await add(0)).toEqual({ state: { total: 1 }, revision: 0, events: [] });
    expect(disturbed.appends).toBe(1);
  });

  it('changes nothing when the decider refuses', async () => {
    await add(9);
    await expect(add(2)).rejects.toMatchObject({ kind: 'refusal', code: 'sum-too-large' });
    expect(await stored()).toHaveLength(9);
    expect(disturbed.appends).toBe(1);
    expect((await add(1)).state).toEqual({ total: 10 });
  });

  it('decides again on what another writer made of the stream', async () => {
    await add(1);
    disturbed.before = async () => {
      disturbed.before = () => Promise.resolve();
      await add(8, other);
    };
    expect(await add(1)).toMatchObject({ state: { total: 10 }, revision: 9 });
    expect(disturbed.appends).toBe(3);
    expect(await stored()).toHaveLength(10);
  });

  it('refuses what the other writer has made impossible', async () => {
    disturbed.before = async () => {
      disturbed.before = () => Promise.resolve();
      await add(10, other);
    };
    await expect(add(1)).rejects.toMatchObject({ code: 'sum-too-large' });
    expect(await stored()).toHaveLength(10);
  });

  it('FM-35: appends again after an append was refused', async () => {
    disturbed.before = async () => {
      disturbed.before = () => Promise.resolve();
      await add(1, other);
    };
    await add(1);
    await add(1);
    await add(1, other);
    expect((await stored()).map(({ revision }) => revision)).toEqual([0, 1, 2, 3]);
  });

  it(`gives up as a fault once others came first ${limits.commandAttemptsMax} times`, async () => {
    disturbed.before = () => add(1, other);
    const outcome = loop.run(stream, { ...sum, decide: () => [one] }, { amount: 1 }, context);
    await expect(outcome).rejects.toMatchObject({ kind: 'fault', code: 'too-much-contention' });
    expect(disturbed.appends).toBe(limits.commandAttemptsMax);
    expect(await stored()).toHaveLength(limits.commandAttemptsMax);
    disturbed.before = () => Promise.resolve();
    expect((await add(1)).state).toEqual({ total: limits.commandAttemptsMax + 1 });
  });

  it('reads back whether its events were stored when the answer to an append is lost', async () => {
    await add(1);
    const lost = new Error('the connection broke');
    disturbed.after = () => Promise.reject(lost);
    expect(await add(3)).toMatchObject({ state: { total: 4 }, revision: 3 });
    disturbed.after = () => Promise.resolve();
    expect((await add(1)).state).toEqual({ total: 5 });
    expect(await stored()).toHaveLength(5);
  });

  it('takes no other writer’s events for its own when an answer is lost', async () => {
    const lost = new Error('the connection broke');
    disturbed.before = async () => {
      await add(1, other);
      throw lost;
    };
    await expect(add(1)).rejects.toBe(lost);
    disturbed.before = () => Promise.resolve();
    expect((await add(1)).state).toEqual({ total: 2 });
    expect(await stored()).toHaveLength(2);
  });

  it('passes on what the log failed with, and knows what is stored the next time', async () => {
    const broken = new Error('no disk');
    disturbed.before = () => Promise.reject(broken);
    await expect(add(1)).rejects.toBe(broken);
    disturbed.before = () => Promise.resolve();
    expect(await add(1)).toMatchObject({ state: { total: 1 }, revision: 0 });
  });

  it('sees what somebody else appended to a stream it has at hand', async () => {
    await add(1);
    await add(3, other);
    expect(await loop.load(stream, sum)).toEqual({ state: { total: 4 }, revision: 3 });
    expect(await add(2)).toMatchObject({ state: { total: 6 }, revision: 5 });
    expect(await loop.load('sum-2', sum)).toEqual({ state: { total: 0 }, revision: undefined });
  });

  it('lets commands to one stream at once all have their effect', async () => {
    await Promise.all([1, 2, 3].map((amount) => add(amount)));
    expect((await loop.load(stream, sum)).state).toEqual({ total: 6 });
    expect((await newLoop(log, 'new').load(stream, sum)).state).toEqual({ total: 6 });
  });
});

const one: Added = { type: 'Added', data: { amount: 1 } };
