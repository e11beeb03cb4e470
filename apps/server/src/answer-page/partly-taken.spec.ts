import { afterEach, describe, expect, it } from '@jest/globals';
import { PersonalData } from '#keys';
import { limits, type Ciphertext } from '#kernel';
import { at, ServerBench } from '../testing/server-bench.js';
import { point } from '../testing/test-network.js';
import { AnswerPageModule } from './answer-page.module.js';
import { Visitor } from './testing/visitor.js';

let bench: ServerBench;
afterEach(() => bench.stop());

const start = async () => {
  bench = await ServerBench.start({
    features: [AnswerPageModule],
    network: [point('se-1', { phone: '+46101234567' })],
  });
  await bench.pass(at('00:07:30'));
  return Visitor.of(bench, 'se-1');
};
const responses = () =>
  bench.recorded('ResponseReceived', 'FurtherResponseReceived', 'LateResponseReceived');
const decrypted = async (sealed: unknown) =>
  bench.app.get(PersonalData).decrypt('se-1', sealed as Ciphertext);
/** What was said in each response, in clear. */
const said = async () =>
  Promise.all(
    (await responses()).map(async ({ type, data }) => {
      const corrections = data['corrections'] as { readonly values: unknown } | undefined;
      const values = corrections && (await decrypted(corrections.values));
      return {
        type,
        ...(data['answeredBy'] ? { answeredBy: await decrypted(data['answeredBy']) } : {}),
        ...(data['note'] ? { note: await decrypted(data['note']) } : {}),
        ...(values ? { corrections: JSON.parse(values) as unknown } : {}),
        ...(data['detailsConfirmed'] ? { detailsConfirmed: true } : {}),
      };
    }),
  );
/** The form of a page as a browser would send it, and what is entered into it. */
const formIn = (html: string, entered: Readonly<Record<string, string>> = {}) =>
  new URLSearchParams({
    ...Object.fromEntries(
      [...html.matchAll(/<input type="[^"]+" (?:id="[^"]+" )?name="([^"]+)" value="([^"]*)"/g)].map(
        ([, name = '', value = '']) => [name, value],
      ),
    ),
    ...entered,
  });

