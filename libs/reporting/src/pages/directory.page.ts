import type { Block, TableBlock } from '#documents';
import { roundHalfUp } from '#campaigns';
import { contactPointTypes, type NetworkSummary } from '#directory';
import type { DirectorySection } from '../report.js';
import { dayCell, figure, heading, orNone, paragraph, type Pen } from './page.js';

export function directoryPage(section: DirectorySection, pen: Pen): readonly Block[] {
  const words = pen.words.directory;
  return [
    heading(2, words.heading),
    paragraph(words.summary(section)),
    figures(section, pen),
    types(section, pen),
    heading(3, words.developments),
    ...developments(section, pen),
  ];
}

function figures({ before, after }: DirectorySection, { words, notation }: Pen): TableBlock {
  const { directory } = words;
  const row = (title: string, of: (summary: NetworkSummary) => number) => [
    title,
    figure(notation.number(of(before.summary)), of(before.summary)),
    figure(notation.number(of(after.summary)), of(after.summary)),
  ];
  return {
    kind: 'table',
    file: 'directory-figures',
    caption: directory.figures,
    columns: [
      { title: directory.figure, names: true },
      { title: notation.day(before.on), valueTitle: before.on, align: 'end', fit: true },
      { title: notation.day(after.on), valueTitle: after.on, align: 'end', fit: true },
    ],
    rows: [
      row(directory.parties, ({ parties }) => parties),
      row(directory.partiesWithSeveral, ({ partiesWithSeveral }) => partiesWithSeveral),
      row(directory.contactPoints, ({ contactPoints }) => contactPoints),
      row(directory.toBeConfirmed, ({ toBeConfirmed }) => toBeConfirmed),
    ],
  };
}

function types({ before, after }: DirectorySection, { words, notation }: Pen): TableBlock {
  const { directory } = words;
  const { contactPoints } = after.summary;
  return {
    kind: 'table',
    file: 'contact-points-by-type',
    caption: directory.byType,
    columns: [
      { title: directory.type, names: true },
      { title: notation.day(before.on), valueTitle: before.on, align: 'end', fit: true },
      { title: notation.day(after.on), valueTitle: after.on, align: 'end', fit: true },
      { title: directory.share, align: 'end', fit: true },
    ],
    rows: contactPointTypes
      .filter((type) => type in before.summary.byType || type in after.summary.byType)
      .map((type) => {
        const [then, now] = [before.summary.byType[type] ?? 0, after.summary.byType[type] ?? 0];
        const share = contactPoints === 0 ? null : roundHalfUp(now / contactPoints, 4);
        return [
          directory.types[type],
          figure(notation.number(then), then),
          figure(notation.number(now), now),
          figure(notation.share(share), share),
        ];
      }),
  };
}

function developments({ developments: found }: DirectorySection, pen: Pen): readonly Block[] {
  const { words, notation } = pen;
  const { directory } = words;
  if (found.count === 0) return [paragraph(directory.noDevelopments)];
  const counted = paragraph(directory.developmentsCounted(found.count, found.parties));
  if (found.rows.length === 0) return [counted];
  return [
    counted,
    {
      kind: 'table',
      file: 'latest-developments',
      caption: directory.developmentsCaption,
      columns: [
        { title: directory.since, fit: true },
        { title: directory.party, names: true, fit: true },
        { title: directory.institution },
        { title: directory.type, fit: true },
        { title: directory.status, fit: true },
      ],
      rows: found.rows.map(({ on, party, partyName, institution, type, status, before }) => [
        dayCell(pen, on),
        notation.party(party, partyName),
        orNone(pen, institution),
        orNone(pen, type && directory.types[type]),
        status === 'designated' && before === 'suspended'
          ? directory.reinstated
          : directory.statuses[status],
      ]),
    },
  ];
}
