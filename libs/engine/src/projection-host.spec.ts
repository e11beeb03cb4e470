import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { MemoryEventLog, SqliteEventLog, type EventLog } from '#event-log';
import { addMs, EventRegistry, parseInstant, type DomainEvent, type Projection } from '#kernel';
import { MemorySnapshots, SqliteSnapshots, type Snapshots } from '#snapshots';
import { testEvent } from '#testing';
import { ProjectionFold, type AnyProjection } from './projection-fold.js';
import { ProjectionHost } from './projection-host.js';
import { replay } from './replay.js';

type Counted = { readonly type: 'Counted'; readonly data: { readonly of: string } };

const counts: Projection<{ readonly times: number }, Counted> = {
  name: 'counts',
  revision: 1,
  key: (event) => event.data.of,
  apply: { Counted: (document) => ({ times: (document?.times ?? 0) + 1 }) },
};
/** Which things were seen an odd number of times: its documents come and go. */
const odd: Projection<true, Counted> = {
  name: 'odd',
  revision: 1,
  key: (event) => event.data.of,
  apply: { Counted: (document) => (document === undefined ? true : undefined) },
};
const projections = [counts, odd] as unknown as readonly AnyProjection[];
const registry = new EventRegistry({ Counted: { schema: 1 } });
const start = parseInstant('2024-02-19T09:00:00Z');

