import { describe, expect, it } from '@jest/globals';
import { parseInstant } from '#kernel';
import { correctableDetails, type AnswerPage, type AskedFacts } from './answer-page.js';
import { maskedEmail, maskedPhone } from './masked.js';
import { pageSecurityPolicy } from './page-style.js';
import { renderAnswerPage } from './render-answer-page.js';
import {
  answerPageLanguages,
  type AnswerPageLanguage,
  type AnswerPageWords,
} from './words/index.js';

const languages = Object.keys(answerPageLanguages) as readonly AnswerPageLanguage[];
const facts: AskedFacts = {
  campaignName: 'Ping test of February',
  institution: 'Cybercrime Unit',
  partyName: 'Sweden',
  timezone: 'Europe/Stockholm',
  sentAt: parseInstant('2024-02-19T09:00:00Z'),
  answerBy: parseInstant('2024-02-20T15:00:00Z'),
};
const form: Extract<AnswerPage, { kind: 'form' }> = {
  kind: 'form',
  facts,
  notices: [],
  details: {
    institution: 'Cybercrime Unit',
    email: 'night.desk@police.example',
    phone: '+46101234567',
  },
  typed: { detailsConfirmed: false, details: {} },
  faults: [],
  nonce: 'the-nonce',
};
const receivedAt = parseInstant('2024-02-19T09:20:00Z');
const pages: readonly AnswerPage[] = [
  form,
  { ...form, notices: [{ kind: 'late' }, { kind: 'closed' }, { kind: 'party-answered' }] },
  { ...form, notices: [{ kind: 'answered', answeredAt: receivedAt }] },
  {
    ...form,
    faults: [
      { field: 'choice', problem: 'missing' },
      { field: 'note', problem: 'too-long', charactersMax: 2000 },
      ...correctableDetails.map((field) => ({ field, problem: 'malformed' }) as const),
    ],
  },
  { kind: 'thanks', facts, receivedAt, standing: 'in-time', answerId: 'one' },
  { kind: 'thanks', facts, receivedAt, standing: 'further', answerId: 'one' },
  { kind: 'thanks', facts, receivedAt, standing: 'late', answerId: 'one' },
  {
    kind: 'partly-taken',
    facts,
    receivedAt,
    standing: 'late',
    answerId: 'one',
    nonce: 'the-nonce',
    typed: { choice: 'on-duty', detailsConfirmed: false, details: { phone: '1' } },
    faults: (['answeredBy', ...correctableDetails, 'note'] as const).map((field) => ({
      field,
      problem: 'malformed',
    })),
  },
  { kind: 'cancelled', facts },
  { kind: 'not-started' },
  { kind: 'unknown' },
  { kind: 'too-large' },
  { kind: 'malformed' },
  { kind: 'too-many' },
  { kind: 'unavailable' },
];

describe('the words', () => {
  const texts = (words: AnswerPageWords): Readonly<Record<string, string>> =>
    Object.fromEntries(
      Object.entries(words).flatMap(([name, text]) =>
        typeof text === 'string'
          ? [[name, text]]
          : Object.entries(text as Readonly<Record<string, string>>).map(([key, one]) => [
              `${name}.${key}`,
              one,
            ]),
      ),
    );
  const values = (text: string) =>
    new Set([...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name));

  it.each(languages)('say the same in %s as in English', (language) => {
    const english = texts(answerPageLanguages.en);
    const other = texts(answerPageLanguages[language]);
    expect(Object.keys(other)).toEqual(Object.keys(english));
    for (const [name, text] of Object.entries(other)) {
      expect([name, text.trim()]).not.toEqual([name, '']);
      expect([name, values(text)]).toEqual([name, values(english[name] ?? '')]);
    }
  });
});

