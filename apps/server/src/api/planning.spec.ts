import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { defaultPolicy } from '#campaigns';
import { standardTemplate } from '#messaging';
import { ApiBench } from './testing/api-bench.js';

let bench: ApiBench;
beforeEach(async () => {
  bench = await ApiBench.start();
});
afterEach(() => bench.stop());

describe('policies', () => {
  it('hold the standard one before anybody defined it', async () => {
    const standard = { policyId: 'standard', version: 1, policy: defaultPolicy };
    const read = await bench.get('/policies/standard');
    expect([read.body, read.headers.get('etag')]).toEqual([standard, null]);
    expect((await bench.get('/policies')).body).toEqual([standard]);
    await bench.put('/campaigns/spring', { name: 'Spring' });
    const stored = await bench.get('/policies/standard');
    expect([stored.body, stored.headers.get('etag')]).toEqual([standard, '"0"']);
  });

  it('get a new version for new content only', async () => {
    const strict = { steps: [] };
    const first = await bench.put('/policies/strict', strict);
    expect(first).toMatchObject({
      status: 201,
      body: { version: 1, policy: { deadline: 'PT30H' } },
    });
    expect(await bench.put('/policies/strict', strict)).toMatchObject({
      status: 200,
      body: { version: 1 },
    });
    const known = { 'if-match': first.headers.get('etag') ?? '' };
    const next = { ...strict, deadline: 'PT12H', windows: ['PT1H'] };
    expect((await bench.put('/policies/strict', next, known)).body).toMatchObject({ version: 2 });
    expect((await bench.put('/policies/strict', strict, known)).status).toBe(412);
  });

  it('warn of steps that never run', async () => {
    const step = { after: 'P2D', do: 'remind', to: 'same' };
    await bench.put('/policies/strict', { steps: [step] });
    expect((await bench.get('/policies/strict/warnings')).body).toMatchObject([
      { step: 0, code: 'after-deadline' },
    ]);
    expect((await bench.get('/policies/none/warnings')).status).toBe(404);
  });
});

describe('templates', () => {
  const text = { subject: 'Test', body: 'Please: {{link}}', short: '{{link}}' };

  it('hold the standard one before anybody defined it', async () => {
    expect((await bench.get('/templates')).body).toEqual([
      { templateId: 'standard', version: 1, languages: Object.keys(standardTemplate.languages) },
    ]);
    expect((await bench.get('/templates/standard')).body).toMatchObject({
      template: standardTemplate,
    });
  });

  it('get a new version for new content only, and are checked', async () => {
    const ours = { languages: { en: text } };
    expect((await bench.put('/templates/ours', ours)).status).toBe(201);
    expect((await bench.put('/templates/ours', ours)).body).toMatchObject({ version: 1 });
    const wrong = { languages: { en: { ...text, body: '{{nothing}}' } } };
    const answer = await bench.put('/templates/ours', wrong);
    expect(answer).toMatchObject({ status: 422, body: { code: 'input-invalid' } });
    expect(answer.text).toContain('languages.en.body');
  });

  it('are shown as they would be written', async () => {
    const path = '/templates/standard/preview';
    const arabic = await bench.get(`${path}?language=ar`);
    expect(arabic.body).toMatchObject({
      language: 'ar',
      direction: 'rtl',
      languages: ['ar', 'en'],
    });
    const html = await bench.get(`${path}?contactPoint=se-1&format=html&purpose=reminder`);
    expect(html.headers.get('content-type')).toContain('text/html');
    expect(html.headers.get('content-security-policy')).toContain('sandbox');
    expect(html.text).toContain('Duty desk se-1');
    const plain = await bench.get(`${path}?format=text&language=fr`);
    expect(plain.headers.get('content-type')).toContain('text/plain');
    expect(plain.text).toContain('EXERCICE');
    const colleague = await bench.get(`${path}?format=text&purpose=colleague`);
    expect(colleague.text).toContain('no answer so far from another contact point of your Party');
    expect(plain.text).not.toContain('Ministry of Justice');
    expect(colleague.text).toContain('Ministry of Justice');
    for (const query of ['language=not_a_tag', 'format=pdf', 'purpose=second'])
      expect((await bench.get(`${path}?${query}`)).status).toBe(422);
    expect((await bench.get(`${path}?contactPoint=nobody`)).status).toBe(404);
  });
});

describe('series', () => {
  const monthly = { name: 'Monthly', cron: '0 9 1 * *', timezone: 'Europe/Paris' };
  const path = '/series/monthly';

  it('plan their next campaign, stand on the calendar, and are stopped', async () => {
    expect(await bench.put(path, monthly)).toMatchObject({
      status: 201,
      body: {
        status: 'active',
        start: { kind: 'at' },
        next: { startsAt: '2024-03-01T08:00:00.000Z' },
      },
    });
    expect((await bench.put(path, monthly)).status).toBe(200);
    await bench.server.settle();
    const { body } = await bench.get('/calendar?from=2024-02-20T00:00:00Z&to=2024-05-01T00:00:00Z');
    expect(body).toMatchObject([
      { startsAt: '2024-03-01T08:00:00.000Z', status: 'scheduled', seriesId: 'monthly' },
      { startsAt: '2024-04-01T07:00:00.000Z', status: 'expected' },
    ]);
    expect((await bench.post(`${path}/stop`)).body).toMatchObject({
      status: 'stopped',
      next: null,
    });
    await bench.server.settle();
    expect((await bench.get('/campaigns')).body).toMatchObject([{ status: 'cancelled' }]);
    expect((await bench.get('/series')).body).toMatchObject([{ seriesId: 'monthly' }]);
  });

  it.each([
    [{ ...monthly, cron: 'often' }, /cron/],
    [{ ...monthly, timezone: 'Mars/Base' }, /Mars/],
    [{ ...monthly, policyId: 'none' }, /policyId/],
    [{ ...monthly, start: { kind: 'window' } }, /start\.length/],
    [{ ...monthly, start: { kind: 'at', time: '03:00' } }, /start\.time/],
  ])('are refused as %j', async (body, told) => {
    const answer = await bench.put(path, body);
    expect([answer.status, answer.text]).toEqual([422, expect.stringMatching(told)]);
    expect((await bench.get(path)).status).toBe(404);
  });

  it('are asked about a span that is one', async () => {
    const backwards = '/calendar?from=2024-05-01T00:00:00Z&to=2024-02-20T00:00:00Z';
    expect((await bench.get(backwards)).status).toBe(422);
    expect((await bench.get('/calendar')).status).toBe(422);
  });
});
