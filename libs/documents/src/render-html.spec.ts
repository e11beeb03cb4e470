import { describe, expect, it } from '@jest/globals';
import { parseInstant } from '#kernel';
import type { Block, Document } from './document.js';
import { renderHtml } from './render-html.js';

const documentOf = (...blocks: readonly Block[]): Document => ({
  title: 'The year of <A & B>',
  language: 'fr',
  contents: 'Sommaire',
  date: parseInstant('2024-06-30T00:00:00Z'),
  blocks,
});

const hostile = '"><script>alert(1)</script>';

describe('a document as a page', () => {
  it('says its language and its title', () =>
    expect(renderHtml(documentOf())).toMatch(
      /^<!doctype html>\n<html lang="fr">[\s\S]*<title>The year of &lt;A &amp; B&gt;<\/title>[\s\S]*<h1>The year of &lt;A &amp; B&gt;<\/h1>/,
    ));

  it('links its contents to the headings', () => {
    const page = renderHtml(
      documentOf(
        { kind: 'heading', level: 2, text: 'Annuaire' },
        { kind: 'heading', level: 3, text: 'Types' },
        { kind: 'heading', level: 2, text: 'Tests' },
      ),
    );
    const links = [...page.matchAll(/<a href="#([^"]+)">([^<]+)</g)];
    expect(links.map(([, , text]) => text)).toEqual(['Annuaire', 'Tests']);
    for (const [, id, text] of links) expect(page).toContain(`<h2 id="${id}">${text}</h2>`);
  });

  it('names the cells of a table by its columns and rows', () =>
    expect(
      renderHtml(
        documentOf({
          kind: 'table',
          caption: 'Qui',
          columns: [
            { title: 'Partie', names: true },
            { title: 'Part', align: 'end' },
          ],
          rows: [['Géorgie', { text: '35 %', value: '0.3529' }]],
        }),
      ),
    ).toContain(`<caption>Qui</caption>
<thead><tr><th scope="col">Partie</th><th scope="col" class="end">Part</th></tr></thead>
<tbody>
<tr><th scope="row">Géorgie</th><td class="end">35 %</td></tr>
</tbody>`));

  it('FM-30: takes no text for markup, and lets nothing run or be fetched', () => {
    const page = renderHtml({
      ...documentOf(
        { kind: 'heading', level: 2, text: hostile },
        { kind: 'paragraph', text: hostile },
        { kind: 'list', items: [hostile] },
        { kind: 'table', caption: hostile, columns: [{ title: hostile }], rows: [[hostile]] },
        { kind: 'picture', svg: '<svg></svg>', alternative: hostile, caption: hostile },
      ),
      title: hostile,
      subtitle: hostile,
      author: hostile,
    });
    expect(page).not.toContain('<script');
    expect(page.match(/&lt;script&gt;/g)).toHaveLength(13);
    expect(page).toContain("default-src 'none'");
    expect(page).not.toMatch(/\b(src|href)="(?!#)/);
  });
});
