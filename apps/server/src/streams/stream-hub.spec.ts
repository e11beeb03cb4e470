import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { MemoryEventLog, SqliteEventLog } from '#event-log';
import { SparseLog } from '#event-log/testing';
import { limits } from '#kernel';
import { StreamBench } from './testing/stream-bench.js';

const many = (count: number, name = 'k') => Array.from({ length: count }, (_, n) => `${name}${n}`);

describe('StreamHub', () => {
  let bench: StreamBench;
  afterEach(() => bench.stop());

  it('sends a snapshot, then every change with its place in the log', async () => {
    bench = await StreamBench.start();
    const before = await bench.count(['b', 'a', 'b']);
    const reader = await bench.reader().connect();
    await reader.reached(before);
    const after = await bench.count(['a', 'c']);
    await reader.reached(after);
    expect(reader.events).toEqual([
      {
        event: 'snapshot',
        id: '3',
        data: '{"position":3,"revision":3,"documents":{\n"a":{"times":1},\n"b":{"times":2}\n}}',
      },
      { event: 'change', id: '4', data: '{"key":"a","document":{"times":2}}' },
      { event: 'change', id: '5', data: '{"key":"c","document":{"times":1}}' },
    ]);
  });

  it('asks proxies to hand on at once, and says when to come back', async () => {
    bench = await StreamBench.start();
    const reader = await bench.reader().connect();
    await reader.until(() => reader.events.length > 0);
    expect(reader.tail).toMatch(/^retry: 1000\n\n/);
    expect(reader.headers).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
      'x-projection-revision': '3',
    });
  });

  it('follows from an empty log on', async () => {
    bench = await StreamBench.start();
    const reader = await bench.reader().connect();
    await reader.until(() => reader.events.length === 1);
    expect(reader.events[0]?.data).toContain('"position":null');
    await reader.reached(await bench.count(['a']));
    expect(reader.documents).toEqual(new Map([['a', { times: 1 }]]));
  });

  it('says when a document is gone', async () => {
    bench = await StreamBench.start();
    const reader = await bench.reader('odd').connect();
    await reader.reached(await bench.count(['a', 'a', 'b']));
    expect(reader.changes.map(({ data }) => data)).toEqual([
      '{"key":"a","document":true}',
      '{"key":"a","document":null}',
      '{"key":"b","document":true}',
    ]);
    expect(await bench.snapshotOf('odd')).toEqual(reader.documents);
  });

  it('sends only what begins with the key that was asked for', async () => {
    bench = await StreamBench.start();
    await bench.count(['spring.a', 'autumn.a']);
    const reader = await bench.reader('counts?key=spring.').connect();
    await reader.reached(2);
    await reader.reached(await bench.count(['autumn.b', 'springs', 'spring.b']));
    expect([...reader.documents.keys()]).toEqual(['spring.a', 'spring.b']);
    expect(reader.changes).toHaveLength(1);
  });

  it('goes on exactly where a reader was cut, with each document once', async () => {
    bench = await StreamBench.start();
    const reader = await bench.reader().connect();
    await reader.reached(await bench.count(['a', 'b']));
    reader.cut();
    await reader.until(() => reader.ended);
    await bench.count(['c', 'b', 'c']);
    reader.events.length = 0;
    await reader.connect();
    await reader.reached(5);
    expect(reader.events).toEqual([
      { event: 'change', id: '4', data: '{"key":"b","document":{"times":2}}' },
      { event: 'change', id: '5', data: '{"key":"c","document":{"times":2}}' },
    ]);
  });

  it.each([
    ['beyond the log', '99'],
    ['in no form of ours', '4 OR 1=1'],
    ['below nothing', '-1'],
  ])('gives a reader whose place is %s a snapshot', async (_, place) => {
    bench = await StreamBench.start();
    await bench.count(['a']);
    const reader = bench.reader();
    await reader.connect({ 'last-event-id': place });
    await reader.reached(1);
    expect(reader.events.map(({ event }) => event)).toEqual(['snapshot']);
  });

  it.each([
    ['between two events', '150'],
    ['of the log that was used before', '2'],
  ])('gives a reader whose place is %s a snapshot, where places have gaps', async (_, place) => {
    bench = await StreamBench.start({ log: new SparseLog(new MemoryEventLog()) });
    await bench.count(['a', 'b', 'c']);
    const reader = await bench.reader().connect({ 'last-event-id': place });
    await reader.reached(300);
    expect(reader.events.map(({ event }) => event)).toEqual(['snapshot']);
  });

  it('goes on from a place it gave, where places have gaps', async () => {
    bench = await StreamBench.start({ log: new SparseLog(new MemoryEventLog()) });
    await bench.count(['a', 'b', 'c']);
    const reader = await bench.reader().connect({ 'last-event-id': '200' });
    await reader.reached(300);
    expect(reader.events.map(({ event, id }) => [event, id])).toEqual([['change', '300']]);
  });

  it('gives a reader that was away for very long a snapshot, not the whole log', async () => {
    bench = await StreamBench.start();
    await bench.count(['gone']);
    for (let n = 0; n <= limits.streamResumeEventsMax; n += 1000) await bench.count(many(1000));
    const reader = bench.reader();
    reader.lastEventId = '1';
    await reader.connect();
    await reader.until(() => reader.events.length > 0);
    expect(reader.events.map(({ event }) => event)).toEqual(['snapshot']);
  });

  it('gives everybody a snapshot once a projection was rebuilt', async () => {
    bench = await StreamBench.start();
    const reader = await bench.reader().connect();
    await reader.reached(await bench.count(['a']));
    await bench.host.rebuild('counts');
    await reader.until(() => reader.ended);
    await reader.connect();
    await reader.until(() => reader.events.length === 3);
    expect(reader.events.map(({ event }) => event)).toEqual(['snapshot', 'change', 'snapshot']);
  });

  it('beats with the place the reader holds, so that a quiet reader resumes from near', async () => {
    bench = await StreamBench.start();
    const reader = await bench.reader().connect();
    await reader.reached(await bench.count(['a']));
    const position = await bench.ignored();
    bench.hub.beat();
    await reader.until(() => reader.tail.includes('heartbeat'));
    expect(reader.tail).toMatch(
      new RegExp(`\n\n: heartbeat\nevent: alive\nid: ${position}\ndata: {}\n\n$`),
    );
  });

  it('makes the text of a document once, however many follow', async () => {
    const shown: unknown[] = [];
    const counts = (document: unknown) => (shown.push(document), { shown: document });
    bench = await StreamBench.start({ views: { counts } });
    await bench.count(['a']);
    const readers = await Promise.all(many(20).map(() => bench.reader().connect()));
    await Promise.all(readers.map((reader) => reader.reached(1)));
    const position = await bench.count(['a', 'b']);
    await Promise.all(readers.map((reader) => reader.reached(position)));
    expect(shown).toHaveLength(3);
    expect(readers[7]?.documents.get('a')).toEqual({ shown: { times: 2 } });
  });

  it('forgets a reader that went away, and ends all when it closes', async () => {
    bench = await StreamBench.start();
    const [gone, staying] = [await bench.reader().connect(), await bench.reader().connect()];
    const position = await bench.count(['a']);
    await Promise.all([gone.reached(position), staying.reached(position)]);
    expect(bench.hub.subscribers).toBe(2);
    gone.cut();
    await gone.until(() => gone.ended);
    await bench.count(['b']);
    await staying.reached(2);
    bench.hub.close();
    await staying.until(() => staying.ended);
    expect(bench.hub.subscribers).toBe(0);
  });
});

it('resumes from a place before a restart, out of the log', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'rollcall-streams-'));
  const open = () => SqliteEventLog.open(join(directory, 'log.sqlite'));
  const first = await StreamBench.start({ log: open() });
  const reader = await first.reader().connect();
  const held = await first.count(['a', 'b', 'a']);
  await reader.reached(held);
  await first.stop();
  await first.log.close();

  const second = await StreamBench.start({ log: open() });
  const position = await second.count(['b', 'd', 'b', 'a']);
  const again = second.reader();
  again.lastEventId = reader.lastEventId;
  for (const [key, document] of reader.documents) again.documents.set(key, document);
  await again.connect();
  await again.reached(position);
  // In the order of their last changes: a reader that is cut in between misses none.
  expect(again.events.map(({ event, id }) => [event, id])).toEqual([
    ['change', '5'],
    ['change', '6'],
    ['change', '7'],
  ]);
  expect(again.documents).toEqual(await second.snapshotOf('counts'));
  await second.stop();
  await second.log.close();
  await rm(directory, { recursive: true });
});
