import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { campaignsCapability } from '#campaigns';
import { directoryCapability } from '#directory';
import { registryOf, type Ports } from '#engine';
import { addMs, parseInstant, type NewEvent, type RecordedEvent } from '#kernel';
import { testEvent } from '#testing';
import type { EventCriteria } from './domain/event-criteria.js';
import { EventSearch, type EventPageRequest } from './event-search.js';
import { ExplainPing, ExplainPingHandler } from './handlers/why.query.js';
import { logKinds, logOf, type OpenLog } from './testing/logs.js';
import { asked, at, explainAt, ref, streamOf } from './testing/story.js';

const start = parseInstant('2024-02-19T09:00:00Z');

describe.each(logKinds)('questions to a log of kind %s', (kind) => {
  let open: OpenLog;
  let search: EventSearch;
  let all: readonly RecordedEvent[];

  beforeAll(async () => {
    open = await logOf(kind);
    search = new EventSearch({ log: open.log } as Ports);
    for (let n = 0; n < 60; n++) {
      const event = numbered(n);
      const stream = `${n % 2 === 0 ? 'ping' : 'party'}-${n % 5}`;
      await open.log.append(stream, [event], 'any');
    }
    all = await collected(open.log.readAll());
  });
  afterAll(() => open.close());

  const pages = async (
    criteria: EventCriteria,
    request: EventPageRequest,
    lookedAtMax?: number,
  ) => {
    const found: RecordedEvent[] = [];
    const ends: string[] = [];
    let { after } = request;
    for (;;) {
      const place = after === undefined ? {} : { after };
      const page = await search.page(criteria, { ...request, ...place }, lookedAtMax);
      found.push(...page.events);
      ends.push(page.endedBy);
      if (page.next === null) return { found, ends };
      after = page.next;
    }
  };

  it.each<[string, EventCriteria]>([
    ['everything', {}],
    ['streams', { streamPrefix: 'ping-' }],
    ['types', { types: ['Third', 'Other'] }],
    ['types within streams', { streamPrefix: 'party-', types: ['Third'] }],
    ['a kind of actor', { actor: { kind: 'account' } }],
    ['an actor', { actor: { kind: 'account', id: 'anna' } }],
    ['what belongs together', { correlationId: 'group-3' }],
    [
      'a span of time, both ends included',
      { from: addMs(start, 10_000), to: addMs(start, 20_000) },
    ],
    ['nothing', { types: ['Nothing'] }],
  ])('give %s in pages that lose and repeat none, in both directions', async (_, criteria) => {
    const expected = all.filter((event) => isMeant(event, criteria));
    for (const limit of [4, 1000]) {
      const forwards = await pages(criteria, { limit, direction: 'forwards' });
      expect(forwards.found).toEqual(expected);
      const backwards = await pages(criteria, { limit, direction: 'backwards' });
      expect(backwards.found).toEqual(expected.toReversed());
    }
    expect(await collected(search.all(criteria))).toEqual(expected);
    expect(await collected(search.all(criteria, { limit: 2 }))).toEqual(expected.slice(0, 2));
  });

  it('end a page where enough was looked at, and go on from there', async () => {
    const criteria = { correlationId: 'group-59' };
    const { found, ends } = await pages(criteria, { limit: 5, direction: 'forwards' }, 20);
    expect(found).toEqual(all.slice(-1));
    expect(ends).toEqual(['looked-at', 'looked-at', 'looked-at', 'end']);
  });

  it('explain a ping from its streams alone, as of an instant and a position', async () => {
    const handler = new ExplainPingHandler(registryOf([directoryCapability, campaignsCapability]), {
      log: open.log,
      clock: { now: () => at('10:00') },
    } as unknown as Ports);
    const story = asked();
    for (const [time, { type, data }] of story) {
      const event = testEvent({ type, data: data as never });
      // As they are written today.
      const schema = [
        'CampaignPlanned',
        'CampaignScheduled',
        'CampaignLaunched',
        'PingIssued',
      ].includes(type)
        ? 2
        : 1;
      const metadata = { ...event.metadata, at: at(time), schema };
      await open.log.append(streamOf(data), [{ ...event, metadata }], 'any');
    }
    const outline = ({ steps }: Awaited<ReturnType<typeof handler.execute>>) =>
      steps.map(({ because, words }) => [because, words]);
    const now = await handler.execute(new ExplainPing(ref));
    expect(outline(now)).toEqual(outline(explainAt('10:00', story)));
    expect(now.at).toBe(at('10:00'));
    const stored = await collected(open.log.readAll());
    const started = stored.find(({ type }) => type === 'AttemptStarted')!;
    const then = await handler.execute(new ExplainPing(ref, { position: started.position }));
    expect(then.steps[0]).toMatchObject({ state: 'under-way', because: 'handing-over' });
    expect(then.at).toBe(at('09:00'));
    const ahead = await handler.execute(new ExplainPing(ref, { at: at('23:00') }));
    expect(ahead).toEqual(now);
    const before = await handler.execute(new ExplainPing(ref, { at: at('08:45') }));
    expect(before.status).toBe('not-asked');
  });

  it('find one event by its id, and know no other', async () => {
    const event = all[17]!;
    expect(await search.one(event.id)).toEqual(event);
    expect(await search.one(event.id, event.position)).toEqual(event);
    for (const position of [undefined, all[18]!.position, 987_654])
      await expect(search.one(numbered(99).id, position)).rejects.toMatchObject({
        code: 'event-unknown',
      });
    await expect(search.one('%')).rejects.toMatchObject({ code: 'event-unknown' });
  });
});

function numbered(n: number): NewEvent {
  const event = testEvent({ type: n % 3 === 0 ? 'Third' : 'Other', data: { n } });
  const actor =
    n % 4 === 0
      ? { kind: 'account' as const, id: n % 8 === 0 ? 'anna' : 'bert' }
      : event.metadata.actor;
  return {
    ...event,
    metadata: {
      ...event.metadata,
      $correlationId: `group-${n < 59 ? n % 6 : n}`,
      actor,
      at: addMs(start, n * 1000),
    },
  };
}

/** The same said once more, without the words of what is tested. */
function isMeant({ stream, type, metadata }: RecordedEvent, criteria: EventCriteria): boolean {
  const { streamPrefix = '', types, actor, correlationId, from, to } = criteria;
  const tests = [
    stream.indexOf(streamPrefix) === 0,
    types === undefined || new Set(types).has(type),
    actor === undefined || metadata.actor.kind === actor.kind,
    actor?.id === undefined || metadata.actor.id === actor.id,
    correlationId === undefined || metadata.$correlationId === correlationId,
    from === undefined || Date.parse(metadata.at) >= Date.parse(from),
    to === undefined || Date.parse(metadata.at) <= Date.parse(to),
  ];
  return tests.every(Boolean);
}

async function collected<Item>(items: AsyncIterable<Item>): Promise<readonly Item[]> {
  const found: Item[] = [];
  for await (const item of items) found.push(item);
  return found;
}
