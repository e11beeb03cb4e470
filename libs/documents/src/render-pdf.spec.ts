import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { parseInstant } from '#kernel';
import type { Block, Document } from './document.js';
import { renderPdf } from './render-pdf.js';
import { readPdf } from './testing/read-pdf.js';

const documentOf = (...blocks: readonly Block[]): Document => ({
  title: 'The network’s year',
  language: 'en',
  date: parseInstant('2024-06-30T00:00:00Z'),
  blocks,
});
const heading = (level: 2 | 3, text: string): Block => ({ kind: 'heading', level, text });
const table = (rows: readonly (readonly string[])[]): Block => ({
  kind: 'table',
  caption: 'Who is there',
  columns: [{ title: 'Institution' }, { title: 'Number', align: 'end', fit: true }],
  rows,
});

const timersButDate = [
  'nextTick',
  'queueMicrotask',
  'setImmediate',
  'setInterval',
  'setTimeout',
] as const;
afterEach(() => void jest.useRealTimers());

describe('a document as a PDF', () => {
  it('has its title, its language and a bookmark for each heading, under the one it belongs to', async () => {
    const bytes = await renderPdf({
      ...documentOf(heading(2, 'Directory'), heading(3, 'Types'), heading(2, 'Tests')),
      language: 'fr',
    });
    expect(await readPdf(bytes)).toMatchObject({
      title: 'The network’s year',
      language: 'fr',
      bookmarks: [
        {
          title: 'The network’s year',
          under: [
            { title: 'Directory', under: [{ title: 'Types', under: [] }] },
            { title: 'Tests', under: [] },
          ],
        },
      ],
    });
  });

  it('has text that can be selected, in Latin, Greek and Cyrillic letters', async () => {
    const text =
      'Poliția Română, Søndergård, Łódź, Şanlıurfa, Ελληνική Αστυνομία, Національна поліція';
    const { pages } = await readPdf(await renderPdf(documentOf({ kind: 'paragraph', text })));
    expect(pages.join(' ')).toContain(text);
  });

  it('repeats the head of a table on each page, and loses no row', async () => {
    const rows = Array.from({ length: 150 }, (_, at) => [`Institution number ${at}.`, String(at)]);
    const { pages } = await readPdf(await renderPdf(documentOf(table(rows))));
    expect(pages.length).toBeGreaterThan(2);
    for (const page of pages) expect(page).toMatch(/Institution +Number/);
    for (const [name] of rows) expect(pages.join(' ')).toContain(name);
  });

  it('leaves no heading alone at the end of a page', async () => {
    for (let lines = 28; lines < 40; lines++) {
      const filled = Array.from({ length: lines }, (): Block => ({ kind: 'paragraph', text: 'x' }));
      const text = Array.from({ length: 40 }, () => 'words').join(' ');
      for (const below of [table([['Below', '1']]), { kind: 'paragraph', text } as const]) {
        const { pages } = await readPdf(
          await renderPdf(documentOf(...filled, heading(2, 'Above'), below)),
        );
        expect(pages.find((page) => page.includes('Above'))).toMatch(/Below|words/);
      }
    }
  });

  it('has the words of a picture as text', async () => {
    const svg =
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 50"><text x="5" y="20">15 min</text></svg>';
    const picture = { kind: 'picture', svg, alternative: 'A curve', caption: 'Answers' } as const;
    const { pages } = await readPdf(await renderPdf(documentOf(picture)));
    expect(pages.join(' ')).toMatch(/Answers.*15 min/);
  });

  it('is the same bytes for the same document, whenever it is made', async () => {
    const madeIn = (year: number) => {
      jest.useFakeTimers({ now: Date.UTC(year), doNotFake: [...timersButDate] });
      return renderPdf(documentOf(heading(2, 'Directory'), table([['Police', '61']])));
    };
    expect(Buffer.from(await madeIn(2030)).equals(Buffer.from(await madeIn(2024)))).toBe(true);
  });
});
