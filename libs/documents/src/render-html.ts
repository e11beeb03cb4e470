import { textOf, type Block, type Document, type TableBlock } from './document.js';
import { sheet } from './html-sheet.js';

/** One page that needs nothing beside it: no script, no other file, no other site. Same document, same bytes. */
export function renderHtml(document: Document): string {
  const { title, subtitle, language, author, contents, blocks } = document;
  return `<!doctype html>
<html lang="${escaped(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escaped(title)}</title>${author === undefined ? '' : `\n<meta name="author" content="${escaped(author)}">`}
<style>${sheet}</style>
</head>
<body>
<header>
<h1>${escaped(title)}</h1>${subtitle === undefined ? '' : `\n<p class="subtitle">${escaped(subtitle)}</p>`}
</header>
${contents === undefined ? '' : navigation(contents, blocks)}<main>
${blocks.map(markup).join('\n')}
</main>
</body>
</html>
`;
}

function navigation(label: string, blocks: readonly Block[]): string {
  const links = blocks.flatMap((block, index) =>
    block.kind === 'heading' && block.level === 2
      ? [`<li><a href="#${idOf(index)}">${escaped(block.text)}</a></li>`]
      : [],
  );
  return `<nav aria-label="${escaped(label)}">\n<ol>\n${links.join('\n')}\n</ol>\n</nav>\n`;
}

function markup(block: Block, index: number): string {
  switch (block.kind) {
    case 'heading':
      return `<h${block.level} id="${idOf(index)}">${escaped(block.text)}</h${block.level}>`;
    case 'paragraph':
      return `<p${block.note ? ' class="note"' : ''}>${escaped(block.text)}</p>`;
    case 'list':
      return `<ul>\n${block.items.map((item) => `<li>${escaped(item)}</li>`).join('\n')}\n</ul>`;
    case 'table':
      return table(block);
    case 'picture':
      return `<figure>
<div role="img" aria-label="${escaped(block.alternative)}">${block.svg}</div>
<figcaption>${escaped(block.caption)}</figcaption>
</figure>`;
  }
}

function table({ caption, columns, rows }: TableBlock): string {
  const side = (index: number) => (columns[index]?.align === 'end' ? ' class="end"' : '');
  const head = columns.map(
    ({ title }, index) => `<th scope="col"${side(index)}>${escaped(title)}</th>`,
  );
  const body = rows.map((cells) => {
    const row = cells.map((cell, index) => {
      const text = escaped(textOf(cell));
      return columns[index]?.names
        ? `<th scope="row"${side(index)}>${text}</th>`
        : `<td${side(index)}>${text}</td>`;
    });
    return `<tr>${row.join('')}</tr>`;
  });
  return `<div class="table"><table>
<caption>${escaped(caption)}</caption>
<thead><tr>${head.join('')}</tr></thead>
<tbody>
${body.join('\n')}
</tbody>
</table></div>`;
}

/** Links to a heading go on working while the text before it stays. */
function idOf(index: number): string {
  return `part-${index}`;
}

const signs: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

/** Text of others as text, and never as markup. */
export function escaped(text: string): string {
  return text.replaceAll(/[&<>"]/g, (sign) => signs[sign] ?? sign);
}
