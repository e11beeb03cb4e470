import { afterEach, describe, expect, it } from '@jest/globals';
import { PersonalData } from '#keys';
import type { Ciphertext } from '#kernel';
import { at, ServerBench, type ServerBenchOptions } from '../testing/server-bench.js';
import { point } from '../testing/test-network.js';
import { AnswerDesk } from './answer-desk.js';
import { AnswerPageModule } from './answer-page.module.js';
import { Visitor } from './testing/visitor.js';

let bench: ServerBench;
afterEach(() => bench.stop());

const start = async (options: ServerBenchOptions = {}) => {
  bench = await ServerBench.start({ features: [AnswerPageModule], ...options });
};
const visitor = (contactPointId: string, agent?: string) =>
  Visitor.of(bench, contactPointId, agent);
const responses = () =>
  bench.recorded('ResponseReceived', 'FurtherResponseReceived', 'LateResponseReceived');

describe('opening the page', () => {
  it('FM-01: records no response, whoever fetches the link and however often', async () => {
    await start();
    for (const id of ['pl-1', 'se-1']) {
      const programs = await Promise.all(
        Array.from({ length: 25 }, (_, index) => visitor(id, `scanner ${index}`)),
      );
      for (const method of ['GET', 'GET', 'GET', 'HEAD'])
        await Promise.all(
          programs.map((program) =>
            method === 'GET' ? program.get() : fetch(program.link, { method }),
          ),
        );
    }
    expect(await responses()).toEqual([]);
    for (const id of ['pl-1', 'se-1']) {
      const { agents } = await bench.ping(id);
      expect(agents).toHaveLength(20);
      expect(new Set(agents).size).toBe(20);
    }
  });

  it('has room for a hundred programs at the same moment', async () => {
    await start();
    const token = await bench.tokenOf('se-1');
    const desk = bench.app.get(AnswerDesk);
    const pages = await Promise.all(
      Array.from({ length: 100 }, (_, index) => desk.open(token, `scanner ${index}`)),
    );
    expect(pages.every(({ page }) => page.kind === 'form')).toBe(true);
    expect((await bench.ping('se-1')).agents).toHaveLength(20);
  });

  it('FM-02: keeps who opened it and when, each program once', async () => {
    await start();
    await bench.pass(at('00:00:04'));
    const scanner = await visitor('se-1', `  Mail \t scanner ${'x'.repeat(500)}`);
    await scanner.get();
    await scanner.get();
    const opened = await bench.recorded('MachineOpened');
    expect(opened).toHaveLength(1);
    expect(opened[0]?.data).toMatchObject({ contactPointId: 'se-1', openedAt: at('00:00:04') });
    const agent = opened[0]?.data['agent'] as string;
    expect(agent).toMatch(/^Mail scanner x+$/);
    expect(agent).toHaveLength(200);
  });

  it('is kept by nobody, framed by nobody, and runs nothing', async () => {
    await start();
    const one = await visitor('se-1');
    const unknown = await fetch(`${bench.url}/r/nothing`);
    for (const { headers } of [await one.get(), unknown, await one.send('')]) {
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('x-robots-tag')).toContain('noindex');
      expect(headers.get('content-security-policy')).toMatch(
        /^default-src 'none';.*frame-ancestors 'none'/,
      );
      expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
    }
    const head = await fetch(one.link, { method: 'HEAD' });
    expect(head.status).toBe(200);
    expect(head.headers.get('cache-control')).toBe('no-store');
  });

  it('speaks the language that was asked for, else the contact point’s, else the browser’s', async () => {
    await start({
      network: [
        point('ma-1', { languages: ['ber', 'ar', 'fr'] }),
        point('se-1', { languages: ['sv'] }),
      ],
    });
    const languageOf = async (id: string, path: string, accepted: string) => {
      const page = await (await visitor(id)).get(path, { 'accept-language': accepted });
      return /<html lang="(\w+)" dir="(\w+)"/
        .exec(await page.text())
        ?.slice(1)
        .join(' ');
    };
    expect(await languageOf('ma-1', '', 'es')).toBe('ar rtl');
    expect(await languageOf('ma-1', '?lang=pt-BR', 'es')).toBe('pt ltr');
    expect(await languageOf('ma-1', '?lang=xx', 'es')).toBe('ar rtl');
    expect(await languageOf('se-1', '', 'de;q=0.9, es-MX;q=0.5, fr;q=0.7')).toBe('fr ltr');
    expect(await languageOf('se-1', '', '')).toBe('en ltr');
    expect(
      await (await fetch(`${bench.url}/r/`, { headers: { 'accept-language': 'ar' } })).text(),
    ).toContain('dir="rtl"');
  });

  it('shows nothing of a hostile directory but its text', async () => {
    const institution = `<script>alert(1)</script>"'{{title}}`;
    await start({ network: [point('se-1', { institution, languages: ['fr'] })] });
    const html = await (await (await visitor('se-1')).get()).text();
    expect(html).not.toContain('<script');
    expect(html).toContain('&lt;script&gt;alert(1)');
  });
});

