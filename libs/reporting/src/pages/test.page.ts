import type { Block, TableBlock } from '#documents';
import { utcDate } from '#kernel';
import type { Report, TestSection } from '../report.js';
import { dayCell, figure, heading, note, orNone, paragraph, type Pen } from './page.js';
import { responseCurve } from './response-curve.js';

export function testPage(section: Report['test'], pen: Pen): readonly Block[] {
  const words = pen.words.test;
  if (section === null) return [heading(2, words.headingWithout), paragraph(words.noTest)];
  return [
    heading(2, words.heading(section)),
    ...words.summary(section).map(paragraph),
    ...news(section, pen),
    ...silent(section, pen),
    windows(section, pen),
    note(words.windowsNote),
    curve(section, pen),
    reachedBy(section, pen),
    heading(3, words.updates),
    ...updates(section, pen),
    heading(3, words.comparison),
    ...comparison(section, pen),
  ];
}

function news({ news: told }: TestSection, { words, notation }: Pen): readonly Block[] {
  if (told.parties === 0) return [];
  if (told.rows.length === 0) return [paragraph(words.test.newsCounted(told.parties))];
  const names = told.rows
    .map(({ party, partyName }) => notation.party(party, partyName))
    .toSorted(notation.compare);
  return [paragraph(words.test.newsOf(names))];
}

function silent(section: TestSection, { words, notation }: Pen): readonly Block[] {
  const { noAnswer } = section;
  if (noAnswer.rows.length === 0) return [];
  const names = noAnswer.rows
    .map(({ party, partyName }) => notation.party(party, partyName))
    .toSorted(notation.compare);
  return [paragraph(words.test.silent(section, names))];
}

function windows({ windows: counts, pinged }: TestSection, { words, notation }: Pen): TableBlock {
  const { test } = words;
  return {
    kind: 'table',
    file: 'response-times',
    caption: test.windows,
    columns: [
      { title: test.within, names: true },
      { title: test.parties, align: 'end', fit: true },
      { title: test.of, align: 'end', fit: true },
      { title: test.share, align: 'end', fit: true },
      { title: test.mean, valueTitle: test.meanSeconds, align: 'end', fit: true },
    ],
    rows: counts.map(({ within, parties, share, meanSeconds }) => [
      { text: notation.window(within), value: within },
      figure(notation.number(parties), parties),
      figure(notation.number(pinged.parties), pinged.parties),
      figure(notation.share(share), share),
      figure(notation.mean(meanSeconds), meanSeconds),
    ]),
  };
}

function curve(section: TestSection, pen: Pen): Block {
  const { words, notation } = pen;
  const before = section.earlier.at(-1);
  const name = (launchedAt: TestSection['launchedAt']) => notation.day(utcDate(launchedAt));
  return {
    kind: 'picture',
    caption: words.test.curve,
    alternative: words.test.curveAlternative(section),
    svg: responseCurve({
      curve: section.curve,
      parties: section.pinged.parties,
      elapsedSeconds: section.elapsedSeconds,
      windows: section.windows.map(({ within, parties, share }) => ({
        within,
        label: notation.window(within),
        parties,
        value: `${notation.number(parties)} (${notation.share(share)})`,
      })),
      ...(before === undefined ? {} : { earlier: { ...before, label: name(before.launchedAt) } }),
      label: name(section.launchedAt),
      shareOfParties: words.test.shareOfParties,
      share: notation.share,
    }),
  };
}

function reachedBy({ reachedBy: counts }: TestSection, { words, notation }: Pen): TableBlock {
  const { test } = words;
  return {
    kind: 'table',
    file: 'answered-after',
    caption: test.reachedBy,
    columns: [
      { title: test.reached, names: true },
      { title: test.contactPoints, align: 'end', fit: true },
    ],
    rows: (['firstMessage', 'reminder', 'escalation', 'phone'] as const).map((way) => [
      test.reachedWays[way],
      figure(notation.number(counts[way]), counts[way]),
    ]),
  };
}

function updates({ updates: found }: TestSection, { words, notation }: Pen): readonly Block[] {
  const { test, directory } = words;
  const { count, parties, rows } = found;
  if (count === 0) return [paragraph(test.noUpdates)];
  const became = paragraph(test.updatesBecame(found.byStatus));
  if (rows.length === 0) return [paragraph(test.updatesCounted(count, parties)), became];
  const named = rows
    .map((row) => ({ ...row, name: notation.party(row.party, row.partyName) }))
    .toSorted((a, b) => notation.compare(a.name, b.name));
  return [
    paragraph(test.updatesOf(count, [...new Set(named.map(({ name }) => name))])),
    became,
    {
      kind: 'table',
      file: 'reported-updates',
      caption: test.updatesCaption,
      columns: [
        { title: directory.party, names: true, fit: true },
        { title: directory.institution },
        { title: test.details },
        { title: directory.status, fit: true },
      ],
      rows: named.map(({ name, institution, fields, status }) => [
        name,
        institution,
        fields.map((field) => test.fields[field] ?? field).join(', '),
        test.updateStatuses[status],
      ]),
    },
  ];
}

function comparison(section: TestSection, pen: Pen): readonly Block[] {
  const { words, notation } = pen;
  const { test } = words;
  if (section.earlier.length === 0) return [paragraph(test.noEarlier)];
  const { name, launchedAt, pinged, responseTime } = section;
  const reported = { name, launchedAt, windows: section.windows, parties: pinged.parties };
  const { medianSeconds } = responseTime;
  const rows = [...section.earlier, { ...reported, medianSeconds }];
  return [
    {
      kind: 'table',
      file: 'comparison',
      caption: test.comparisonCaption,
      columns: [
        { title: test.day, names: true, fit: true },
        ...(section.name === null ? [] : [{ title: test.test }]),
        { title: test.asked, align: 'end', fit: true },
        ...section.windows.map(({ within }) => ({
          title: notation.window(within),
          valueTitle: within,
          align: 'end' as const,
          fit: true as const,
        })),
        { title: test.median, valueTitle: test.medianSeconds, align: 'end', fit: true },
      ],
      rows: rows.map((one) => [
        dayCell(pen, utcDate(one.launchedAt)),
        ...(section.name === null ? [] : [orNone(pen, one.name)]),
        figure(notation.number(one.parties), one.parties),
        ...one.windows.map(({ share }) => figure(notation.share(share), share)),
        figure(notation.mean(one.medianSeconds), one.medianSeconds),
      ]),
    },
    ...(section.earlierOmitted === 0 ? [] : [note(test.earlierOmitted(section.earlierOmitted))]),
  ];
}
