import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { derivedId, limits, parseInstant, type NewEvent, type RecordedEvent } from '#kernel';
import type { EventLog } from '../event-log.port.js';
import { MemoryEventLog } from '../memory/memory-event-log.js';
import { SqliteEventLog } from '../sqlite/sqlite-event-log.js';
import { copyLog, type CopyProgress } from './copy-log.js';

let made: number;
beforeEach(() => {
  made = 0;
});

function newEvent(data: NewEvent['data'] = {}, type = 'ThingHappened'): NewEvent {
  const id = derivedId('copy', String(made++));
  return {
    id,
    type,
    data: { number: made, text: 'Ünï\u2028code', ...data },
    metadata: {
      $correlationId: id,
      $causationId: id,
      actor: { kind: 'process', id: 'copy' },
      at: parseInstant('2024-02-19T09:00:00Z'),
      schema: 1,
    },
  };
}

/** Appends to each stream as many events as told, and grows the stream by them. */
async function filled(appends: readonly (readonly [string, number])[]): Promise<MemoryEventLog> {
  const log = new MemoryEventLog();
  await fill(log, appends);
  return log;
}

async function fill(log: EventLog, appends: readonly (readonly [string, number])[]) {
  for (const [stream, count] of appends)
    await log.append(
      stream,
      Array.from({ length: count }, () => newEvent()),
      'any',
    );
}

async function historyOf(log: EventLog): Promise<readonly Omit<RecordedEvent, 'position'>[]> {
  const events = [];
  for await (const { position: _, ...event } of log.readAll()) events.push(event);
  return events;
}

/** The log, whose appends first do what `before` says. */
function watched(log: EventLog, before: (events: readonly NewEvent[]) => void): EventLog {
  const append: EventLog['append'] = async (stream, events, expected) => {
    before(events);
    return log.append(stream, events, expected);
  };
  return Object.create(log, { append: { value: append } }) as EventLog;
}

const interleaved = [
  ['a-1', 2],
  ['b-1', 1],
  ['a-1', 1],
  ['a-1', 1],
  ['c-1', 3],
  ['b-1', 1],
] as const;

describe('copying a log', () => {
  it('keeps order, streams, revisions, ids, types, data and metadata', async () => {
    const [source, target] = [await filled(interleaved), new MemoryEventLog()];
    const copied = await copyLog(source, target);
    expect(copied).toEqual({
      events: 9,
      copied: 9,
      digest: expect.stringMatching(/^[\da-f]{64}$/),
    });
    expect(await historyOf(target)).toEqual(await historyOf(source));
  });

  it('puts what follows one another in a stream into one append, within the limits', async () => {
    const source = await filled(interleaved);
    await source.append('d-1', [newEvent({ large: 'x'.repeat(600_000) })], 'any');
    await source.append('d-1', [newEvent({ large: 'x'.repeat(600_000) })], 'any');
    for (let n = 0; n < 3; n++) await fill(source, [['e-1', limits.appendEventsMax - 1]]);
    const appends: number[] = [];
    const target = watched(new MemoryEventLog(), ({ length }) => appends.push(length));
    await copyLog(source, target);
    expect(appends).toEqual([2, 1, 2, 3, 1, 1, 1, 1_000, 1_000, 997]);
  });

  it('copies nothing where all is there, and says so', async () => {
    const [source, target] = [await filled(interleaved), new MemoryEventLog()];
    const first = await copyLog(source, target);
    expect(await copyLog(source, target)).toEqual({ ...first, copied: 0 });
    expect(await copyLog(new MemoryEventLog(), new MemoryEventLog())).toMatchObject({ events: 0 });
  });

  it('adds what came to the source since', async () => {
    const [source, target] = [await filled(interleaved), new MemoryEventLog()];
    await copyLog(source, target);
    await fill(source, [['a-1', 2]]);
    expect(await copyLog(source, target)).toMatchObject({ events: 11, copied: 2 });
    expect(await historyOf(target)).toEqual(await historyOf(source));
  });

  it('leaves housekeeping where it is, on both sides', async () => {
    const [source, target] = [await filled(interleaved), new MemoryEventLog()];
    await fill(source, [['key-source', 1]]);
    await fill(source, [['a-1', 1]]);
    await fill(target, [['slice-target', 1]]);
    expect(await copyLog(source, target)).toMatchObject({ events: 10 });
    expect(await historyOf(target)).toEqual(await historyOf(source));
    for await (const _ of target.readStream('key-source')) throw new Error('a key was copied');
  });

  it('tells how far it is', async () => {
    const seen: CopyProgress[] = [];
    const source = await filled(interleaved);
    await copyLog(source, new MemoryEventLog(), { onProgress: (progress) => seen.push(progress) });
    expect(seen.map(({ phase }) => phase)).toEqual([
      ...Array<string>(5).fill('copy'),
      ...Array<string>(9).fill('verify'),
    ]);
    expect(seen.at(-1)).toEqual({ phase: 'verify', position: 9, head: 9 });
  });
});

