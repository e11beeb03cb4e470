import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { AsOf, EventPage, PingExplanation } from '#audit';
import { parseInstant, type RecordedEvent } from '#kernel';
import { at } from '../../testing/server-bench.js';
import { ApiBench } from '../testing/api-bench.js';

let bench: ApiBench;
beforeEach(async () => {
  bench = await ApiBench.start({}, { campaign: 'launched' });
  await bench.server.pass(at('00:20'));
});
afterEach(() => bench.stop());

const page = async (query = '') => (await bench.get(`/audit/events${query}`)).body as EventPage;
const typesIn = async (query: string) => (await page(query)).events.map(({ type }) => type);

describe('the log', () => {
  it('is read from its first event to its last, page after page, each event once', async () => {
    const all = await bench.server.recorded();
    const found: RecordedEvent[] = [];
    let after: number | null = 0;
    while (after !== null) {
      const next: EventPage = await page(`?limit=7&after=${after}`);
      found.push(...next.events);
      after = next.next;
    }
    expect(found).toEqual(JSON.parse(JSON.stringify(all)));
  });

  it('is read backwards, from where one likes', async () => {
    const all = await bench.server.recorded();
    const last = await page('?limit=2&backwards=true');
    expect(last.events.map(({ id }) => id)).toEqual(
      all
        .slice(-2)
        .toReversed()
        .map(({ id }) => id),
    );
    const before = await page(`?limit=1&backwards=true&after=${last.next}`);
    expect(before.events[0]?.id).toBe(all.at(-3)?.id);
  });

  it('is filtered by stream, type, actor, cause and time, all together', async () => {
    expect(await typesIn('?stream=ping-test.se-1')).toEqual([
      'PingIssued',
      'AttemptStarted',
      'AttemptHandedOver',
      'ReminderDue',
      'AttemptStarted',
      'AttemptHandedOver',
    ]);
    expect(await typesIn('?stream=ping-test.se-1&type=ReminderDue,PingIssued')).toEqual([
      'PingIssued',
      'ReminderDue',
    ]);
    expect(await typesIn(`?stream=ping-test.se-1&from=${at('00:15')}`)).toHaveLength(3);
    expect(await typesIn(`?stream=ping-test.se-1&to=${at('00:00')}`)).toHaveLength(3);
    const planned = (await page('?type=CampaignPlanned')).events[0];
    const { $correlationId, $causationId } = planned!.metadata;
    expect(await typesIn(`?correlation=${$correlationId}`)).toContain('CampaignLaunched');
    expect(await typesIn(`?causation=${$causationId}&type=CampaignPlanned`)).toHaveLength(1);
    expect(await typesIn('?actor=command-line:bench&type=CampaignPlanned')).toHaveLength(1);
    expect(await typesIn('?actor=command-line:other')).toEqual([]);
    expect(await typesIn('?actor=process&stream=campaign-test')).not.toContain('CampaignPlanned');
  });

  it.each([
    ['type=ReminderDo', 'type', 'did you mean ReminderDue?'],
    ['type=,', 'type', 'expected types of events'],
    ['actor=nobody', 'actor', 'KIND is one of account, api-key'],
    ['after=-1', 'after', 'expected a whole number'],
    ['limit=1001', 'limit', 'from 1 to 1000'],
    ['from=yesterday', 'from', 'expected an ISO 8601 instant'],
    ['format=xml', 'format', 'expected one of json, ndjson, csv'],
    ['who=me', 'who', 'is not known here'],
  ])('refuses %s', async (query, path, message) => {
    const { status, body } = await bench.get(`/audit/events?${query}`);
    expect({ status, body }).toMatchObject({
      status: 422,
      body: { issues: [{ path, message: expect.stringContaining(message) }] },
    });
  });

  it('comes whole as lines of JSON, and keeps personal data encrypted', async () => {
    const { headers, text } = await bench.get('/audit/events?format=ndjson');
    expect(headers.get('content-type')).toBe('application/x-ndjson');
    const events = text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as RecordedEvent);
    expect(events).toEqual(JSON.parse(JSON.stringify(await bench.server.recorded())));
    expect(text).not.toContain('+80055000001');
    expect(text).toContain('enc1.');
    const asked = await bench.get('/audit/events', { accept: 'application/x-ndjson' });
    expect(asked.text).toBe(text);
  });

  it('FM-30: comes as a table in which nothing that somebody named runs as a formula', async () => {
    await bench.put(
      '/campaigns/odd',
      { name: '=1+1' },
      { 'x-rollcall-as': encodeURIComponent('=2+2') },
    );
    const { headers, text } = await bench.get('/audit/events?format=csv&type=CampaignPlanned');
    expect(headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(headers.get('content-disposition')).toBe('attachment; filename="events.csv"');
    const [head, ...rows] = text.trimEnd().split('\r\n');
    expect(head).toMatch(/^position,at,type,stream,/);
    expect(rows).toHaveLength(2);
    expect(rows[1]).toContain(",command-line,'=2+2,");
    expect(await bench.get('/audit/events', { accept: 'text/csv' })).toMatchObject({ status: 200 });
  });

  it('gives one event by its id, at once where its position is known', async () => {
    const event = (await page('?type=CampaignLaunched')).events[0]!;
    expect((await bench.get(`/audit/events/${event.id}`)).body).toEqual(event);
    const byPosition = `/audit/events/${event.id}?position=${event.position}`;
    expect((await bench.get(byPosition)).body).toEqual(event);
    for (const path of [
      'nothing',
      '0195cb5e-7c00-7000-8000-000000000000',
      `${event.id}?position=1`,
    ])
      expect(await bench.get(`/audit/events/${path}`)).toMatchObject({
        status: 404,
        body: { code: 'event-unknown' },
      });
  });
});

