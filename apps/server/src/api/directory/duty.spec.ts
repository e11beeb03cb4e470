import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { ApiBench } from '../testing/api-bench.js';

let bench: ApiBench;
beforeEach(async () => {
  bench = await ApiBench.start();
});
afterEach(() => bench.stop());

const point = '/directory/contact-points/gh-1';
const officeHours = [{ days: ['mon', 'fri'], from: '08:30', until: '17:00' }];
const patch = (body: object) => bench.ask('PATCH', point, { body });
const duty = async (when = '2026-03-02T10:00:00Z') =>
  (await bench.get(`${point}/duty?when=${when}`)).body;
const channels = async () =>
  ((await bench.get(point)).body as { details: { channels: { id: string }[] } }).details.channels;

it('tells who is there, by office hours in its zone and the holidays of its Party', async () => {
  expect(await duty()).toMatchObject({ presence: 'around-the-clock', officeHours: [] });
  const told = { officeHours, legalAssistance: 'able-to-coordinate' };
  await patch({ availability: 'office-hours-and-on-call', duty: told });
  expect(await duty()).toMatchObject({ ...told, presence: 'office-hours', holidays: [] });
  expect(await duty('2026-03-03T10:00:00Z')).toMatchObject({ presence: 'on-call' });
  const days = ['2026-03-06', '2026-03-02', '2026-03-06'];
  expect(await bench.put('/directory/parties/GH/holidays', { days })).toMatchObject({
    body: { name: 'Ghana', holidays: ['2026-03-02', '2026-03-06'] },
  });
  expect(await duty()).toMatchObject({ presence: 'on-call' });
  expect((await bench.get('/directory/parties')).body).toMatchObject([
    { party: 'GH', holidays: ['2026-03-02', '2026-03-06'] },
    { party: 'PL', holidays: [] },
    { party: 'SE', holidays: [] },
  ]);
});

it('is left alone by what says nothing of it: a file, and a change of something else', async () => {
  const known = (await channels()).map((one) => ({ ...one, capabilities: ['encryption'] }));
  await patch({ duty: { officeHours }, channels: known });
  await bench.put('/directory/parties/GH/holidays', { days: ['2026-03-06'] });
  await patch({ institution: 'Another desk' });
  const file = (await bench.get('/directory/export.csv')).text;
  const before = await bench.events();
  const imported = await bench.ask('POST', '/directory/imports', {
    body: file,
    headers: { 'content-type': 'text/csv' },
  });
  expect(imported).toMatchObject({ status: 200, body: { changed: 0, unchanged: 4 } });
  // Whatever an import says of Parties, their holidays stay.
  expect((await bench.get('/directory/parties')).body).toMatchObject([
    { holidays: ['2026-03-06'] },
    {},
    {},
  ]);
  expect((await bench.events()) - before).toBeLessThanOrEqual(3);
  expect((await bench.get(point)).body).toMatchObject({
    details: { institution: 'Another desk', duty: { officeHours } },
  });
  expect(await channels()).toMatchObject(known);
  expect((await bench.get('/directory/contact-points?party=GH')).body).toMatchObject([
    { channels: known.map(({ id }) => ({ id, capabilities: ['encryption'] })) },
  ]);
});

it('is taken away by what is empty', async () => {
  const known = await channels();
  const able = known.map((one) => ({ ...one, capabilities: ['attachments'] }));
  await patch({ duty: { officeHours }, channels: able });
  await patch({ duty: {}, channels: known.map((one) => ({ ...one, capabilities: [] })) });
  expect(await channels()).toEqual(known);
  expect((await bench.get(point)).text).not.toContain('"duty"');
  const before = await bench.events();
  await patch({ duty: {} });
  expect(await bench.events()).toBe(before);
});

it.each([
  [{ officeHours: [{ days: [], from: '08:30', until: '17:00' }] }, 'duty.officeHours[0].days'],
  [{ officeHours: [{ days: ['mon'], from: '25:00', until: '17:00' }] }, 'duty.officeHours[0].from'],
  [
    { officeHours: [{ days: ['montag'], from: '8:00', until: '9:00' }] },
    'duty.officeHours[0].days',
  ],
  [{ legalAssistance: 'perhaps' }, 'duty.legalAssistance'],
])('refuses %j', async (wrong, path) => {
  const answer = await patch({ duty: wrong });
  expect(answer.status).toBe(422);
  const { issues } = answer.body as { issues: { path: string }[] };
  expect(issues.map((issue) => issue.path)).toContain(path);
});

it('refuses holidays that are no days, and of nobody', async () => {
  const put = (party: string, days: readonly string[]) =>
    bench.put(`/directory/parties/${party}/holidays`, { days });
  expect(await put('GH', ['2026-02-30'])).toMatchObject({
    status: 422,
    body: { issues: [{ path: 'days[0]' }] },
  });
  expect(await put('XX', ['2026-03-06'])).toMatchObject({ status: 404 });
  const many = Array.from({ length: 201 }, (_, n) =>
    new Date(Date.UTC(2026, 0, 1 + n)).toISOString().slice(0, 10),
  );
  expect((await put('GH', many)).status).toBe(422);
  expect((await put('GH', many.slice(1))).status).toBe(200);
});
