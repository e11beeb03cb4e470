import { writeTable } from '#directory';
import { renderHtml, renderPdf, valueOf, type Document, type TableBlock } from '#documents';
import { documentOf } from './pages/document-of.js';
import type { Report } from './report.js';
import type { ReportLanguage } from './words/index.js';

/** Every file that a report may have. */
export const reportFileNames = [
  'report.html',
  'report.pdf',
  'directory-figures.csv',
  'contact-points-by-type.csv',
  'latest-developments.csv',
  'versions-shared.csv',
  'changes-shared.csv',
  'response-times.csv',
  'response-curve.csv',
  'answered-after.csv',
  'reported-updates.csv',
  'comparison.csv',
  'activities-by-kind.csv',
  'activities.csv',
] as const;
export type ReportFileName = (typeof reportFileNames)[number];

export interface ReportFile {
  readonly name: ReportFileName;
  readonly mediaType: 'text/html' | 'application/pdf' | 'text/csv';
  /** Same report, same bytes. */
  readonly render: () => Promise<Uint8Array>;
}

/** A page for browsers, one for printers, and every table by itself. */
export function reportFiles(report: Report, language: ReportLanguage): readonly ReportFile[] {
  const document = documentOf(report, language);
  return [
    {
      name: 'report.html',
      mediaType: 'text/html',
      render: () => Promise.resolve(Buffer.from(renderHtml(document))),
    },
    { name: 'report.pdf', mediaType: 'application/pdf', render: () => renderPdf(document) },
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

function csv(table: string, text: string): ReportFile {
  const name = reportFileNames.find((known) => known === `${table}.csv`);
  // Whoever tidies up after an earlier report goes by the list.
  if (name === undefined) throw new Error(`${table} is missing in the list of the report's files`);
  return { name, mediaType: 'text/csv', render: () => Promise.resolve(Buffer.from(text)) };
}