describe('answering', () => {
  it('records who answers, at the moment it came in by our clock', async () => {
    await start();
    await bench.pass(at('00:07:30'));
    const officer = await visitor('se-1');
    const page = await officer.answerAndFollow({
      choice: 'on-duty',
      answeredBy: 'Ana, duty officer',
      note: 'All well.\r\nGood night.',
      detailsConfirmed: 'yes',
    });
    expect(page).toContain('Your answer is recorded');
    const [response] = await bench.recorded('ResponseReceived');
    expect(response?.data).toMatchObject({
      contactPointId: 'se-1',
      via: 'link',
      grade: 'responsible-officer',
      receivedAt: at('00:07:30'),
      detailsConfirmed: true,
    });
    expect(response?.metadata.actor).toEqual({ kind: 'contact-point', id: 'se-1' });
    const personal = bench.app.get(PersonalData);
    const decrypted = (name: string) =>
      personal.decrypt('se-1', response?.data[name] as Ciphertext);
    expect(await decrypted('answeredBy')).toBe('Ana, duty officer');
    expect(await decrypted('note')).toBe('All well.\nGood night.');
    expect(JSON.stringify(await bench.recorded())).not.toContain('Ana');
    expect((await bench.ping('se-1')).status).toBe('answered');
  });

  it('FM-03: asks who answers, and tells the officer on duty from whoever else has the link', async () => {
    await start();
    const html = await (await (await visitor('se-1')).get()).text();
    expect(html).toContain('name="answeredBy"');
    await (await visitor('se-1')).answer({ choice: 'not-on-duty' });
    const [response] = await bench.recorded('ResponseReceived');
    expect(response?.data['grade']).toBe('human');
    expect(response?.data['contactPointId']).toBe('se-1');
  });

  it('FM-02: takes no form without an explicit choice for a response', async () => {
    await start();
    const scanner = await visitor('se-1', 'clicker');
    const refused = await scanner.answer({ answeredBy: 'Ana', email: 'new@police.example' });
    expect(refused.status).toBe(422);
    const html = await refused.text();
    expect(html).toContain('<a href="#on-duty">');
    expect(html).toContain('value="Ana"');
    expect(html).toContain('value="new@police.example"');
    expect(await responses()).toEqual([]);
    expect((await bench.ping('se-1')).agents).toEqual(['clicker']);
  });

  it('FM-02: says at every field what is wrong beside the choice that is missing, and records nothing', async () => {
    await start();
    const refused = await (
      await visitor('se-1')
    ).answer({
      institution: '',
      email: 'nonsense',
      phone: '0046',
      timezone: 'Mars/Base',
      languages: 'not_a_language',
      note: 'x'.repeat(2001),
    });
    expect(refused.status).toBe(422);
    const html = await refused.text();
    for (const id of ['on-duty', 'institution', 'email', 'phone', 'timezone', 'languages', 'note'])
      expect(html).toContain(`<a href="#${id}">`);
    expect(await responses()).toEqual([]);
  });

  it('counts a double click once, and a second answer beside the first', async () => {
    await start();
    const officer = await visitor('se-1');
    const form = await officer.form({ choice: 'on-duty' });
    const sent = await Promise.all([officer.send(form), officer.send(form), officer.send(form)]);
    expect(new Set(sent.map(({ status }) => status))).toEqual(new Set([303]));
    expect(new Set(sent.map(({ headers }) => headers.get('location'))).size).toBe(1);
    expect(await responses()).toHaveLength(1);
    form.set('note', 'I forgot to say');
    await officer.send(form);
    expect((await responses()).map(({ type }) => type)).toEqual([
      'ResponseReceived',
      'FurtherResponseReceived',
    ]);
  });

  it('proposes what was changed, and changes nothing by itself', async () => {
    await start({
      network: [point('se-1', { languages: ['sv', 'en'], instructions: 'Call\nfirst' })],
    });
    await (
      await visitor('se-1')
    ).answer({
      choice: 'on-duty',
      institution: ' Duty desk  se-1 ',
      email: 'new@police.example',
      alternateEmail: '',
      availability: '24/7',
      timezone: 'UTC',
      languages: 'sv  en fr',
      instructions: 'Call\r\nfirst',
      detailsConfirmed: 'yes',
    });
    await bench.settle();
    const [proposal] = await bench.recorded('ChangeProposed');
    expect(proposal?.data['fields']).toEqual(['email', 'languages']);
    const values = await bench.app
      .get(PersonalData)
      .decrypt('se-1', proposal?.data['values'] as Ciphertext);
    expect(JSON.parse(values ?? '')).toEqual({
      email: 'new@police.example',
      languages: 'sv en fr',
    });
    expect((await responses())[0]?.data['detailsConfirmed']).toBeUndefined();
    expect(await bench.recorded('ContactDetailsChanged')).toEqual([]);
  });
});