describe('the answer page', () => {
  it.each(languages)('is whole in every state in %s', (language) => {
    const { direction } = answerPageLanguages[language];
    for (const page of pages) {
      const html = renderAnswerPage(page, language);
      expect(html).toContain(`<html lang="${language}" dir="${direction}">`);
      expect(html).not.toMatch(/\{\{|undefined|\[object/);
      expect(html.match(/<h1[^>]*>[^<]+<\/h1>/g)).toHaveLength(1);
      const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
      expect(new Set(ids).size).toBe(ids.length);
      for (const [, list = ''] of html.matchAll(
        /(?:for|aria-describedby|aria-labelledby)="([^"]+)"/g,
      ))
        for (const id of list.split(' ')) expect(ids).toContain(id);
      for (const [, id] of html.matchAll(/href="#([^"]+)"/g)) expect(ids).toContain(id);
    }
  });

  it('FM-02: runs nothing, loads nothing and chooses nothing for the reader', () => {
    for (const page of pages) {
      const html = renderAnswerPage(page, 'en');
      expect(html).not.toMatch(
        /<script|<img|<link|<iframe|\son\w+=|javascript:|url\(|@import|http-equiv/i,
      );
      expect(html).not.toMatch(/\schecked/);
    }
    expect(pageSecurityPolicy).toContain("default-src 'none'");
    expect(pageSecurityPolicy).not.toMatch(/script-src|unsafe/);
  });

  it('reads Arabic from right to left, and addresses in it from left to right', () => {
    const html = renderAnswerPage(form, 'ar');
    expect(html).toContain('<html lang="ar" dir="rtl">');
    expect(html).toContain('<bdi dir="ltr">n•••@police.example</bdi>');
  });

  it('says in absolute times when it was sent and until when an answer counts', () => {
    const html = renderAnswerPage(form, 'en');
    expect(html).toContain('Monday, 19 February 2024 at 09:00 UTC');
    expect(html).toContain('Tuesday, 20 February 2024 at 15:00 UTC');
    expect(html).toContain('Tuesday, 20 February 2024 at 16:00, your time');
    expect(renderAnswerPage(form, 'fr')).toContain('mardi 20 février 2024 à 15:00 UTC');
  });

  it('escapes whatever came from the directory or from the responder', () => {
    const hostile = `"><script>alert(1)</script><img src=x onerror='a'>{{w.site}}{{{style}}}</textarea>&`;
    const details = Object.fromEntries(correctableDetails.map((name) => [name, hostile]));
    const page: AnswerPage = {
      ...form,
      facts: {
        ...facts,
        campaignName: hostile,
        institution: hostile,
        partyName: hostile,
        timezone: 'UTC',
      },
      notices: [{ kind: 'party-answered' }],
      details,
      typed: { answeredBy: hostile, note: hostile, detailsConfirmed: false, details },
      nonce: hostile,
    };
    for (const language of languages) {
      const html = renderAnswerPage(page, language);
      expect(html).not.toMatch(/<script|<img|onerror='/);
      expect(html.match(/<textarea/g)).toHaveLength(html.match(/<\/textarea>/g)?.length ?? 0);
      expect(html).toContain('{{w.site}}{{{style}}}');
    }
  });

  it('keeps what was typed beside what is wrong with it', () => {
    const html = renderAnswerPage(
      {
        ...form,
        typed: {
          choice: 'not-on-duty',
          answeredBy: 'Ana',
          note: 'two\nlines',
          detailsConfirmed: true,
          details: { email: 'nonsense' },
        },
        faults: [{ field: 'email', problem: 'malformed' }],
      },
      'en',
    );
    expect(html).toContain('<title>Error: ');
    expect(html).toMatch(/value="not-on-duty"[^>]* checked/);
    expect(html).toContain('two\nlines');
    expect(html).toMatch(
      /name="email"[^>]*value="nonsense"[^>]*aria-describedby="email-hint email-error"[^>]*aria-invalid="true"/,
    );
    expect(html).toContain('<a href="#email">E-mail: enter an e-mail address');
  });

  it('FM-03: shows addresses only in part, and fills none of them in', () => {
    const html = renderAnswerPage(form, 'en');
    expect(html).not.toContain('night.desk');
    expect(html).not.toContain('46101234567');
    expect(html).toMatch(/name="email"[^>]*value=""/);
    expect(maskedEmail('duty@police.example')).toBe('d•••@police.example');
    expect(maskedEmail('nonsense')).toBe('•••');
    expect(maskedPhone('+46101234567')).toBe('+46•••67');
    expect(maskedPhone('+461')).toBe('•••');
  });
});