describe.each(['memory', 'SQLite'])('ProjectionHost on %s stores', (kind) => {
  let directory: string;
  let log: EventLog;
  let snapshots: Snapshots;
  let hosts: ProjectionHost[];
  let appended: number;

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'rollcall-projections-'));
    const inMemory = kind === 'memory';
    log = inMemory ? new MemoryEventLog() : SqliteEventLog.open(join(directory, 'log.sqlite'));
    snapshots = inMemory
      ? new MemorySnapshots()
      : SqliteSnapshots.open(join(directory, 'snapshots.sqlite'));
    hosts = [];
    appended = 0;
  });
  afterEach(async () => {
    await Promise.all(hosts.map((host) => host.stop()));
    await log.close();
    await snapshots.close();
    await rm(directory, { recursive: true });
  });

  const host = () => {
    const made = new ProjectionHost(projections, log, registry, snapshots);
    hosts.push(made);
    return made;
  };
  /** Each a second after the one before. */
  const append = async (...things: readonly string[]) => {
    for (const of of things) {
      const { metadata, ...event } = testEvent({ type: 'Counted', data: { of } });
      const at = addMs(start, 1000 * appended++);
      await log.append(`thing-${of}`, [{ ...event, metadata: { ...metadata, at } }], 'any');
    }
  };
  const timesIn = async (of: ProjectionHost, until?: Parameters<ProjectionHost['documents']>[1]) =>
    Object.fromEntries(
      [...(await of.documents(counts, until))].map(([key, { times }]) => [key, times]),
    );
  const touched = async (of: ProjectionHost, after: number, until: number) => {
    const found: { readonly key: string; readonly position: number }[] = [];
    for await (const one of of.touched('counts', after, until)) found.push(one);
    return found;
  };
  const oddIn = async (of: ProjectionHost) => [...(await of.documents(odd)).keys()].toSorted();

  it('holds what is in the log, and what comes', async () => {
    await append('a', 'b', 'a');
    const running = host();
    await running.start();
    expect(await timesIn(running)).toEqual({ a: 2, b: 1 });
    await append('b', 'c');
    expect(await timesIn(running)).toEqual({ a: 2, b: 2, c: 1 });
    expect(await oddIn(running)).toEqual(['c']);
  });

  it('is up to date with an empty log, and with one it reads nothing of', async () => {
    const running = host();
    await running.start();
    expect(await timesIn(running)).toEqual({});
    await log.append('other-1', [testEvent()], 'no-stream');
    expect(await timesIn(running)).toEqual({});
  });

  it('started from snapshots equals a fold from scratch, also where they differ in position', async () => {
    await append('a', 'b');
    const first = host();
    await first.start();
    await timesIn(first);
    await first.saveSnapshots();
    const early = (await snapshots.load('projection:odd', 1))!;
    await append('a', 'c');
    await timesIn(first);
    await first.saveSnapshots();
    await snapshots.save(early);
    await first.stop();
    await append('b', 'b');

    const resumed = host();
    await resumed.start();
    expect(await timesIn(resumed)).toEqual({ a: 2, b: 3, c: 1 });
    expect(await oddIn(resumed)).toEqual(['b', 'c']);
    expect(await timesIn(resumed)).toEqual(
      await timesIn(resumed, { position: (await log.head())! }),
    );
  });

  it('uses no snapshot of another revision', async () => {
    await append('a');
    const lie = {
      name: 'projection:counts',
      revision: 2,
      position: 1,
      state: [['a', { times: 9 }]],
    };
    await snapshots.save(lie);
    const running = host();
    await running.start();
    expect(await timesIn(running)).toEqual({ a: 1 });
  });

  it('gives the documents as they were at an instant or a position', async () => {
    await append('a', 'b', 'a', 'a');
    const running = host();
    await running.start();
    expect(await timesIn(running, { at: addMs(start, 2000) })).toEqual({ a: 2, b: 1 });
    expect(await timesIn(running, { at: addMs(start, 1999) })).toEqual({ a: 1, b: 1 });
    expect(await timesIn(running, { at: addMs(start, -1) })).toEqual({});
    expect(await timesIn(running, { position: 1 })).toEqual({ a: 1 });
    expect(await timesIn(running, { position: 4 })).toEqual({ a: 3, b: 1 });
    expect(await timesIn(running)).toEqual({ a: 3, b: 1 });
  });

  it('is rebuilt while events arrive, and loses and repeats none', async () => {
    await append(...Array.from({ length: 50 }, (_, n) => `t${n % 5}`));
    const running = host();
    await running.start();
    await timesIn(running);
    const arriving = append(...Array.from({ length: 50 }, (_, n) => `t${n % 5}`));
    await running.rebuild('counts');
    await running.rebuild('odd');
    await arriving;
    expect(await timesIn(running)).toEqual({ t0: 20, t1: 20, t2: 20, t3: 20, t4: 20 });
    expect(await oddIn(running)).toEqual([]);
    await append('t0');
    expect((await timesIn(running))['t0']).toBe(21);
    expect(await oddIn(running)).toEqual(['t0']);
  });

  it('is rebuilt from a damaged snapshot as soon as it has started', async () => {
    await append('a', 'b');
    const first = host();
    await first.start();
    await timesIn(first);
    await first.saveSnapshots();
    await first.stop();
    await snapshots.save({ ...(await snapshots.load('projection:counts', 1))!, state: [] });
    const running = host();
    await running.start();
    await running.rebuild('counts');
    expect(await timesIn(running)).toEqual({ a: 1, b: 1 });
    await append('b');
    expect(await timesIn(running)).toEqual({ a: 1, b: 2 });
  });

  it('is rebuilt as soon as it has started, where another has no snapshot', async () => {
    await append('a', 'b');
    const first = host();
    await first.start();
    await timesIn(first);
    await first.saveSnapshots();
    await first.stop();
    const old = await snapshots.load('projection:odd', 1);
    await snapshots.save({ ...old!, revision: 0 });
    const running = host();
    await running.start();
    expect(await running.rebuild('counts')).toMatchObject({ documents: 2, differed: 0 });
    expect(await timesIn(running)).toEqual({ a: 1, b: 1 });
  });

  it('says when it is rebuilt how many documents had not been what the log says', async () => {
    await append('a', 'b', 'b', 'c');
    const running = host();
    await running.start();
    await timesIn(running);
    expect(await running.rebuild('counts')).toEqual({ documents: 3, differed: 0, position: 4 });
    const documents = running.state('counts') as Map<string, unknown>;
    documents.set('a', documents.get('b'));
    documents.set('too many', documents.get('b'));
    documents.delete('c');
    const { differed } = await running.rebuild('counts');
    expect(differed).toBe(3);
    expect(await timesIn(running)).toEqual({ a: 1, b: 2, c: 1 });
  });

  it('refuses a position that the log does not reach', async () => {
    await append('a');
    const running = host();
    await running.start();
    await expect(timesIn(running, { position: 2 })).rejects.toMatchObject({
      code: 'position-after-end',
      details: { position: 2, head: 1 },
    });
  });

  it('says which documents a part of the log touched, in its order', async () => {
    await append('a', 'b', 'a', 'c');
    await log.append('other-1', [testEvent()], 'no-stream');
    await append('b');
    const running = host();
    await running.start();
    await timesIn(running);
    expect(await touched(running, 1, 4)).toEqual([
      { key: 'b', position: 2 },
      { key: 'a', position: 3 },
      { key: 'c', position: 4 },
    ]);
    expect(await touched(running, 4, 99)).toEqual([{ key: 'b', position: 6 }]);
    expect(running.revisionOf('counts')).toBe(1);
  });

  it('tells of a rebuilt projection until nobody listens', async () => {
    await append('a');
    const running = host();
    await running.start();
    await timesIn(running);
    const rebuilt: string[] = [];
    const stop = running.onRebuild((name) => rebuilt.push(name));
    await running.rebuild('odd');
    stop();
    await running.rebuild('counts');
    expect(rebuilt).toEqual(['odd']);
  });

  it('knows no projection of another name', async () => {
    const running = host();
    await running.start();
    await expect(running.rebuild('nobody')).rejects.toMatchObject({ code: 'projection-unknown' });
  });

  describe('replay', () => {
    const saved = async () => {
      await append('a', 'b', 'a', 'c', 'b');
      const running = host();
      await running.start();
      await timesIn(running);
      await running.saveSnapshots();
      await running.stop();
    };
    const replayed = (until?: Parameters<typeof replay>[4] & object) =>
      replay(log, registry, snapshots, projections, until);

    it('FM-32: comes out equal, and adds nothing to the log', async () => {
      await saved();
      expect(await replayed()).toEqual({
        equal: true,
        events: 5,
        projections: { counts: true, odd: true },
        withoutSnapshot: [],
      });
      expect(await log.head()).toBe(5);
    });

    it('compares up to where the snapshots were taken, though the log went on', async () => {
      await saved();
      await append('a', 'z');
      expect(await replayed()).toMatchObject({ equal: true, events: 7 });
    });

    it.each([0, 1, 3, 5, 9])(
      'goes on from a snapshot at position %d to the same end',
      async (position) => {
        await saved();
        expect(await replayed({ until: { position } })).toMatchObject({
          equal: true,
          events: Math.min(position, 5),
        });
      },
    );

    it('goes on from a snapshot at an instant to the same end', async () => {
      await saved();
      const until = { at: addMs(start, 2000) };
      expect(await replayed({ until })).toMatchObject({ equal: true, events: 3 });
      const before = { at: addMs(start, -1) };
      expect(await replayed({ until: before })).toMatchObject({ equal: true, events: 0 });
    });

    it('finds a snapshot that was altered', async () => {
      await saved();
      const stored = (await snapshots.load('projection:counts', 1))!;
      const checkpoint = stored.state as { eventId: string; state: [string, object][] };
      const state = [['a', { times: 3 }], ...checkpoint.state.slice(1)];
      await snapshots.save({ ...stored, state: { ...checkpoint, state } as never });
      expect(await replayed()).toMatchObject({
        equal: false,
        projections: { counts: false, odd: true },
      });
    });

    it('does not depend on the order of members in a stored document', async () => {
      await saved();
      const stored = (await snapshots.load('projection:counts', 1))!;
      const checkpoint = stored.state as { eventId: string; state: [string, unknown][] };
      const shuffled = new ProjectionFold(
        projections[0] as Projection<unknown, DomainEvent>,
        checkpoint.state.toReversed(),
      );
      await snapshots.save({ ...stored, state: { ...checkpoint, state: shuffled.state() } });
      expect(await replayed()).toMatchObject({ equal: true });
    });

    it('does not take a snapshot of another log for its own', async () => {
      await saved();
      const stored = (await snapshots.load('projection:counts', 1))!;
      const checkpoint = stored.state as { eventId: string; state: [string, unknown][] };
      await snapshots.save({ ...stored, state: { ...checkpoint, eventId: 'elsewhere' } as never });
      expect((await replayed()).withoutSnapshot).toEqual(['counts']);
    });

    it('says which projections have nothing to compare with, and is not equal by that alone', async () => {
      await append('a');
      expect(await replayed()).toEqual({
        equal: false,
        events: 1,
        projections: {},
        withoutSnapshot: ['counts', 'odd'],
      });
    });
  });
});
