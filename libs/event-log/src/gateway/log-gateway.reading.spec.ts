import {
  StreamNotFoundError,
  type AllStreamResolvedEvent,
  type EventStoreDBClient,
  type ResolvedEvent,
} from '@eventstore/db-client';
import { describe, expect, it } from '@jest/globals';
import { limits, type RecordedEvent } from '#kernel';
import { testEvent, testEvents } from '#testing';
import type { EventLog } from '../event-log.port.js';
import { all, bench, logKinds } from './testing/bench.js';

const { log: openLog, gateway, client: connect } = bench();

describe.each(logKinds)('reading through the log gateway over %s', (kind) => {
  const opened = async (): Promise<{ log: EventLog; client: EventStoreDBClient }> => {
    const log = await openLog(kind);
    return { log, client: connect((await gateway(log)).url) };
  };

  it('gives every member of an event', async () => {
    const { log, client } = await opened();
    const event = testEvent({ type: 'Ärger_Happened', data: { text: '北京 \ud800' } });
    const { position } = await log.append('thing-ä', [event], 'no-stream');
    const [read] = await all(client.readAll());
    expect(read).toEqual({
      commitPosition: BigInt(position),
      event: {
        id: event.id,
        type: event.type,
        data: event.data,
        metadata: event.metadata,
        streamId: 'thing-ä',
        revision: 0n,
        position: { commit: BigInt(position), prepare: BigInt(position) },
        isJson: true,
        created: new Date(event.metadata.at),
      },
    });
  });

  it('reads a stream both ways, from everywhere, up to a limit', async () => {
    const { log, client } = await opened();
    await log.append('other-1', testEvents(3), 'no-stream');
    await log.append('a-1', testEvents(5), 'no-stream');
    const read = async (options?: Parameters<EventStoreDBClient['readStream']>[1]) =>
      (await all(client.readStream('a-1', options))).map(({ event }) => Number(event?.revision));
    expect(await read()).toEqual([0, 1, 2, 3, 4]);
    expect(await read({ fromRevision: 3n })).toEqual([3, 4]);
    expect(await read({ fromRevision: 1n, maxCount: 2 })).toEqual([1, 2]);
    expect(await read({ fromRevision: 5n })).toEqual([]);
    expect(await read({ fromRevision: 0xffff_ffff_ffff_ffffn })).toEqual([]);
    expect(await read({ fromRevision: 'end' })).toEqual([]);
    const direction = 'backwards' as const;
    expect(await read({ direction, fromRevision: 'end' })).toEqual([4, 3, 2, 1, 0]);
    expect(await read({ direction, fromRevision: 'end', maxCount: 1 })).toEqual([4]);
    expect(await read({ direction, fromRevision: 2n })).toEqual([2, 1, 0]);
    expect(await read({ direction, fromRevision: 99n, maxCount: 2 })).toEqual([4, 3]);
    expect(await read({ direction, fromRevision: 'start' })).toEqual([0]);
  });

  it('says that a stream does not exist, however it is read', async () => {
    const { client } = await opened();
    for (const fromRevision of ['start', 'end', 7n] as const)
      for (const direction of ['forwards', 'backwards'] as const)
        await expect(
          all(client.readStream('a-1', { fromRevision, direction })),
        ).rejects.toBeInstanceOf(StreamNotFoundError);
    expect(await all(client.readAll())).toEqual([]);
  });

  it('reads all both ways, from everywhere, up to a limit', async () => {
    const { log, client } = await opened();
    await log.append('a-1', testEvents(4), 'no-stream');
    await log.append('key-hidden', testEvents(2), 'no-stream');
    await log.append('b-1', testEvents(4), 'no-stream');
    const positions = (await all(log.readAll())).map(({ position }) => position);
    const read = async (options?: Parameters<EventStoreDBClient['readAll']>[0]) =>
      (await all(client.readAll(options))).map(positionOf);
    const at = (index: number) => ({
      commit: BigInt(positions[index]!),
      prepare: BigInt(positions[index]!),
    });
    expect(await read()).toEqual(positions);
    expect(await read({ fromPosition: at(2) })).toEqual(positions.slice(2));
    expect(await read({ fromPosition: at(0), maxCount: 2 })).toEqual(positions.slice(0, 2));
    expect(await read({ fromPosition: { commit: 0n, prepare: 0n } })).toEqual(positions);
    expect(await read({ fromPosition: 'end' })).toEqual([]);
    const direction = 'backwards' as const;
    expect(await read({ direction, fromPosition: 'end' })).toEqual(positions.toReversed());
    expect(await read({ direction, fromPosition: 'end', maxCount: 3 })).toEqual(
      positions.toReversed().slice(0, 3),
    );
    expect(await read({ direction, fromPosition: at(2) })).toEqual(
      positions.slice(0, 2).toReversed(),
    );
    expect(await read({ direction, fromPosition: at(0) })).toEqual([]);
    expect(await read({ direction, fromPosition: 'start' })).toEqual([]);
  });

  it('pages backwards and forwards through everything without gap or repeat', async () => {
    const { log, client } = await opened();
    for (const stream of ['a-1', 'b-1', 'c-1']) await log.append(stream, testEvents(50), 'any');
    const stored = await all(log.readAll());
    const backwards: string[] = [];
    let before: 'end' | { commit: bigint; prepare: bigint } = 'end';
    for (;;) {
      const page: AllStreamResolvedEvent[] = await all(
        client.readAll({ direction: 'backwards', fromPosition: before, maxCount: 40 }),
      );
      if (page.length === 0) break;
      backwards.push(...page.map(idOf));
      before = page.at(-1)!.event!.position;
    }
    expect(backwards).toEqual(stored.toReversed().map(({ id }) => id));
  });

  it('reads more than is ever under way at once', async () => {
    const { log, client } = await opened();
    const events: RecordedEvent[] = [];
    for (let left = 20_000; left > 0; left -= limits.appendEventsMax)
      await log.append('a-1', testEvents(limits.appendEventsMax), 'any');
    for await (const event of log.readAll()) events.push(event);
    expect((await all(client.readStream('a-1'))).map(idOf)).toEqual(events.map(({ id }) => id));
  });
});

function idOf({ event }: ResolvedEvent | AllStreamResolvedEvent): string {
  return event?.id ?? 'no event';
}

function positionOf({ event }: AllStreamResolvedEvent): number {
  return Number(event?.position.commit);
}
