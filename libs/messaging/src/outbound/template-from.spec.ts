import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { failureKind, limits, type InvalidInput } from '#kernel';
import { standardTemplate } from '../domain/standard-template/index.js';
import { placeholders } from '../domain/template.js';
import { templateFaults } from '../domain/template-faults.js';
import { templateFrom } from './template-from.js';

const english = { subject: 'S', body: 'Please answer: {{link}}', short: '{{link}}' };

function parsed(value: unknown) {
  return templateFrom('words.json', JSON.parse(JSON.stringify(value)));
}

function issuesOf(value: unknown): readonly string[] {
  try {
    templateFrom('words.json', value);
    return [];
  } catch (error) {
    return (error as InvalidInput).issues.map(({ where, message }) => `${where.path}: ${message}`);
  }
}

it('the standard template is one that an operator might have given', () => {
  expect(templateFaults(standardTemplate)).toEqual([]);
  expect(parsed(standardTemplate)).toEqual(standardTemplate);
});

it('takes the least that can be sent', () =>
  expect(parsed({ languages: { en: english } })).toEqual({ languages: { en: english } }));

it('reads lines as Windows ends them', () => {
  const { languages } = parsed({ languages: { en: { ...english, body: 'One\r\n\r\n{{link}}' } } });
  expect(languages['en']?.body).toBe('One\n\n{{link}}');
});

describe('docs/templates.md', () => {
  const text = readFileSync(join(import.meta.dirname, '../../../../docs/templates.md'), 'utf8');

  it('names every placeholder, and no other', () => {
    const named = [...text.matchAll(/^\| `\{\{(\w+)\}\}`/gm)].map(([, name]) => name);
    expect(named).toEqual(Object.keys(placeholders));
  });

  it('shows a template that is taken', () => {
    const [, example = ''] = /```json\n(.*?)```/s.exec(text) ?? [];
    expect(Object.keys(templateFrom('example', JSON.parse(example)).languages)).toEqual([
      'en',
      'uk',
    ]);
  });
});

describe('a template that is wrong is refused with the place', () => {
  it.each<{ what: string; value: unknown; issues: unknown }>([
    {
      what: 'no English',
      value: { languages: { fr: english } },
      issues: ['languages.en: is missing; English follows every other language'],
    },
    {
      what: 'a placeholder that is unknown',
      value: { languages: { en: { ...english, subject: '{{name}}' } } },
      issues: [
        expect.stringMatching(
          /^languages\.en\.subject: \{\{name\}\} is unknown; expected one of campaignName/,
        ),
      ],
    },
    {
      what: 'no link in a body',
      value: { languages: { en: { ...english, reminder: { ...english, body: 'Please answer' } } } },
      issues: ['languages.en.reminder.body: needs {{link}}, by which it is answered'],
    },
    {
      what: 'a link in a subject',
      value: { languages: { en: { ...english, subject: '{{link}}' } } },
      issues: ['languages.en.subject: must not show {{link}}; it belongs into the body'],
    },
    ...[
      '{{#link}}x{{/link}}',
      '{{{link}}}',
      '{{&link}}',
      '{{>other}}',
      '{{=<% %>=}}',
      '{{!note}}',
      '{{',
    ].map((markup) => ({
      what: markup,
      value: { languages: { en: { ...english, body: `{{link}} ${markup}` } } },
      issues: ['languages.en.body: expected nothing but {{name}} in double braces'],
    })),
    {
      what: 'a colleague outside the wording for one',
      value: { languages: { en: { ...english, body: '{{insteadOf}} {{link}}' } } },
      issues: ['languages.en.body: {{insteadOf}} is known only in the wording for a colleague'],
    },
    {
      what: 'a language without its words for an exercise',
      value: { languages: { en: english, ru: english } },
      issues: [
        expect.stringMatching(/^languages\.ru\.exercise: is missing/),
        expect.stringMatching(/^languages\.ru\.button: is missing/),
      ],
    },
    {
      what: 'a tag in other letters',
      value: { languages: { en: english, 'PT-br': english } },
      issues: ['languages.PT-br: expected this tag as pt-BR'],
    },
    {
      what: 'no language tag',
      value: { languages: { en: english, 'not a tag': english } },
      issues: ['languages.not a tag: expected a BCP 47 language tag such as pt-BR'],
    },
    {
      what: 'a line break in a subject',
      value: { languages: { en: { ...english, subject: 'S\r\nBcc: x@y.example' } } },
      issues: ['languages.en.subject: expected one line of text'],
    },
    {
      what: 'members that are unknown',
      value: {
        languages: {
          en: { ...english, footer: 'F', exercise: { label: 'L', statement: 'S', colour: 'C' } },
        },
      },
      issues: expect.arrayContaining([
        'languages.en.footer: is not a known setting; remove it',
        'languages.en.exercise.colour: is not a known setting; remove it',
      ]),
    },
    {
      what: 'a number for a text, and a list for words',
      value: { languages: { en: { ...english, subject: 7, reminder: [] } } },
      issues: ['languages.en.reminder: expected no list'],
    },
    {
      what: 'null for a text',
      value: { languages: { en: { ...english, subject: null } } },
      issues: ['languages.en.subject: expected one line of text'],
    },
    {
      what: 'a body without end',
      value: {
        languages: {
          en: { ...english, body: `{{link}}${'x'.repeat(limits.templateBodyCharactersMax)}` },
        },
      },
      issues: [
        `languages.en.body: expected at most ${limits.templateBodyCharactersMax} characters`,
      ],
    },
    { what: 'a list', value: [], issues: [expect.stringMatching(/expected \{"languages"/)] },
  ])('$what', ({ value, issues }) => expect(issuesOf(value)).toEqual(issues));

  it.each([
    '{"languages": {"en": {"__proto__": {}}}}',
    '{"languages": {"__proto__": {}}}',
    '{"languages": {"en": {"constructor": 1}}}',
  ])('FM-30: %s', (text) =>
    expect(() => templateFrom('words.json', JSON.parse(text))).toThrow(
      expect.objectContaining({ kind: 'invalid-input' }),
    ),
  );
});

describe('FM-30: no input brings it down', () => {
  const kindOf = (value: unknown): string | undefined => {
    try {
      templateFrom('words.json', value);
      return 'taken';
    } catch (error) {
      return failureKind(error);
    }
  };
  const words = fc.oneof(
    fc.jsonValue(),
    fc.dictionary(
      fc.constantFrom('subject', 'body', 'short', 'exercise', 'button', 'reminder', 'toString'),
      fc.oneof(fc.jsonValue(), fc.constantFrom('{{link}}', '{{', '{{{link}}}', '{{#a}}')),
    ),
  );

  it('of any form', () =>
    fc.assert(fc.property(fc.jsonValue(), (value) => expect(kindOf(value)).toBe('invalid-input'))));

  it('of nearly the right form', () =>
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom('en', 'fr', 'ru', '__proto__'), words),
        (languages) => expect(['taken', 'invalid-input']).toContain(kindOf({ languages })),
      ),
    ));
});
