import { describe, expect, it } from '@jest/globals';
import { isWrongExpectedRevision, type ExpectedRevision } from '#event-log';
import { limits, type JsonObject } from '#kernel';
import {
  all,
  expectAscending,
  expectFault,
  testEvent,
  testEvents,
  type OpenEventLog,
  type WithLog,
} from './event-log.fixtures.js';
import {
  filtering,
  readingAll,
  readingPages,
  readingStreams,
} from './event-log.reading-contract.js';
import { housekeeping, lookingUp } from './event-log.housekeeping-contract.js';
import { likeAModel } from './event-log.model-contract.js';
import { endingSubscriptions, sharing, subscribing } from './event-log.subscription-contract.js';

export { testEvent, testEvents, type OpenEventLog } from './event-log.fixtures.js';

/** What every adapter of the event log promises. */
export function eventLogContract(name: string, open: OpenEventLog): void {
  const withLog: WithLog = (test) => async () => {
    const { log, close } = await open();
    try {
      await test(log);
    } finally {
      await close();
    }
  };
  describe(`${name} as an event log`, () => {
    appending(withLog);
    conflicts(withLog);
    concurrency(withLog);
    repeating(withLog);
    readingStreams(withLog);
    readingAll(withLog);
    readingPages(withLog);
    filtering(withLog);
    lookingUp(withLog);
    housekeeping(withLog);
    subscribing(withLog);
    sharing(withLog);
    endingSubscriptions(withLog);
    likeAModel(withLog);
  });
}

function appending(withLog: WithLog): void {
  it(
    'gives back exactly what was appended',
    withLog(async (log) => {
      const data = {
        text: 'Zürich, Ωμέγα, 北京, 👩‍🚀, "quoted" \\ \u2028 \0 \ud800',
        large: 'ß'.repeat(200_000),
        nested: [1, -0.5, 1e21, null, true, { deep: [[]] }],
      };
      const event = testEvent({ type: 'Ärger_Happened', data });
      const { revision, position } = await log.append('thing-ä', [event], 'no-stream');
      const expected = { ...event, stream: 'thing-ä', revision, position };
      expect(await all(log.readStream('thing-ä'))).toStrictEqual([expected]);
      expect(await all(log.readAll())).toStrictEqual([expected]);
    }),
  );

  it(
    'counts revisions from 0 and positions upwards, and answers with those of the last event',
    withLog(async (log) => {
      expect(await log.head()).toBeUndefined();
      const first = await log.append('a-1', testEvents(3), 'no-stream');
      const second = await log.append('a-1', testEvents(2), 2);
      const other = await log.append('a-2', testEvents(1), 'any');
      const more = await log.append('a-2', testEvents(1), 'any');
      expect([first, second, other, more].map(({ revision }) => revision)).toEqual([2, 4, 0, 1]);
      const events = await all(log.readAll());
      expectAscending(events.map(({ position }) => position));
      expect([2, 4, 5, 6].map((index) => events[index]?.position)).toEqual(
        [first, second, other, more].map(({ position }) => position),
      );
      expect(await log.head()).toBe(more.position);
    }),
  );

  it(
    'takes what the caller changes afterwards for nothing of its own',
    withLog(async (log) => {
      const data = { list: ['as appended'] };
      const done = log.append('a-1', [testEvent({ data })], 'no-stream');
      data.list.push('changed');
      await done;
      expect((await all(log.readStream('a-1')))[0]?.data).toEqual({ list: ['as appended'] });
    }),
  );

  it(
    'refuses as a fault an append of nothing, of too many events, of too many bytes, and to no name',
    withLog(async (log) => {
      const big = testEvent({ data: { text: 'x'.repeat(limits.appendBytesMax) } });
      await expectFault(log.append('a-1', [], 'any'), 'append-empty');
      await expectFault(
        log.append('a-1', testEvents(limits.appendEventsMax + 1), 'any'),
        'append-too-many-events',
      );
      await expectFault(log.append('a-1', [testEvent(), big], 'any'), 'append-too-large');
      await expectFault(log.append('', testEvents(1), 'any'), 'name-invalid');
      await expectFault(log.append('$a-1', testEvents(1), 'any'), 'name-invalid');
      await expectFault(log.append('a-1', testEvents(1, '$Type'), 'any'), 'name-invalid');
      const longName = 'x'.repeat(limits.nameCharactersMax + 1);
      await expectFault(log.append(longName, testEvents(1), 'any'), 'name-invalid');
      await expectFault(
        log.append('a-1', [testEvent({ data: deep(70) })], 'any'),
        'event-too-deep',
      );
      await expectFault(log.append('a-1', testEvents(1), -1), 'expected-revision-invalid');
      expect(await all(log.readAll())).toEqual([]);
      await log.append('a-1', testEvents(limits.appendEventsMax), 'no-stream');
    }),
  );
}

