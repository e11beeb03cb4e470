import {
  MaxAppendSizeExceededError,
  StreamDeletedError,
  WrongExpectedVersionError,
  type EventStoreDBClient,
} from '@eventstore/db-client';
import { describe, expect, it } from '@jest/globals';
import { limits } from '#kernel';
import { testEvent, testEvents } from '#testing';
import type { EventLog } from '../event-log.port.js';
import { all, bench, logKinds, proposed } from './testing/bench.js';

const { log: openLog, gateway, client: connect } = bench();

/** With credentials of its own a call is a single append, without it is one of a batch. */
const ways = [
  { way: 'batched', options: {} },
  { way: 'single', options: { credentials: { username: 'anybody', password: 'any' } } },
] as const;

describe.each(logKinds)('the log gateway over %s', (kind) => {
  it.each(ways)('takes a $way append and gives it back as it was', async ({ options }) => {
    const { log, client } = await opened(kind);
    const data = { text: 'Zürich, 北京, 👩‍🚀, \\ \u2028 \0 \ud800', deep: [[{}], null, -0.5, 1e21] };
    const events = [testEvent({ type: 'Ärger_Happened', data }), testEvent()];
    const result = await client.appendToStream('thing-ä', events.map(proposed), {
      expectedRevision: 'no_stream',
      ...options,
    });
    expect(result).toMatchObject({ success: true, nextExpectedRevision: 1n });
    const stored = await all(log.readStream('thing-ä'));
    expect(
      stored.map(({ id, type, data: of, metadata }) => ({ id, type, data: of, metadata })),
    ).toEqual(events);
    expect(result.position?.commit).toBe(BigInt(stored.at(-1)!.position));
  });

  it.each(ways)('tells a $way append that the stream is not as expected', async ({ options }) => {
    const { log, client } = await opened(kind);
    await log.append('a-1', testEvents(2), 'no-stream');
    const append = (stream: string, expectedRevision: 'no_stream' | 'stream_exists' | bigint) =>
      client.appendToStream(stream, [proposed(testEvent())], { expectedRevision, ...options });
    await expect(append('a-1', 'no_stream')).rejects.toMatchObject({
      actualVersion: 1n,
      expectedVersion: 'no_stream',
    });
    await expect(append('a-1', 0n)).rejects.toMatchObject({
      actualVersion: 1n,
      expectedVersion: 0n,
    });
    await expect(append('a-2', 4n)).rejects.toMatchObject({
      actualVersion: 'no_stream',
      expectedVersion: 4n,
    });
    await expect(append('a-2', 'stream_exists')).rejects.toBeInstanceOf(WrongExpectedVersionError);
    expect(await all(log.readAll())).toHaveLength(2);
    expect(await append('a-1', 1n)).toMatchObject({ nextExpectedRevision: 2n });
    expect(await append('a-1', 'stream_exists')).toMatchObject({ nextExpectedRevision: 3n });
  });

  it.each(ways)('acknowledges a $way append that comes again', async ({ options }) => {
    const { log, client } = await opened(kind);
    const events = testEvents(2).map(proposed);
    const append = () =>
      client.appendToStream('a-1', events, { expectedRevision: 'no_stream', ...options });
    expect(await append()).toEqual(await append());
    expect(await all(log.readAll())).toHaveLength(2);
  });

  it('FM-10: lets one of many writers that expect the same win', async () => {
    const { log, url } = await opened(kind);
    const clients = Array.from({ length: 4 }, () => connect(url));
    const outcomes = await Promise.allSettled(
      testEvents(64).map((event, index) =>
        clients[index % 4]!.appendToStream('a-1', [proposed(event)], {
          expectedRevision: 'no_stream',
        }),
      ),
    );
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await all(log.readAll())).toHaveLength(1);
  });

  it('erases a housekeeping stream for good, and nothing else', async () => {
    const { log, client } = await opened(kind);
    for (const stream of ['key-ä', 'a-1'])
      await client.appendToStream(stream, testEvents(2).map(proposed));
    await client.tombstoneStream('key-ä');
    for (const { options } of ways)
      await expect(
        client.appendToStream('key-ä', [proposed(testEvent())], options),
      ).rejects.toBeInstanceOf(StreamDeletedError);
    await expect(all(client.readStream('key-ä'))).rejects.toBeInstanceOf(StreamDeletedError);
    await expect(client.tombstoneStream('a-1')).rejects.toThrow('a-1 is history');
    await expect(client.deleteStream('key-ä')).rejects.toThrow('hides no streams');
    await expect(client.tombstoneStream('key-b', { expectedRevision: 0n })).rejects.toThrow(
      'expect any',
    );
    expect(await all(log.readStream('a-1'))).toHaveLength(2);
  });

  it.each(ways)(
    'refuses a $way append that is too large, and takes the next',
    async ({ options }) => {
      const { log, client } = await opened(kind);
      const large = proposed(testEvent({ data: { text: 'x'.repeat(limits.appendBytesMax) } }));
      const refused = await client
        .appendToStream('a-1', [large], options)
        .catch((error: unknown) => error);
      expect(refused).toBeInstanceOf(MaxAppendSizeExceededError);
      expect(refused).toMatchObject({ maxAppendSize: limits.appendBytesMax });
      // Larger than any message may be.
      const huge = proposed(
        testEvent({ data: { text: 'x'.repeat(limits.logGatewayMessageBytesMax) } }),
      );
      await expect(client.appendToStream('a-1', [huge], options)).rejects.toThrow(
        'RESOURCE_EXHAUSTED',
      );
      // In several pieces, of which the later ones are let go.
      const many = Array.from({ length: 8 }, () =>
        proposed(testEvent({ data: { text: 'x'.repeat(600_000) } })),
      );
      await expect(client.appendToStream('a-1', many, options)).rejects.toBeInstanceOf(
        MaxAppendSizeExceededError,
      );
      await expect(
        client.appendToStream('a-1', testEvents(limits.appendEventsMax + 1).map(proposed), options),
      ).rejects.toThrow(`${limits.appendEventsMax} events`);
      expect(await client.appendToStream('a-1', [proposed(testEvent())], options)).toMatchObject({
        nextExpectedRevision: 0n,
      });
      expect(await all(log.readAll())).toHaveLength(1);
    },
  );
});

async function opened(
  kind: (typeof logKinds)[number],
): Promise<{ log: EventLog; client: EventStoreDBClient; url: string }> {
  const log = await openLog(kind);
  const { url } = await gateway(log);
  return { log, client: connect(url), url };
}