describe('what is to be done before anything is appended', () => {
  it('is waited for, and left undone where the target is refused', async () => {
    const [source, target] = [await filled(interleaved), new MemoryEventLog()];
    const done: string[] = [];
    const onAccepted = async () => {
      await Promise.resolve();
      done.push('accepted');
    };
    await copyLog(
      source,
      watched(target, () => done.push('append')),
      { onAccepted },
    );
    expect(done.slice(0, 2)).toEqual(['accepted', 'append']);
    await fill(target, [['f-1', 1]]);
    await expect(copyLog(source, target, { onAccepted })).rejects.toMatchObject({
      code: 'log-copy-target-longer',
    });
    expect(done.filter((what) => what === 'accepted')).toHaveLength(1);
  });
});

describe('a copy that is interrupted', () => {
  it('at any append, before or after it was stored, is gone on with by the same call', async () => {
    const source = await filled(interleaved);
    const whole = await copyLog(source, new MemoryEventLog());
    for (let at = 1; at <= 5; at++)
      for (const stored of [true, false]) {
        const target = new MemoryEventLog();
        let appends = 0;
        const failing: EventLog['append'] = async (...append) => {
          if (++appends !== at) return target.append(...append);
          if (stored) await target.append(...append);
          throw new Error('the connection broke');
        };
        const broken = Object.create(target, { append: { value: failing } }) as EventLog;
        await expect(copyLog(source, broken)).rejects.toThrow('the connection broke');
        const { copied: _, ...outcome } = await copyLog(source, target);
        expect({ ...outcome, copied: 9 }).toEqual(whole);
        expect(await historyOf(target)).toEqual(await historyOf(source));
      }
  });

  it('by whoever started it ends between two appends, with a clear word', async () => {
    const [source, target] = [await filled(interleaved), new MemoryEventLog()];
    const stop = new AbortController();
    const stopping = watched(target, () => stop.abort());
    await expect(copyLog(source, stopping, { signal: stop.signal })).rejects.toMatchObject({
      code: 'log-copy-interrupted',
    });
    expect(await historyOf(target)).toHaveLength(2);
    expect(await copyLog(source, target)).toMatchObject({ events: 9, copied: 7 });
  });
});