function conflicts(withLog: WithLog): void {
  it.each<{ existing: number; expected: ExpectedRevision }>([
    { existing: 2, expected: 'no-stream' },
    { existing: 2, expected: 0 },
    { existing: 2, expected: 2 },
    { existing: 0, expected: 0 },
  ])(
    'FM-35: refusing $expected at $existing events changes nothing, and the true revision still appends',
    async ({ existing, expected }) =>
      withLog(async (log) => {
        await log.append('other-1', testEvents(1), 'no-stream');
        if (existing > 0) await log.append('a-1', testEvents(existing), 'no-stream');
        const before = await all(log.readAll());
        const actual = existing === 0 ? undefined : existing - 1;
        const refused = await log.append('a-1', testEvents(2), expected).catch((e: unknown) => e);
        expect(isWrongExpectedRevision(refused)).toBe(true);
        expect(refused).toMatchObject({ stream: 'a-1', expected, actual });
        expect(await all(log.readAll())).toEqual(before);
        expect(await log.head()).toBe(before.at(-1)?.position);
        const again = await log.append('a-1', testEvents(1), actual ?? 'no-stream');
        expect(again.revision).toBe(existing);
      })(),
  );
}

function concurrency(withLog: WithLog): void {
  it(
    'FM-10: of 64 concurrent writers with the same expected revision exactly one wins',
    withLog(async (log) => {
      for (const expected of ['no-stream', 0, 1] as const) {
        const claims = testEvents(64);
        const outcomes = await Promise.allSettled(
          claims.map((claim) => log.append('a-1', [claim], expected)),
        );
        const winners = claims.filter((_, index) => outcomes[index]?.status === 'fulfilled');
        const refusals = outcomes.filter(({ status }) => status === 'rejected');
        expect(winners).toHaveLength(1);
        for (const refusal of refusals)
          expect(isWrongExpectedRevision('reason' in refusal && refusal.reason)).toBe(true);
        expect((await all(log.readStream('a-1'))).at(-1)?.id).toBe(winners[0]?.id);
      }
      expect(await all(log.readStream('a-1'))).toHaveLength(3);
    }),
  );

  it(
    'FM-35: a refused append among concurrent ones is refused alone',
    withLog(async (log) => {
      const outcomes = await Promise.allSettled([
        log.append('a-1', testEvents(1), 'no-stream'),
        log.append('a-1', testEvents(3), 7),
        log.append('a-1', testEvents(1), 0),
        log.append('a-2', testEvents(2), 'no-stream'),
      ]);
      expect(outcomes.map(({ status }) => status === 'fulfilled')).toEqual([
        true,
        false,
        true,
        true,
      ]);
      const stored = (await all(log.readAll())).map((event) => `${event.stream} ${event.revision}`);
      expect(stored).toEqual(['a-1 0', 'a-1 1', 'a-2 0', 'a-2 1']);
    }),
  );
}

function repeating(withLog: WithLog): void {
  it(
    'acknowledges the same events at the same expected revision without storing them twice',
    withLog(async (log) => {
      const [first, second] = [testEvents(2), testEvents(2)];
      const done = await Promise.all([
        log.append('a-1', first, 'no-stream'),
        log.append('a-1', first, 'no-stream'),
      ]);
      done.push(await log.append('a-1', second, 1));
      await log.append('a-1', testEvents(1), 3);
      const again = [
        await log.append('a-1', first, 'no-stream'),
        await log.append('a-1', first, 'no-stream'),
        await log.append('a-1', second, 1),
      ];
      expect(again).toEqual(done);
      expect(again[0]).toEqual(done[1]);
      expect(await all(log.readStream('a-1'))).toHaveLength(5);
      const unlikes = [
        second.toReversed(),
        [...second, ...testEvents(2)],
        [...second.slice(0, 1), ...testEvents(1)],
      ];
      for (const unlike of unlikes)
        await expect(log.append('a-1', unlike, 1)).rejects.toMatchObject({
          code: 'wrong-expected-revision',
        });
      expect(await all(log.readStream('a-1'))).toHaveLength(5);
    }),
  );
}

function deep(levels: number): JsonObject {
  return levels === 0 ? {} : { below: deep(levels - 1) };
}
