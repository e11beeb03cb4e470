import type { Block, Document } from '#documents';
import { parseInstant } from '#kernel';
import type { Report } from '../report.js';
import { notationIn, wordsIn, type ReportLanguage } from '../words/index.js';
import { activitiesPage } from './activities.page.js';
import { directoryPage } from './directory.page.js';
import { heading, note, paragraph, type Pen } from './page.js';
import { testPage } from './test.page.js';
import { versionsPage } from './versions.page.js';

/** The report in the words of a language: what is printed, shown and put into tables alike. */
export function documentOf(report: Report, language: ReportLanguage): Document {
  const pen: Pen = { language, words: wordsIn[language], notation: notationIn(language) };
  const { words } = pen;
  const subtitle = words.subtitle(report);
  return {
    title: words.title,
    subtitle,
    language,
    date: report.basis.recordedAt ?? parseInstant(`${report.to}T00:00:00Z`),
    footer: `${words.title} · ${subtitle}`,
    contents: words.contents,
    blocks: numbered([
      ...directoryPage(report.directory, pen),
      ...versionsPage(report.versions, pen),
      ...testPage(report.test, pen),
      ...activitiesPage(report.activities, pen),
      heading(2, words.basis.heading),
      ...(report.anonymised ? [paragraph(words.basis.anonymised)] : []),
      note(words.basis.text(report.basis)),
      ...(report.basis.seal === null ? [] : [note(words.basis.sealed(report.basis.seal))]),
    ]),
  };
}

/** Plenaries speak of "point 3". */
function numbered(blocks: readonly Block[]): readonly Block[] {
  let number = 0;
  return blocks.map((block) =>
    block.kind === 'heading' && block.level === 2
      ? { ...block, text: `${++number}. ${block.text}` }
      : block,
  );
}
