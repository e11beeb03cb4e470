import { describe, expect, it } from '@jest/globals';
import { bodyWithNews, newsInWords } from './news.js';
import { standardTemplate } from './standard-template/index.js';
import { templateFaults } from './template-faults.js';

const news = [
  { party: 'SE', name: 'Sweden' },
  { party: 'GH', name: 'Ghana' },
  { party: 'LT', name: 'Lithuania' },
];

describe('the news of a campaign', () => {
  it('name the Parties as readers of each language do, in its order', () => {
    expect(newsInWords(news, 'en')).toBe('Ghana, Lithuania and Sweden');
    expect(newsInWords(news, 'fr')).toBe('Ghana, Lituanie et Suède');
    expect(newsInWords([{ party: 'XX', name: 'Nowhere' }], 'fr')).toBe('Nowhere');
    expect(newsInWords([], 'en')).toBe('');
  });

  it('stand in every standard language before the lines that close a message', () => {
    for (const [language, { body }] of Object.entries(standardTemplate.languages)) {
      const told = bodyWithNews(body, true, language).split('\n\n');
      const place = told.findIndex((paragraph) => paragraph.includes('{{news}}'));
      expect(told[place + 1]).toContain('{{sentAt}}');
      expect(told.toSpliced(place, 1).join('\n\n')).toBe(body);
      expect(language === 'en' || !told[place]?.startsWith('Updated')).toBe(true);
    }
  });

  it('stand where a template has a place for them, or else at its end', () => {
    const body = 'Hello\n\nNew: {{ news }}!\n\n{{link}}';
    expect(bodyWithNews(body, true, 'en')).toBe(body);
    expect(bodyWithNews(body, false, 'en')).toBe('Hello\n\n{{link}}');
    expect(bodyWithNews('Hello\n\n{{link}}', true, 'uk')).toMatch(
      /^Hello\n\n\{\{link\}\}\n\nUpdated contact details .*\{\{news\}\}\.$/,
    );
    expect(bodyWithNews('Hello\n\n\n{{link}}', false, 'en')).toBe('Hello\n\n\n{{link}}');
  });

  it('belong into the body of a template alone', () => {
    const { en } = standardTemplate.languages;
    const text = { ...en!, subject: 'New: {{news}}', body: `${en!.body}\n\n{{news}}` };
    expect(templateFaults({ languages: { en: text } })).toEqual([
      { path: 'languages.en.subject', message: expect.stringContaining('{{news}}') },
    ]);
  });
});
