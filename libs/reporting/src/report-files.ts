import { writeTable } from '#directory';
import { renderHtml, renderPdf, valueOf, type Document, type TableBlock } from '#documents';
import { documentOf } from './pages/document-of.js';
import type { Report } from './report.js';
import type { ReportLanguage } from './words/index.js';

export interface ReportFile {
  readonly name: string;
  readonly mediaType: 'text/html' | 'application/pdf' | 'text/csv';
  readonly bytes: Uint8Array;
}

/** A page for browsers, one for printers, and every table by itself. Same report, same bytes. */
export async function reportFiles(
  report: Report,
  language: ReportLanguage,
): Promise<readonly ReportFile[]> {
  const document = documentOf(report, language);
  return [
    { name: 'report.html', mediaType: 'text/html', bytes: bytesOf(renderHtml(document)) },
    { name: 'report.pdf', mediaType: 'application/pdf', bytes: await renderPdf(document) },
    ...tableFiles(document),
    ...curveFiles(report),
  ];
}

function tableFiles({ blocks }: Document): readonly ReportFile[] {
  return blocks.flatMap((block) =>
    block.kind === 'table' && block.file !== undefined ? [csv(block.file, csvOf(block))] : [],
  );
}

/** Figures stand as they are computed with: `0.3529` where the page says 35 %. */
function csvOf({ columns, rows }: TableBlock): string {
  return writeTable(
    columns.map(({ title, valueTitle }) => valueTitle ?? title),
    rows.map((cells) => cells.map(valueOf)),
  );
}

function curveFiles({ test }: Report): readonly ReportFile[] {
  if (test === null) return [];
  const rows = test.curve.map(({ seconds, parties }) => [String(seconds), String(parties)]);
  return [csv('response-curve', writeTable(['seconds', 'parties'], rows))];
}

function csv(name: string, text: string): ReportFile {
  return { name: `${name}.csv`, mediaType: 'text/csv', bytes: bytesOf(text) };
}

function bytesOf(text: string): Uint8Array {
  return Buffer.from(text, 'utf8');
}