describe('a target that is no beginning of the source is refused, unchanged', () => {
  async function refusal(change: (target: EventLog, events: RecordedEvent[]) => Promise<void>) {
    const [source, target] = [await filled(interleaved), new MemoryEventLog()];
    const events: RecordedEvent[] = [];
    for await (const event of source.readAll()) events.push(event);
    await change(target, events);
    const before = await historyOf(target);
    const error: unknown = await copyLog(source, target).catch((reason: unknown) => reason);
    expect(await historyOf(target)).toEqual(before);
    return error as Error;
  }

  it('for another event', async () => {
    const error = await refusal(async (target, [first]) => {
      await target.append('a-1', [first!, newEvent({}, 'OtherHappened')], 'any');
    });
    expect(error).toMatchObject({ kind: 'refusal', code: 'log-copy-target-differs' });
    expect(error.message).toMatch(
      /its event 2 is OtherHappened \S+ at revision 1 of a-1, where the source has ThingHappened \S+ at revision 1 of a-1/,
    );
  });

  it('for the same events in another order', async () => {
    const error = await refusal(async (target, [first, , third]) => {
      await target.append('b-1', [third!], 'any');
      await target.append('a-1', [first!], 'any');
    });
    expect(error.message).toMatch(/event 1 is ThingHappened \S+ at revision 0 of b-1, where/);
  });

  it('for other data or metadata of the same event', async () => {
    const withData = await refusal(async (target, [first]) => {
      await target.append('a-1', [{ ...first!, data: { number: 0 } }], 'any');
    });
    expect(withData.message).toContain('event 1 is the same, with other data');
    const withMetadata = await refusal(async (target, [first]) => {
      await target.append(
        'a-1',
        [{ ...first!, metadata: { ...first!.metadata, schema: 2 } }],
        'any',
      );
    });
    expect(withMetadata.message).toContain('event 1 is the same, with other metadata');
  });

  it('for events beyond the end of the source', async () => {
    const error = await refusal(async (target, events) => {
      for (const event of events) await target.append(event.stream, [event], 'any');
      await fill(target, [['f-1', 1]]);
    });
    expect(error).toMatchObject({ code: 'log-copy-target-longer' });
    expect(error.message).toMatch(/after 9 events, with ThingHappened \S+ at revision 0 of f-1/);
  });
});

describe('somebody else who writes meanwhile is noticed', () => {
  it('in a stream of the target that is written next', async () => {
    const [source, target] = [await filled(interleaved), new MemoryEventLog()];
    let appends = 0;
    const contended: EventLog['append'] = async (stream, ...rest) => {
      if (++appends === 2) await fill(target, [[stream, 1]]);
      return target.append(stream, ...rest);
    };
    const other = Object.create(target, { append: { value: contended } }) as EventLog;
    await expect(copyLog(source, other)).rejects.toMatchObject({ code: 'log-copy-target-written' });
  });

  it('in any other stream of the target', async () => {
    const [source, target] = [await filled(interleaved), new MemoryEventLog()];
    const other = watched(target, () => void fill(target, [['f-1', 1]]));
    await expect(copyLog(source, other)).rejects.toMatchObject({ code: 'log-copy-target-differs' });
  });

  it('in the source, whose rest the same copy then adds', async () => {
    const [source, target] = [await filled(interleaved), new MemoryEventLog()];
    const growing = watched(target, () => void fill(source, [['a-1', 1]]));
    await expect(copyLog(source, growing)).rejects.toMatchObject({
      code: 'log-copy-source-written',
    });
    expect((await copyLog(source, target)).events).toBe((await historyOf(source)).length);
  });
});

describe('between memory and SQLite', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'rollcall-copy-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('any 5,000 events come back as they were, however often it is interrupted on the way', async () => {
    const appends = fc.array(
      fc.tuple(fc.constantFrom('a-1', 'b-1', 'c-1'), fc.integer({ min: 1, max: 40 })),
      {
        minLength: 230,
        maxLength: 260,
        size: 'max',
      },
    );
    const cuts = fc.array(fc.integer({ min: 1, max: 200 }), { maxLength: 4 });
    let files = 0;
    await fc.assert(
      fc.asyncProperty(appends, cuts, async (written, interruptions) => {
        const source = await filled(written);
        const there = SqliteEventLog.open(join(folder, `${files++}.sqlite`));
        try {
          for (const cut of interruptions) await cutShort(source, there, cut);
          const one = await copyLog(source, there);
          const back = new MemoryEventLog();
          expect(await copyLog(there, back)).toEqual({ ...one, copied: one.events });
          expect(await historyOf(back)).toEqual(await historyOf(source));
        } finally {
          await there.close();
        }
      }),
      { numRuns: 3, seed: 4 },
    );
  });

  /** Lets a few appends through; one that has no more to append was whole already. */
  async function cutShort(source: EventLog, target: EventLog, appendsLeft: number): Promise<void> {
    let left = appendsLeft;
    const cut = watched(target, () => {
      if (left-- === 0) throw new Error('cut');
    });
    const ended = await copyLog(source, cut).then(
      () => 'cut',
      ({ message }: Error) => message,
    );
    expect(ended).toBe('cut');
  }
});
