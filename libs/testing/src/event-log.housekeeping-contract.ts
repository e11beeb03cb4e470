import { expect, it } from '@jest/globals';
import { all, expectFault, testEvents, type WithLog } from './event-log.fixtures.js';

export function lookingUp(withLog: WithLog): void {
  it(
    'finds the event at a position, and none where none stands',
    withLog(async (log) => {
      const { position } = await log.append('a-1', testEvents(2), 'no-stream');
      const events = await all(log.readAll());
      expect(await Promise.all(events.map((event) => log.eventAt(event.position)))).toEqual(events);
      expect(await log.eventAt(position + 1_000_000)).toBeUndefined();
    }),
  );
}

export function housekeeping(withLog: WithLog): void {
  it(
    'keeps housekeeping streams out of everything but their own reading',
    withLog(async (log) => {
      const first = await log.append('a-1', testEvents(1), 'no-stream');
      const kept = await log.append('key-ab', testEvents(2), 'no-stream');
      const last = await log.append('a-1', testEvents(1), 0);
      await log.append('slice-ping.3', testEvents(1), 'no-stream');
      expect(await all(log.readStream('key-ab'))).toHaveLength(2);
      const history = await all(log.readStream('a-1'));
      expect(await all(log.readAll())).toEqual(history);
      expect(await all(log.readAll({ direction: 'backwards' }))).toEqual(history.toReversed());
      expect(await all(log.readAll({ after: first.position, limit: 1 }))).toEqual([history[1]]);
      expect(await all(log.readAll({ filter: { streamPrefixes: ['key-'] } }))).toEqual([]);
      expect(await log.eventAt(kept.position)).toBeUndefined();
      const followed = [];
      for await (const message of log.subscribe({ filter: { eventTypes: ['ThingHappened'] } })) {
        if (message.kind === 'caught-up') break;
        followed.push(message.event);
      }
      expect(followed).toEqual(history);
      expect(await log.head()).toBe(last.position);
    }),
  );

  it(
    'erases a housekeeping stream for good, again and again, and before it exists',
    withLog(async (log) => {
      await log.append('key-ab', testEvents(2), 'no-stream');
      const other = await log.append('key-cd', testEvents(1), 'no-stream');
      await log.eraseStream('key-ab');
      await log.eraseStream('key-ab');
      await log.eraseStream('key-never');
      for (const stream of ['key-ab', 'key-never']) {
        await expectFault(all(log.readStream(stream)), 'stream-erased');
        for (const expected of ['any', 'no-stream', 1] as const)
          await expectFault(log.append(stream, testEvents(1), expected), 'stream-erased');
      }
      expect(await all(log.readStream('key-cd'))).toHaveLength(1);
      const { position } = await log.append('a-1', testEvents(1), 'no-stream');
      expect(position).toBeGreaterThan(other.position);
      expect(await all(log.readAll())).toHaveLength(1);
    }),
  );

  it(
    'refuses to erase history',
    withLog(async (log) => {
      await log.append('a-1', testEvents(1), 'no-stream');
      await expectFault(log.eraseStream('a-1'), 'stream-is-history');
      expect(await all(log.readStream('a-1'))).toHaveLength(1);
    }),
  );
}
