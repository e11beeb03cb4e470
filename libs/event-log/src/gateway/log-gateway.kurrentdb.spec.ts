import { describe, expect, it } from '@jest/globals';
import { testEvent, testEvents } from '#testing';
import { all, bench, logKinds } from './testing/bench.js';
import { KurrentDbClient, type Read } from './testing/kurrentdb-client.js';

const { log: openLog, gateway, after } = bench();

/** The newer official client, whose reads are made in another language by another implementation of gRPC. */
describe.each(logKinds)('@kurrent/kurrentdb-client with the log gateway over %s', (kind) => {
  it('appends, and reads both ways', async () => {
    const log = await openLog(kind);
    const client = connect((await gateway(log)).url);
    const data = { text: 'Zürich, 北京 \ud800', list: [1, [null]] };
    const events = [testEvent({ type: 'Ärger_Happened', data }), testEvent()];
    expect(await client.append('thing-ä', events, 'no_stream')).toBe(1);
    expect(await client.append('thing-ä', testEvents(2), 1)).toBe(3);
    expect(await client.append('thing-ä', testEvents(1), 'stream_exists')).toBe(4);
    await expect(client.append('thing-ä', testEvents(1), 'no_stream')).rejects.toThrow(
      'wrong-expected-version',
    );
    const stored = await all(log.readAll());
    const read = await client.readStream('thing-ä');
    expect(read).toEqual(stored.map((event) => ({ ...event, created: event.metadata.at })));
    expect(read[0]).toMatchObject({ data, type: 'Ärger_Happened' });
    const backwards = { direction: 'backwards', fromRevision: 'end', maxCount: 2 } as const;
    expect(ids(await client.readStream('thing-ä', backwards))).toEqual(
      ids(stored).slice(-2).toReversed(),
    );
    await expect(client.readStream('thing-b')).rejects.toThrow('stream-not-found');
  });

  it('pages backwards through everything, and filters it', async () => {
    const log = await openLog(kind);
    const client = connect((await gateway(log)).url);
    for (const stream of ['a-1', 'b-1', 'c-1'])
      for (const type of ['ThingHappened', 'ThingEnded'])
        await log.append(stream, testEvents(9, type), 'any');
    const stored = await all(log.readAll());
    const paged: Read[] = [];
    for (let page: readonly Read[] = []; paged.length === 0 || page.length > 0; paged.push(...page))
      page = await client.readAll({
        direction: 'backwards',
        from: paged.at(-1)?.position ?? 'end',
        maxCount: 10,
      });
    expect(ids(paged)).toEqual(ids(stored.toReversed()));
    const ended = stored.filter(({ type }) => type === 'ThingEnded');
    const ofB = stored.filter(({ stream }) => stream === 'b-1');
    for (const filter of [
      { on: 'type', prefixes: ['ThingE'] },
      { on: 'type', regex: 'd$' },
    ] as const) {
      const read = await client.readAll({ filter });
      expect(ids(read)).toEqual(filter.regex === undefined ? ids(ended) : ids(stored));
    }
    expect(
      ids(await client.readAll({ filter: { on: 'stream', regex: '^b' }, maxCount: 5 })),
    ).toEqual(ids(ofB).slice(0, 5));
    expect(
      ids(
        await client.readAll({
          filter: { on: 'stream', prefixes: ['b-'] },
          direction: 'backwards',
          from: 'end',
        }),
      ),
    ).toEqual(ids(ofB).toReversed());
    await expect(client.readAll({ filter: { on: 'type', regex: '(?!x)' } })).rejects.toThrow(
      'none of RE2',
    );
  });

  it('follows, is cut off, and resumes without gap or repeat', async () => {
    const log = await openLog(kind);
    const first = await gateway(log);
    const client = connect(first.url);
    await log.append('a-1', testEvents(300), 'no-stream');
    const filter = { on: 'type', prefixes: ['Thing'] } as const;
    await client.follow({ filter });
    await client.append('a-1', testEvents(20), 'stream_exists');
    await client.until(() => client.followed.length === 320);
    await first.close();
    await client.until(() => client.cuts.length === 1);
    expect(client.cuts).toEqual(['unavailable']);
    await log.append('a-1', testEvents(200), 'any');
    await gateway(log, { port: first.gateway.port });
    await client.follow({ filter, from: client.followed.at(-1)!.position });
    await client.append('a-1', testEvents(20), 'any');
    await client.until(() => client.followed.length >= 540);
    expect(ids(client.followed)).toEqual(ids(await all(log.readAll())));
  });
});

function connect(url: string): KurrentDbClient {
  const client = new KurrentDbClient(url);
  after(() => client.close());
  return client;
}

function ids(events: readonly { readonly id: string }[]): readonly string[] {
  return events.map(({ id }) => id);
}
