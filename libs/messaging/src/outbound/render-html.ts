import { limits, remembering } from '#kernel';
import { fill } from './fill.js';
import type { Part } from './wording.js';

const placeholder = /\{\{\s*(\w+)\s*\}\}/g;
const linkAlone = /^\{\{\s*link\s*\}\}$/;

/**
 * One self-contained page: nothing is loaded from anywhere, so opening it tells nobody. Styles stand in the elements, where
 * every mail program reads them; the one sheet only turns the colours for those that prefer dark ones.
 */
export function renderHtml(parts: readonly [Part, ...Part[]], subject: string): string {
  const [{ language, direction }] = parts;
  return `<!doctype html>
<html lang="${escaped(language)}" dir="${direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${escaped(subject)}</title>
<style>
:root { color-scheme: light dark; }
@media (prefers-color-scheme: dark) {
  .page { background: #14181f !important; }
  .sheet { background: #1e242e !important; border-color: #3a4350 !important; color: #e8ebf0 !important; }
  .mark { background: #4a3a06 !important; border-color: #d9a900 !important; color: #fff3cc !important; }
  .rule { border-color: #3a4350 !important; }
  .plain { color: #9cc4ff !important; }
}
</style>
</head>
<body class="page" style="margin:0;padding:16px;background:#eef1f5;">
<div class="sheet" style="max-width:640px;margin:0 auto;padding:24px;background:#ffffff;border:1px solid #ccd3dc;border-radius:6px;color:#1b2430;font:16px/1.6 'Segoe UI',Tahoma,Arial,sans-serif;">
${parts.map(section).join('\n<hr class="rule" style="border:0;border-top:1px solid #ccd3dc;margin:28px 0;">\n')}
</div>
</body>
</html>
`;
}

function section(part: Part): string {
  const { label, statement } = part.exercise;
  return `<div lang="${escaped(part.language)}" dir="${part.direction}" style="text-align:${part.direction === 'rtl' ? 'right' : 'left'};">
<p class="mark" style="margin:0 0 20px;padding:10px 14px;background:#fff4d1;border:2px solid #b58900;border-radius:4px;color:#3d2e00;"><strong>${escaped(label)}.</strong> ${escaped(statement)}</p>
${paragraphsOf(part.wording.body)
  .map((paragraph) => paragraphOf(paragraph, part))
  .join('\n')}
</div>`;
}

const paragraphsOf = remembering(limits.readTemplatesMax, (body) => body.trim().split(/\n\s*\n/));

function paragraphOf(paragraph: string, part: Part): string {
  if (linkAlone.test(paragraph.trim())) return buttonOf(part);
  return `<p style="margin:0 0 16px;">${fill(markedUp(paragraph), part.values, escaped)}</p>`;
}

/** A paragraph of a template as HTML, with its placeholders still in it. */
const markedUp = remembering(limits.readTemplatesMax, (paragraph) =>
  escaped(paragraph)
    .replace(placeholder, (_, name: string) =>
      name === 'link' ? anchor : `<bdi>{{${name}}}</bdi>`,
    )
    .replaceAll('\n', '<br>\n'),
);

const anchor =
  '<a class="plain" href="{{link}}" dir="ltr" style="color:#0b57a4;word-break:break-all;">{{link}}</a>';

function buttonOf(part: Part): string {
  return fill(buttonSaying(part.button), part.values, escaped);
}

/** The address is shown, too: readers are told to look where a link leads, and some can only copy it. */
const buttonSaying = remembering(limits.readTemplatesMax, (words) => {
  const button = `<p style="margin:0 0 8px;"><a href="{{link}}" style="display:inline-block;padding:12px 22px;background:#0b57a4;border:1px solid #0b57a4;border-radius:4px;color:#ffffff;font-weight:bold;text-decoration:none;">${escaped(words)}</a></p>`;
  const address = `<p style="margin:0 0 16px;font-size:14px;">${anchor}</p>`;
  return `${button}\n${address}`;
});

function escaped(text: string): string {
  if (!/[&<>"']/.test(text)) return text;
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
