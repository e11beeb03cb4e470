import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { addMs, type Instant } from '#kernel';
import { ApiBench } from '../testing/api-bench.js';

let bench: ApiBench;
beforeEach(async () => {
  bench = await ApiBench.start();
});
afterEach(() => bench.stop());

const path = '/activities/legislation-tn';
const workshop = {
  kind: 'workshop',
  title: 'Workshop on legislation',
  from: '2024-05-14',
  heldIn: ['TN'],
  statesHelped: ['TN', 'KI'],
  contributingContactPoints: ['gh-1'],
  partnerNetworks: ['INTERPOL', 'Octopus'],
  notes: 'Ask Anne Martin',
};
const ids = async (query: string) =>
  ((await bench.get(`/activities${query}`)).body as { activityId: string }[]).map(
    ({ activityId }) => activityId,
  );

describe('an activity', () => {
  it('is recorded, and read with what was left out as empty', async () => {
    const made = await bench.put(path, workshop);
    expect(made).toMatchObject({ status: 201, body: { activityId: 'legislation-tn', amended: 0 } });
    expect(made.headers.get('location')).toBe(`/api/v1${path}`);
    expect(made.text).not.toContain('Anne');
    const read = await bench.get(path);
    expect(read.headers.get('etag')).toBe(made.headers.get('etag'));
    expect(read.body).toMatchObject({
      ...workshop,
      partnerNetworks: ['interpol', 'Octopus'],
      until: null,
      venue: null,
      topics: [],
      struckOut: false,
      amendments: [],
    });
  });

  it('is recorded twice without a trace, and not under the id of another', async () => {
    await bench.put(path, workshop);
    const before = await bench.events();
    expect(await bench.put(path, workshop)).toMatchObject({ status: 200 });
    expect(await bench.events()).toBe(before);
    const other = await bench.put(path, { ...workshop, notes: 'Ask somebody else' });
    expect(other).toMatchObject({ status: 409, body: { code: 'activity-exists' } });
    const strict = await bench.put(path, workshop, { 'if-none-match': '*' });
    expect(strict).toMatchObject({ status: 412, body: { code: 'exists-already' } });
  });

  it('keeps its notes and reasons encrypted', async () => {
    await bench.put(path, workshop);
    await bench.ask('PATCH', path, { body: { reason: 'Anne said so', title: 'Two workshops' } });
    let stored = '';
    for await (const event of bench.server.ports.log.readAll()) stored += JSON.stringify(event);
    expect(stored).toContain('Two workshops');
    expect(stored).not.toContain('Anne');
    expect((await bench.get(path)).body).toMatchObject({
      notes: 'Ask Anne Martin',
      amendments: [{ reason: 'Anne said so' }],
    });
  });

  it('tells of every list what is wrong in it', async () => {
    const wrong = {
      ...workshop,
      heldIn: ['TN', 'Tunisia'],
      statesHelped: ['QQ'],
      contributingContactPoints: ['nobody'],
      topics: [' '],
    };
    const answer = await bench.put(path, wrong);
    expect(answer.status).toBe(422);
    const { issues } = answer.body as { issues: { path: string }[] };
    expect(issues.map((issue) => issue.path)).toEqual([
      'heldIn[1]',
      'statesHelped[0]',
      'contributingContactPoints[0]',
      'topics[0]',
    ]);
    expect((await bench.get(path)).status).toBe(404);
    const backwards = await bench.put(path, { ...workshop, until: '2024-05-13' });
    expect(backwards).toMatchObject({ status: 422, body: { code: 'activity-dates-malformed' } });
    const broken = await bench.put(path, { ...workshop, title: 'Workshop\r\non legislation' });
    expect(broken.body).toMatchObject({
      issues: [{ path: 'title', message: 'expected one line' }],
    });
  });

  it('is amended by whoever read it last, and tells what it said before', async () => {
    const tag = (await bench.put(path, workshop)).headers.get('etag') ?? '';
    const patch = { reason: 'two days', until: '2024-05-15', title: workshop.title };
    const change = { body: patch, headers: { 'if-match': tag } };
    expect(await bench.ask('PATCH', path, change)).toMatchObject({
      status: 200,
      body: { until: '2024-05-15', amended: 1 },
    });
    const late = await bench.ask('PATCH', path, change);
    expect(late).toMatchObject({ status: 412, body: { code: 'revision-moved' } });
    const again = await bench.ask('PATCH', path, {
      body: { reason: 'not known', until: null, notes: null },
    });
    expect(again.status).toBe(200);
    expect((await bench.get(path)).body).toMatchObject({
      until: null,
      notes: null,
      amendments: [
        { reason: 'two days', changes: [{ field: 'until', before: null, now: '2024-05-15' }] },
        {
          reason: 'not known',
          changes: [
            { field: 'until', before: '2024-05-15', now: null },
            { field: 'notes', before: 'Ask Anne Martin', now: null },
          ],
        },
      ],
    });
    const none = await bench.ask('PATCH', '/activities/none', { body: { reason: 'x' } });
    expect(none).toMatchObject({ status: 404, body: { code: 'activity-unknown' } });
  });
});

describe('the register', () => {
  beforeEach(async () => {
    await bench.put(path, workshop);
    const meeting = { kind: 'annual-meeting', title: '=SUM(A1)', from: '2024-10-18' };
    await bench.put('/activities/annual', { ...meeting, venue: 'EUROPOL' });
  });

  it('is asked by kind, State, partner and time', async () => {
    expect(await ids('')).toEqual(['legislation-tn', 'annual']);
    expect(await ids('?kind=annual-meeting')).toEqual(['annual']);
    expect(await ids('?state=KI')).toEqual(['legislation-tn']);
    expect(await ids('?partner=octopus')).toEqual(['legislation-tn']);
    expect(await ids('?from=2024-06-01&to=2024-12-31')).toEqual(['annual']);
    for (const wrong of ['?state=QQ', '?kind=party', '?from=2024-06-01&to=2024-05-31'])
      expect((await bench.get(`/activities${wrong}`)).status).toBe(422);
    expect((await bench.get('/activities')).text).not.toContain('Anne');
  });

  it('leaves out what was struck out, unless asked for it or for an earlier moment', async () => {
    const recorded = (await bench.get('/activities/annual')).body as { recordedAt: Instant };
    bench.server.clock.set(addMs(recorded.recordedAt, 60_000));
    await bench.ask('PATCH', '/activities/annual', { body: { reason: 'no', struckOut: true } });
    expect(await ids('')).toEqual(['legislation-tn']);
    expect(await ids('?struckOut=true')).toEqual(['legislation-tn', 'annual']);
    expect(await ids(`?at=${recorded.recordedAt}`)).toEqual(['legislation-tn', 'annual']);
    await bench.ask('PATCH', '/activities/annual', { body: { reason: 'yes', struckOut: false } });
    expect(await ids('')).toEqual(['legislation-tn', 'annual']);
  });

  it('FM-30: goes out as a table in which nothing computes', async () => {
    const { text, headers } = await bench.get('/activities/export.csv');
    expect(headers.get('content-type')).toContain('text/csv');
    expect(text.split('\r\n').slice(1, 3)).toEqual([
      'legislation-tn,workshop,Workshop on legislation,2024-05-14,,TN,,TN KI,,gh-1,interpol; Octopus,,,Ask Anne Martin',
      "annual,annual-meeting,'=SUM(A1),2024-10-18,,,EUROPOL,,,,,,,",
    ]);
    expect((await bench.get('/activities/export.csv?state=FR')).text).toMatch(/^id,.*\r\n$/);
  });
});