describe('an answer with something wrong beside its choice', () => {
  it('is recorded at once with all that is right, and the page says so before what is wrong', async () => {
    const officer = await start();
    const page = await officer.answer({
      choice: 'on-duty',
      answeredBy: 'Ana',
      note: 'All well',
      detailsConfirmed: 'yes',
      email: 'new@police.example',
      phone: '010 123',
    });
    expect(page.status).toBe(200);
    const [response] = await responses();
    expect(response?.data).toMatchObject({
      grade: 'responsible-officer',
      receivedAt: at('00:07:30'),
    });
    expect(await said()).toEqual([
      {
        type: 'ResponseReceived',
        answeredBy: 'Ana',
        note: 'All well',
        corrections: { email: 'new@police.example' },
      },
    ]);
    expect((await bench.ping('se-1')).status).toBe('answered');
    const html = await page.text();
    const places = [
      '<h1 tabindex="-1" autofocus>Thank you. Your answer is recorded</h1>',
      'It was received on',
      'could not be taken',
      '<a href="#phone">Telephone: enter +',
      'name="phone" value="010123"',
    ].map((text) => html.indexOf(text));
    expect(places).not.toContain(-1);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(html).not.toContain('name="email"');
    expect(html).not.toContain('has not been recorded');
  });

  it.each([
    ['institution', ''],
    ['email', 'nonsense'],
    ['alternateEmail', 'a@'],
    ['phone', '0046'],
    ['alternatePhone', 'none'],
    ['availability', 'sometimes'],
    ['timezone', 'Mars/Base'],
    ['languages', 'not_a_language'],
    ['instructions', 'a\u0007b'],
    ['note', 'x'.repeat(2001)],
    ['answeredBy', '\u202eb'],
    ['answeredBy', 'x'.repeat(201)],
  ])('is never silence for the sake of its %s', async (field, value) => {
    const officer = await start();
    const page = await officer.answer({ choice: 'not-on-duty', [field]: value });
    expect(page.status).toBe(200);
    const html = await page.text();
    expect(html).toContain(`<a href="#${field}">`);
    expect(html).toContain(` name="${field}"`);
    expect(await said()).toEqual([{ type: 'ResponseReceived' }]);
  });

  it('does not confirm the details that it means to change', async () => {
    const officer = await start();
    await officer.answer({ choice: 'on-duty', detailsConfirmed: 'yes', phone: '1' });
    expect(await said()).toEqual([{ type: 'ResponseReceived' }]);
  });

  it('is one answer, however often it is sent and the page loaded again', async () => {
    const officer = await start();
    const form = await officer.form({ choice: 'on-duty', phone: '1' });
    const pages = await Promise.all([officer.send(form), officer.send(form), officer.send(form)]);
    pages.push(await officer.send(form));
    for (const page of pages) expect(await page.text()).toContain('Your answer is recorded');
    expect(await responses()).toHaveLength(1);
  });

  it('brings what was put right as a further response, once, and nothing twice', async () => {
    const officer = await start();
    const first = await officer.answer({
      choice: 'on-duty',
      answeredBy: 'Ana',
      email: 'new@police.example',
      phone: '1',
      timezone: 'Mars',
    });
    const asked = await first.text();
    const stillWrong = await officer.send(formIn(asked, { phone: '2' }));
    expect(await stillWrong.text()).toContain('name="phone" value="2"');
    expect(await responses()).toHaveLength(1);

    const half = await officer.send(formIn(asked, { phone: '+46 10-765 43 21' }));
    expect(half.status).toBe(200);
    const rest = await half.text();
    expect(rest).toContain('name="timezone" value="Mars"');
    expect(rest).not.toContain('name="phone"');

    const repaired = formIn(rest, { timezone: 'europe/stockholm' });
    const done = await Promise.all([officer.send(repaired), officer.send(repaired)]);
    for (const { status } of done) expect(status).toBe(303);
    const thanks = await fetch(new URL(done[0]?.headers.get('location') ?? '', officer.link));
    const html = await thanks.text();
    expect(html).toContain('Your answer is recorded');
    expect(html).not.toContain('had answered before');
    expect(await said()).toEqual([
      {
        type: 'ResponseReceived',
        answeredBy: 'Ana',
        corrections: { email: 'new@police.example' },
      },
      { type: 'FurtherResponseReceived', corrections: { phone: '+46107654321' } },
      { type: 'FurtherResponseReceived', corrections: { timezone: 'Europe/Stockholm' } },
    ]);
  });

  it('is left as it is where the wrong field is emptied', async () => {
    const officer = await start();
    const page = await officer.answer({ choice: 'on-duty', institution: '\u202e', phone: '1' });
    const emptied = formIn(await page.text(), { institution: '', phone: '' });
    expect((await officer.send(emptied)).status).toBe(303);
    expect(await said()).toEqual([{ type: 'ResponseReceived' }]);
  });

  it('counts by itself where the answer it names is not there', async () => {
    const officer = await start();
    const form = await officer.form({ choice: 'on-duty', answerId: '0'.repeat(36) });
    expect((await officer.send(form)).status).toBe(303);
    expect(await responses()).toHaveLength(1);
  });

  it('FM-02: takes nothing further without the choice', async () => {
    const officer = await start();
    const form = formIn(await (await officer.answer({ choice: 'on-duty', phone: '1' })).text());
    form.set('phone', '+46107654321');
    form.delete('choice');
    expect((await officer.send(form)).status).toBe(422);
    expect(await responses()).toHaveLength(1);
  });

  it('has the bound of every answer', async () => {
    const officer = await start();
    const asked = await (await officer.answer({ choice: 'on-duty', phone: '1' })).text();
    for (let count = 1; count < limits.pageAnswersPerPing; count++)
      await officer.send(formIn(asked, { phone: `+461012300${100 + count}` }));
    expect((await officer.send(formIn(asked, { phone: '+46101230000' }))).status).toBe(429);
    expect(await responses()).toHaveLength(limits.pageAnswersPerPing);
  });

  it('is said to be late where it is', async () => {
    const officer = await start();
    await bench.pass(at('30:00'));
    await bench.pass(at('30:01'));
    const html = await (await officer.answer({ choice: 'on-duty', phone: '1' })).text();
    expect(html).toContain('recorded as late');
    expect(await said()).toEqual([{ type: 'LateResponseReceived' }]);
  });
});

describe('what the directory does not say', () => {
  it('is not chosen for the reader', async () => {
    const { availability: _, ...unsaid } = point('se-1');
    bench = await ServerBench.start({ features: [AnswerPageModule], network: [unsaid] });
    const officer = await Visitor.of(bench, 'se-1');
    const html = await (await officer.get()).text();
    expect(html).toContain('<option value="" selected></option>');
  });
});
