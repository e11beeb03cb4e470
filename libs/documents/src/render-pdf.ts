import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import pdfmake, { type Content, type Definition, type TableLayout } from 'pdfmake';
import {
  textOf,
  type Block,
  type Document,
  type TableBlock,
  type TableColumn,
} from './document.js';

/** Latin, Greek and Cyrillic; it comes with the package, under the SIL Open Font Licence. */
const fonts = join(dirname(createRequire(import.meta.url).resolve('pdfmake')), '../fonts/Roboto');
pdfmake.setFonts({
  Roboto: {
    normal: join(fonts, 'Roboto-Regular.ttf'),
    bold: join(fonts, 'Roboto-Medium.ttf'),
    italics: join(fonts, 'Roboto-Italic.ttf'),
    bolditalics: join(fonts, 'Roboto-MediumItalic.ttf'),
  },
});
// A document is made of what it holds: nothing is fetched, and no file is read but the font.
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy((path) => dirname(path) === fonts);

const colours = { text: '#1b1f24', quiet: '#57606a', line: '#d0d7de', head: '#eef2f6' } as const;
const pageWidth = { portrait: 595.28, landscape: 841.89 } as const;
const margin = { side: 48, top: 48, bottom: 56 } as const;

/** A PDF with text that can be selected, bookmarks and tables whose head is on every page. Same document, same bytes. */
export async function renderPdf(document: Document): Promise<Uint8Array> {
  const { title, subtitle, language, author, date, footer, orientation = 'portrait' } = document;
  const definition: Definition = {
    // The first with a title and a language that readers ask for.
    version: '1.7',
    language,
    displayTitle: true,
    info: {
      title,
      ...(author === undefined ? {} : { author }),
      creator: 'Rollcall',
      producer: 'Rollcall',
      creationDate: new Date(date),
    },
    pageSize: 'A4',
    pageOrientation: orientation,
    pageMargins: [margin.side, margin.top, margin.side, margin.bottom],
    defaultStyle: { font: 'Roboto', fontSize: 10, lineHeight: 1.2, color: colours.text },
    footer: (page, pages) => ({
      margin: [margin.side, 20, margin.side, 0],
      fontSize: 8,
      color: colours.quiet,
      columns: [
        { text: shown(footer ?? title), width: '*' },
        { text: `${page} / ${pages}`, width: 'auto', alignment: 'right' },
      ],
    }),
    content: [
      {
        id: 'title',
        text: shown(title),
        fontSize: 20,
        bold: true,
        outline: true,
        outlineExpanded: true,
        margin: [0, 0, 0, 4],
      },
      ...(subtitle === undefined
        ? []
        : [{ text: shown(subtitle), fontSize: 11, color: colours.quiet }]),
      ...keptTogether(contents(document.blocks, pageWidth[orientation] - 2 * margin.side)),
    ],
    // What stands over something never stands last on a page.
    pageBreakBefore: ({ headlineLevel }, page) =>
      headlineLevel !== undefined && page.getFollowingNodesOnPage().length === 0,
  };
  return pdfmake.createPdf(definition).getBuffer();
}

/** A heading goes with what is below it, unless that is a table of its own pages. */
function keptTogether(all: readonly Content[]): readonly Content[] {
  const kept: Content[] = [];
  let headings: Content[] = [];
  for (const content of all) {
    if (content.headlineLevel !== undefined) headings.push(content);
    else {
      if (headings.length === 0 || !isShortContent(content)) kept.push(...headings, content);
      else kept.push({ unbreakable: true, stack: [...headings, content] });
      headings = [];
    }
  }
  return [...kept, ...headings];
}

function isShortContent(content: Content): boolean {
  if ('text' in content) return content.text.length <= 3_000;
  return 'stack' in content || 'svg' in content;
}

function contents(blocks: readonly Block[], width: number): Content[] {
  let chapter: string | undefined;
  return blocks.flatMap((block, index): Content[] => {
    switch (block.kind) {
      case 'heading': {
        const id = `heading-${index}`;
        const parent = block.level === 2 ? 'title' : (chapter ?? 'title');
        if (block.level === 2) chapter = id;
        return [
          {
            id,
            text: shown(block.text),
            fontSize: block.level === 2 ? 14 : 11.5,
            bold: true,
            headlineLevel: block.level,
            outline: true,
            outlineExpanded: true,
            outlineParentId: parent,
            margin: [0, block.level === 2 ? 20 : 12, 0, 5],
          },
        ];
      }
      case 'paragraph':
        return [
          {
            text: shown(block.text),
            margin: [0, 3, 0, 5],
            ...(block.note ? { fontSize: 8.5, color: colours.quiet } : {}),
          },
        ];
      case 'list':
        return [{ ul: block.items.map(shown), margin: [0, 2, 0, 6] }];
      case 'table':
        return table(block);
      case 'picture':
        return [caption(block.caption), { svg: block.svg, width, margin: [0, 2, 0, 8] }];
    }
  });
}

function table({ caption: title, columns, rows }: TableBlock): Content[] {
  const cell = (text: string, index: number): Content => ({
    text: shown(text),
    alignment: columns[index]?.align === 'end' ? 'right' : 'left',
    ...(hasLongWord(text) ? { wordBreak: 'break-all' } : {}),
    ...(columns[index]?.fit && text.length <= 32 ? { noWrap: true } : {}),
  });
  const content: Content[] = [
    caption(title),
    {
      layout: ruled,
      margin: [0, 2, 0, 10],
      fontSize: 9,
      table: {
        headerRows: 1,
        dontBreakRows: true,
        keepWithHeaderRows: 1,
        widths: columns.map(widthOf),
        body: [
          columns.map((column, index) => ({ ...cell(column.title, index), bold: true })),
          ...rows.map((cells) => cells.map((one, index) => cell(textOf(one), index))),
        ],
      },
    },
  ];
  return isShort(rows) ? [{ unbreakable: true, stack: content }] : content;
}

function widthOf({ fit, share }: TableColumn) {
  if (fit) return 'auto';
  return share === undefined ? '*' : (`${share}%` as const);
}

/** It fits on a page many times over, so it stays together. */
function isShort(rows: TableBlock['rows']): boolean {
  const characters = rows.flat().reduce((sum, cell) => sum + textOf(cell).length, 0);
  return rows.length <= 12 && characters <= 600;
}

function caption(text: string): Content {
  return { text: shown(text), fontSize: 9, bold: true, headlineLevel: 9, margin: [0, 8, 0, 2] };
}

const ruled: TableLayout = {
  hLineWidth: () => 0.5,
  vLineWidth: () => 0,
  hLineColor: () => colours.line,
  fillColor: (row) => (row === 0 ? colours.head : null),
  paddingLeft: () => 5,
  paddingRight: () => 5,
  paddingTop: () => 3,
  paddingBottom: () => 2,
};

/** Signs that the font does not have, as ones that say the same. */
function shown(text: string): string {
  return text.replaceAll('\u202F', '\u00A0').replaceAll('→', '›').replaceAll('←', '‹');
}

/** An address or a link, which no column has to be wide enough for. */
function hasLongWord(text: string): boolean {
  return /^\S{21,}$|\S{41,}/.test(text);
}
