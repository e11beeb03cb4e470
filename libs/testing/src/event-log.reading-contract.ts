import { expect, it } from '@jest/globals';
import type { ReadAllOptions, ReadStreamOptions } from '#event-log';
import { limits } from '#kernel';
import {
  all,
  appendInBatches,
  expectAscending,
  testEvent,
  testEvents,
  type WithLog,
} from './event-log.fixtures.js';

export function readingStreams(withLog: WithLog): void {
  it(
    'reads a stream both ways, from a revision, up to a limit, over several pages',
    withLog(async (log) => {
      const count = limits.readPageEvents * 2 + 3;
      await appendInBatches(log, 'a-1', count);
      await log.append('a-10', testEvents(1), 'no-stream');
      const read = async (options?: ReadStreamOptions) =>
        (await all(log.readStream('a-1', options))).map(({ revision }) => revision);
      const revisions = Array.from({ length: count }, (_, revision) => revision);
      expect(await read()).toEqual(revisions);
      expect(await read({ direction: 'backwards' })).toEqual(revisions.toReversed());
      expect(await read({ from: 3 })).toEqual(revisions.slice(3));
      expect(await read({ from: 3, limit: 2 })).toEqual([3, 4]);
      expect(await read({ from: 3, direction: 'backwards' })).toEqual([3, 2, 1, 0]);
      expect(await read({ direction: 'backwards', limit: 1 })).toEqual([count - 1]);
      expect(await read({ limit: limits.readPageEvents + 1 })).toHaveLength(
        limits.readPageEvents + 1,
      );
      expect(await read({ limit: 0 })).toEqual([]);
      expect(await read({ from: count })).toEqual([]);
      expect(await all(log.readStream('a-2'))).toEqual([]);
    }),
  );
}

export function readingAll(withLog: WithLog): void {
  it(
    'stores concurrent appends to many streams, all in one order',
    withLog(async (log) => {
      const streams = Array.from({ length: 100 }, (_, index) => `a-${index}`);
      const done = await Promise.all(
        streams.flatMap((stream) => [
          log.append(stream, testEvents(2), 'any'),
          log.append(stream, testEvents(1), 'any'),
        ]),
      );
      const events = await all(log.readAll());
      expect(events).toHaveLength(300);
      expectAscending(events.map(({ position }) => position));
      const stored = new Map(events.map((event) => [event.position, event.revision]));
      expect(done.map(({ position }) => stored.get(position))).toEqual(
        done.map(({ revision }) => revision),
      );
      for (const stream of streams) {
        const ofStream = events.filter((event) => event.stream === stream);
        expect(ofStream.map(({ revision }) => revision)).toEqual([0, 1, 2]);
        expect(await all(log.readStream(stream))).toEqual(ofStream);
      }
    }),
  );

  it(
    'reads all both ways, after a position, up to a limit, over several pages',
    withLog(async (log) => {
      await appendInBatches(log, 'a-1', limits.readPageEvents + 5);
      await appendInBatches(log, 'b-1', limits.readPageEvents + 5);
      const events = await all(log.readAll());
      expect(events).toHaveLength(2 * limits.readPageEvents + 10);
      const after = events[9]!.position;
      const read = (options: ReadAllOptions) => all(log.readAll(options));
      expect(await read({ direction: 'backwards' })).toEqual(events.toReversed());
      expect(await read({ after })).toEqual(events.slice(10));
      expect(await read({ after, limit: 3 })).toEqual(events.slice(10, 13));
      expect(await read({ after, direction: 'backwards' })).toEqual(
        events.slice(0, 9).toReversed(),
      );
      expect(await read({ direction: 'backwards', limit: 2 })).toEqual(
        events.slice(-2).toReversed(),
      );
      expect(await read({ after: events.at(-1)!.position })).toEqual([]);
      expect(await read({ after: events[0]!.position, direction: 'backwards' })).toEqual([]);
      expect(await read({ filter: { streamPrefixes: ['b-'] } })).toEqual(
        events.filter(({ stream }) => stream === 'b-1'),
      );
    }),
  );
}

export function readingPages(withLog: WithLog): void {
  it(
    'reads up to a limit over several pages, both ways, with and without a filter',
    withLog(async (log) => {
      for (const stream of ['a-1', 'b-1', 'a-2', 'b-2', 'a-3'])
        await appendInBatches(log, stream, limits.readPageEvents - 100);
      const whole = await all(log.readAll());
      const ofA = whole.filter(({ stream }) => stream.startsWith('a-'));
      const limit = 2 * limits.readPageEvents + 50;
      const bounds = { after: whole[3]!.position, limit };
      for (const { filter, wanted } of [
        { filter: {}, wanted: whole },
        { filter: { filter: { streamPrefixes: ['a-'] } }, wanted: ofA },
      ]) {
        expect(await all(log.readAll({ limit, ...filter }))).toEqual(wanted.slice(0, limit));
        expect(await all(log.readAll({ ...bounds, ...filter }))).toEqual(
          wanted.slice(4, 4 + limit),
        );
        expect(await all(log.readAll({ direction: 'backwards', limit, ...filter }))).toEqual(
          wanted.toReversed().slice(0, limit),
        );
      }
    }),
  );
}

export function filtering(withLog: WithLog): void {
  it(
    'filters by stream prefixes, taken literally, or by event types',
    withLog(async (log) => {
      const names = "a%-1 ab-1 a_-1 a\\-1 a'-1 A%-1 ä-1 å-1 😀-1 😁-1 a".split(' ');
      for (const [index, stream] of names.entries())
        await log.append(stream, [testEvent({ type: `Type${index % 3}` })], 'no-stream');
      const read = async (filter: NonNullable<ReadAllOptions['filter']>) =>
        (await all(log.readAll({ filter }))).map(({ stream }) => stream);
      for (const prefix of ['a%', 'a_', 'a\\', "a'", 'ä', '😀', 'a', '', 'b', 'a%-1', 'a%-12'])
        expect(await read({ streamPrefixes: [prefix] })).toEqual(
          names.filter((name) => name.startsWith(prefix)),
        );
      expect(await read({ streamPrefixes: ['😁', 'a%', 'a%-'] })).toEqual(['a%-1', '😁-1']);
      expect(await read({ streamPrefixes: [] })).toEqual([]);
      expect(await read({ eventTypes: ['Type2', 'Type0', 'type1', 'Type%'] })).toEqual(
        names.filter((_, index) => index % 3 !== 1),
      );
      expect(await read({ eventTypes: [] })).toEqual([]);
      const filter = { eventTypes: ['Type0', 'Type1'] };
      const events = await all(log.readAll({ filter }));
      const { position } = events[3]!;
      expect(await all(log.readAll({ filter, after: position }))).toEqual(events.slice(4));
      const before = log.readAll({ filter, after: position, direction: 'backwards', limit: 2 });
      expect(await all(before)).toEqual([events[2], events[1]]);
    }),
  );
}
