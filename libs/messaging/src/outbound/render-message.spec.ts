import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { instantAt, limits } from '#kernel';
import { momentInWords } from '../domain/moments.js';
import { standardTemplate } from '../domain/standard-template/index.js';
import type { MessagePurpose } from '../domain/message-facts.js';
import type { Template } from '../domain/template.js';
import { exampleFacts } from './example-facts.js';
import { renderMessage, type RenderedMessage } from './render-message.js';
import { baseUrl } from './testing/sample-message.js';

const languages = ['en', 'fr', 'es', 'pt', 'ar'];
const purposes: readonly MessagePurpose[] = ['first', 'reminder', 'escalation'];
const zones = [
  'UTC',
  'Europe/Paris',
  'Asia/Kolkata',
  'America/St_Johns',
  'Australia/Lord_Howe',
  'Pacific/Chatham',
];
const facts = exampleFacts(standardTemplate);
const link = `${baseUrl}/r/${facts.token}`;

function rendered(
  known: Parameters<typeof exampleFacts>[1] = {},
  purpose: MessagePurpose = 'first',
) {
  return renderMessage(exampleFacts(standardTemplate, known), purpose, { baseUrl });
}

/** What a reader of the HTML reads, without its markup. */
function readingOf({ html }: RenderedMessage): string {
  return html
    .replace(/^.*<body/s, '<body')
    .replace(/<br>\n?/g, '\n')
    .replace(/<[^>]+>/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&');
}

const bare = (text: string): string =>
  text
    .replace(/[\u2066-\u2069]/g, '')
    .replace(/\s+/g, ' ')
    .trim();

describe('the languages of a message', () => {
  it('are the first of the reader that the template has, and English after it', () => {
    expect(rendered({ languages: ['sq', 'pt-BR', 'fr'] }).languages).toEqual(['pt', 'en']);
    expect(rendered({ languages: ['en', 'fr'] }).languages).toEqual(['en']);
    expect(rendered({ languages: ['sq'] }).languages).toEqual(['en']);
  });

  it.each(languages)('have each their direction: %s', (language) => {
    const { html, direction } = rendered({ languages: [language] });
    expect(direction).toBe(language === 'ar' ? 'rtl' : 'ltr');
    expect(html).toContain(`<html lang="${language}" dir="${direction}">`);
    expect(html).toContain(`<div lang="${language}" dir="${direction}"`);
    expect(html).toContain('<div lang="en" dir="ltr"');
  });
});

describe('every message', () => {
  const labels: Record<string, string> = {
    en: 'EXERCISE',
    fr: 'EXERCICE',
    es: 'EJERCICIO',
    pt: 'EXERCÍCIO',
    ar: 'تمرين (EXERCISE)',
  };
  const all = languages.flatMap((language) => purposes.map((purpose) => ({ language, purpose })));

  it.each(all)(
    'says first of all that it is an exercise: $language, $purpose',
    ({ language, purpose }) => {
      const message = rendered({ languages: [language] }, purpose);
      const label = labels[language] ?? '';
      expect(message.subject.startsWith(`${label} – `)).toBe(true);
      expect(message.text.startsWith(`${label}. `)).toBe(true);
      expect(message.short.startsWith(`${label}. `)).toBe(true);
      expect(readingOf(message)).toContain(label);
      expect(message.short.split('\n').at(-1)).toMatch(/^EXERCISE\. /);
    },
  );

  it('FM-22: holds its link and its absolute times, in text and in HTML, in each language and zone', () =>
    fc.assert(
      fc.property(
        fc.constantFrom(...languages),
        fc.constantFrom(...purposes),
        fc.constantFrom(...zones),
        fc.integer({ min: Date.UTC(2020, 0), max: Date.UTC(2040, 0) }),
        (language, purpose, timezone, sentMs) => {
          const sentAt = instantAt(sentMs);
          const message = rendered({ languages: [language], timezone, sentAt }, purpose);
          for (const text of [message.text, readingOf(message)]) {
            for (const part of message.languages)
              expect(bare(text)).toContain(bare(momentInWords(sentAt, part, timezone)));
            expect(text.split(link)).toHaveLength(message.languages.length + 1);
          }
          expect(message.short).toMatch(/\d{4}-\d\d-\d\d \d\d:\d\d UTC/);
          expect(message.short).toContain(link);
        },
      ),
    ));

  it.each(all)(
    'says the same in text and in HTML: $language, $purpose',
    ({ language, purpose }) => {
      const message = rendered({ languages: [language] }, purpose);
      const reading = bare(readingOf(message).replace(/^[^>]*>/, ''));
      for (const paragraph of message.text.split(/\n\s*\n/).filter((one) => !one.startsWith('---')))
        expect(reading).toContain(bare(paragraph));
    },
  );

  it.each(languages)('has no placeholder left: %s', (language) => {
    for (const purpose of purposes)
      for (const known of [{}, { insteadOf: 'Ministry of Justice' }]) {
        const { subject, text, html, short } = rendered(
          { languages: [language], ...known },
          purpose,
        );
        expect(`${subject}${text}${html}${short}`).not.toMatch(/\{\{|\}\}|undefined|null/);
      }
  });

  it.each(languages)(
    'loads nothing from anywhere, so that opening it tells nobody: %s',
    (language) => {
      const { html } = rendered({ languages: [language] });
      expect(html).not.toMatch(
        /<(img|link|script|iframe|object|embed|form|base)\b|url\(|@import|src=/i,
      );
      const addresses = [...html.matchAll(/https?:[^"<\s]+/g)].map(([address]) => address);
      expect(new Set(addresses)).toEqual(new Set([link]));
    },
  );
});

describe('the words of a purpose', () => {
  it.each(languages)('differ: %s', (language) => {
    const bodies = [
      ...purposes.map((purpose) => rendered({ languages: [language] }, purpose).text),
      rendered({ languages: [language], insteadOf: 'Ministry of Justice' }, 'escalation').text,
    ];
    expect(new Set(bodies).size).toBe(4);
  });

  it('tell a colleague who has not answered', () => {
    const message = rendered({ languages: ['ar'], insteadOf: 'Ministry of Justice' }, 'escalation');
    for (const text of [message.text, readingOf(message), message.short])
      expect(text.split('Ministry of Justice').length - 1).toBe(2);
  });

  it('are those of the first message where the template has no others', () => {
    const template: Template = {
      languages: { en: { subject: 'S', body: 'B {{link}}', short: 'T {{link}}' } },
    };
    const { text, html } = renderMessage(exampleFacts(template), 'reminder', { baseUrl });
    expect(text).toMatch(/^EXERCISE\. .*\n\nB https/s);
    expect(html).toContain(`B <a class="plain" href="${link}"`);
  });
});

describe('a right-to-left text', () => {
  it('keeps the link in its own order, and lets no program take the mark for a part of it', () => {
    const [arabic = ''] = rendered({ languages: ['ar'] }).text.split('\n----');
    expect(arabic).toContain(`\u2066${link} \u2069`);
    expect(arabic).toContain('\u2068National Police, Cybercrime Unit\u2069');
  });
});

describe('names from the directory', () => {
  const hostile = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 400 }),
    fc.constantFrom(
      'Police\r\nBcc: everybody@elsewhere.example',
      'Police\n\n<script>alert(1)</script>',
      'Police\u2028\u202Egnihsihp',
      '{{link}} {{{link}}}',
      '"><a href="https://elsewhere.example">',
      '=?utf-8?q?=0D=0ABcc:_x?=',
    ),
  );

  it('FM-30: never end a header line, add markup or a placeholder, or turn the text around', () =>
    fc.assert(
      fc.property(
        hostile,
        hostile,
        fc.constantFrom(...languages),
        (campaignName, institution, language) => {
          const message = rendered({ campaignName, institution, languages: [language] });
          expect(message.subject).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\u202A-\u202E]/u);
          expect(message.short.split('\n')).toHaveLength(message.languages.length);
          expect(message.text).not.toMatch(/[\u202A-\u202E]/);
          expect(message.text.split(link)).toHaveLength(message.languages.length + 1);
          expect(message.html).not.toMatch(
            /<script|<a (?!class="plain" href=|href="https:\/\/rollcall)/,
          );
          const addresses = [...message.html.matchAll(/href="([^"]*)"/g)].map(
            ([, address]) => address,
          );
          expect(new Set(addresses)).toEqual(new Set([link]));
        },
      ),
    ));

  it('are cut when no directory has such', () => {
    const { subject } = rendered({ campaignName: 'n'.repeat(1_000) });
    expect(subject.match(/n{100,}…/)?.[0]).toHaveLength(limits.factCharactersMax);
  });
});

it('finds the answer page under a path', () => {
  for (const base of ['https://a.example/rollcall', 'https://a.example/rollcall/'])
    expect(renderMessage(facts, 'first', { baseUrl: base }).link).toBe(
      `https://a.example/rollcall/r/${facts.token}`,
    );
});
