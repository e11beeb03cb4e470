import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { addMs } from '#kernel';
import { StreamsModule } from '../streams/streams.module.js';
import { at } from '../testing/server-bench.js';
import { ApiDocument } from './open-api.js';
import { ApiBench, type Answer } from './testing/api-bench.js';

/** Every question that takes a moment of the past, read off the document, over a network in which something happened. */

let bench: ApiBench;
let questions: readonly string[];
let proposalId: string;

const workshop = { kind: 'workshop', title: 'Workshop', from: '2024-02-01' };
const monthly = { name: 'Monthly', cron: '0 9 1 * *', timezone: 'Europe/Paris' };
/** What a question needs beside the moment. */
const needed: Readonly<Record<string, string>> = {
  '/reports': 'from=2024-02-01&to=2024-03-31',
  '/reports/files/{file}': 'from=2024-02-01&to=2024-03-31',
  '/directory/contact-points/{contactPointId}/duty': 'when=2024-02-19T21:00:00Z',
  '/directory/developments': 'since=2024-01-01',
};

beforeAll(async () => {
  bench = await ApiBench.start({}, { campaign: 'launched', features: [StreamsModule.over()] });
  await bench.put('/activities/workshop', workshop);
  await bench.put('/series/monthly', monthly);
  await bench.put('/policies/ours', { deadline: 'PT10H' });
  await bench.put('/templates/ours', ours('Please confirm'));
  await bench.post('/directory/versions');
  await bench.post('/directory/versions/1/sharings', {});
  const proposed = await bench.post(
    '/proposals',
    { contactPointId: 'se-1', values: { phone: '+46800001' } },
    as('anna'),
  );
  ({ proposalId } = proposed.body as { proposalId: string });
  // The last event is of this very moment: somebody is asked to call.
  await bench.server.pass(at('12:00'));
  const document = bench.server.app.get(ApiDocument).get();
  questions = Object.entries(document.paths)
    .filter(([, { get }]) =>
      get?.parameters?.some(
        (one) => 'name' in one && one.name === 'position' && one.in === 'query',
      ),
    )
    .map(([path]) => path.replace('/api/v1', ''))
    // An event never changes, wherever it is said to stand.
    .filter((path) => path !== '/audit/events/{eventId}')
    .toSorted();
});
afterAll(() => bench.stop());

const as = (name: string) => ({ 'x-rollcall-as': name });
const ours = (subject: string) => ({
  languages: { en: { subject, body: 'Confirm at {{link}} by {{answerBy}}', short: '{{link}}' } },
});

function ask(path: string, moment: string): Promise<Answer> {
  const ids: Readonly<Record<string, string>> = {
    campaignId: 'test',
    contactPointId: 'se-1',
    policyId: 'ours',
    templateId: 'ours',
    seriesId: 'monthly',
    activityId: 'workshop',
    proposalId,
    file: 'report.html',
    name: 'campaign-board',
  };
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => ids[name] ?? `no-${name}`);
  const query = [needed[path], moment].filter(Boolean).join('&');
  return bench.get(query === '' ? filled : `${filled}?${query}`);
}

/** Without what says which question was asked, and not what the answer is. */
function told({ status, text }: Answer): string {
  return `${status} ${text.replace(/^\{"position":(\d+|null),/, '{')}`;
}

async function answers(moment: string): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  for (const path of questions) found.set(path, told(await ask(path, moment)));
  return found;
}

async function changeEverything(): Promise<void> {
  const done = [
    await bench.put('/activities/other', { ...workshop, title: 'Another' }),
    await bench.ask('PATCH', '/activities/workshop', { body: { title: 'Renamed', reason: 'x' } }),
    await bench.post('/series/monthly/stop'),
    await bench.put('/policies/ours', { deadline: 'PT11H' }),
    await bench.put('/templates/ours', ours('Please confirm again')),
    await bench.post(`/proposals/${proposalId}/approve`, undefined, as('bert')),
    await bench.post('/directory/contact-points/gh-1/suspend', {
      effectiveOn: '2024-02-19',
      reason: 'x',
    }),
    await bench.put('/directory/parties/SE/holidays', { days: ['2024-05-01'] }),
    await bench.post('/directory/versions'),
    await bench.post('/directory/versions/2/sharings', {}),
    await bench.post('/campaigns/test/pings/se-1/responses', { via: 'phone', grade: 'human' }),
    await bench.post('/campaigns/test/cancel', { reason: 'x' }),
    await bench.post('/seals'),
  ];
  expect(done.filter(({ status }) => status >= 300).map(({ text }) => text)).toEqual([]);
  await bench.server.settle();
}

it('answers as of the end of the log what it answers now, as of then the same ever after, and writes nothing', async () => {
  const now = await answers('');
  const failed = [...now].filter(([, text]) => !text.startsWith('200 '));
  expect(failed).toEqual([]);
  const head = (await bench.server.ports.log.head()) ?? 0;
  const before = await bench.events();
  expect(await answers(`position=${head}`)).toEqual(now);
  const instant = bench.server.clock.now();
  expect(await answers(`at=${instant}`)).toEqual(now);
  expect(await bench.events()).toBe(before);

  // Within the same minute: some answers say what clocks show.
  bench.server.clock.set(addMs(instant, 1000));
  await changeEverything();
  expect(await answers(`position=${head}`)).toEqual(now);
  expect(await answers(`at=${instant}`)).toEqual(now);
  // Otherwise nothing would have been proved; no mail has come.
  const after = await answers('');
  const unchanged = questions.filter((path) => after.get(path) === now.get(path));
  expect(unchanged).toEqual(['/mail']);
});

it('knows nothing before the first event', async () => {
  for (const moment of ['position=0', 'at=1990-01-01T00:00:00Z']) {
    const found = await answers(moment);
    expect([...found].filter(([, text]) => !/^(200|404|409) /.test(text))).toEqual([]);
    expect(found.get('/campaigns')).toBe('200 []');
    expect(found.get('/campaigns/{campaignId}')).toMatch(/^404 /);
  }
});

it('refuses a position that the log does not reach, and an instant together with a position', async () => {
  for (const path of questions) {
    expect(await ask(path, 'position=999999999')).toMatchObject({
      status: 422,
      body: { code: 'position-after-end' },
    });
    expect(await ask(path, 'position=1&at=2024-02-19T09:00:00Z')).toMatchObject({
      status: 422,
      body: { issues: [{ path: 'position' }] },
    });
    expect((await ask(path, 'position=x')).status).toBe(422);
    expect((await ask(path, 'at=yesterday')).status).toBe(422);
  }
});