describe('why', () => {
  const why = (of: string) => bench.get(`/campaigns/${of}`);
  const told = async (query = '') =>
    (await why(`test/pings/se-1/why${query}`)).body as PingExplanation;

  it('says what went out and by which events, now and as it was', async () => {
    const now = await told();
    expect(now.status).toBe('open');
    expect(now.steps.slice(0, 3).map(({ state, because }) => [state, because])).toEqual([
      ['done', 'sent'],
      ['done', 'sent'],
      ['not-due', 'not-due'],
    ]);
    const [event] = now.steps[1]!.events;
    expect(await bench.get(`/audit/events/${event!.eventId}`)).toMatchObject({
      body: { type: 'ReminderDue', stream: 'ping-test.se-1', position: event!.position },
    });
    expect((await told(`?at=${at('00:10')}`)).steps[1]).toMatchObject({ state: 'not-due' });
    expect((await told(`?position=${event!.position - 1}`)).steps[1]?.state).not.toBe('done');
    expect(await told('?at=2020-01-01T00:00:00Z')).toMatchObject({
      status: 'not-asked',
      words: 'The campaign had not been planned.',
    });
  });

  it('is not told of what there is not', async () => {
    expect(await why('none/pings/se-1/why')).toMatchObject({
      status: 404,
      body: { code: 'campaign-unknown' },
    });
    expect(await why('test/pings/none/why')).toMatchObject({
      status: 404,
      body: { code: 'contact-point-unknown' },
    });
    expect(await why('test/pings/se-1/why?position=0')).toMatchObject({
      status: 404,
      body: { code: 'position-unknown' },
    });
    // The stream of another campaign is not reached through an id with a dot.
    expect((await why('test.se-1/pings/x/why')).status).toBe(404);
  });

  it('says of a contact point that was not among the audience that it was not', async () => {
    await bench.put('/campaigns/some', { name: 'Some', audience: { parties: ['PL'] } });
    await bench.post('/campaigns/some/launch', { acceptsWarnings: true });
    await bench.server.settle();
    expect((await why('some/pings/se-1/why')).body).toMatchObject({
      status: 'not-asked',
      words: expect.stringContaining('not among whom the campaign asks'),
    });
  });
});

describe('as of a moment', () => {
  it('tells what there was in figures, and of the seals the last', async () => {
    const asOf = async (query: string) => (await bench.get(`/audit/as-of${query}`)).body as AsOf;
    const events = await bench.server.recorded();
    const now = await asOf('');
    expect(now).toMatchObject({
      log: { events: events.length, lastEventId: events.at(-1)?.id },
      network: { parties: 3, contactPoints: 4 },
      campaigns: [{ campaignId: 'test', status: 'running', pings: { open: 4 } }],
      lastSeal: null,
    });
    const sum = Object.values(now.log.byType).reduce((total, count) => total + count, 0);
    expect(sum).toBe(events.length);
    expect(await asOf(`?at=${at('00:10')}`)).toMatchObject({ at: at('00:10') });
    expect((await asOf(`?at=${at('00:10')}`)).log.byType['ReminderDue']).toBeUndefined();
    const nothing = {
      log: { events: 0, lastEventId: null },
      campaigns: [],
      directoryVersion: null,
    };
    expect(await asOf('?position=0')).toMatchObject(nothing);
    await bench.server.ports.log.append(
      'seal',
      [
        {
          id: '0195cb5e-7c00-7000-8000-000000000000',
          type: 'LogSealed',
          data: { number: 7, chained: 'abc' },
          metadata: {
            $correlationId: 'c',
            $causationId: 'c',
            actor: { kind: 'process', id: 'seals' },
            at: parseInstant('2024-02-19T09:21:00Z'),
            schema: 1,
          },
        },
      ],
      'any',
    );
    const seal = { number: 7, chained: 'abc', sealedAt: at('00:21') };
    expect((await asOf('')).lastSeal).toMatchObject(seal);
    expect((await asOf(`?at=${at('00:20')}`)).lastSeal).toBeNull();
  });
});
