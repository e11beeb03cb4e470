import type { Block } from '#documents';
import { differenceInWords } from '#directory';
import { utcDate } from '#kernel';
import type { PartyRef, ReportedDifference, VersionsSection } from '../report.js';
import { dayCell, figure, heading, paragraph, type Pen } from './page.js';

export function versionsPage(section: VersionsSection, pen: Pen): readonly Block[] {
  const { words } = pen;
  const { versions } = words;
  const { rows, updatesOf } = section;
  return [
    heading(2, versions.heading),
    paragraph(versions.summary(section)),
    ...(updatesOf.rows.length === 0
      ? []
      : [paragraph(versions.updatesOf(names(pen, updatesOf.rows)))]),
    ...(rows.length === 0 ? [] : [shared(section, pen)]),
    ...differences(section, pen),
  ];
}

function shared({ rows }: VersionsSection, pen: Pen): Block {
  const { words, notation } = pen;
  const { versions } = words;
  const isNamed = rows.some(({ updatesOf }) => updatesOf.rows.length > 0);
  return {
    kind: 'table',
    file: 'versions-shared',
    caption: versions.shared,
    columns: [
      { title: versions.version, names: true, ...(isNamed ? { fit: true } : {}) },
      { title: versions.sharedOn, fit: true },
      { title: versions.parties, align: 'end', fit: true },
      { title: versions.contactPoints, align: 'end', fit: true },
      { title: versions.updatedParties, align: 'end', fit: true },
      ...(isNamed ? [{ title: versions.which }] : []),
    ],
    rows: rows.map(({ number, sharedAt, parties, contactPoints, updatesOf }) => [
      figure(notation.number(number), number),
      dayCell(pen, utcDate(sharedAt)),
      figure(notation.number(parties), parties),
      figure(notation.number(contactPoints), contactPoints),
      figure(notation.number(updatesOf.parties), updatesOf.parties),
      ...(isNamed ? [names(pen, updatesOf.rows).join(', ')] : []),
    ]),
  };
}

function differences({ rows }: VersionsSection, pen: Pen): readonly Block[] {
  const { words, notation } = pen;
  const { versions } = words;
  const told = rows.flatMap(({ number, differences: found }) =>
    found.rows
      .map((one) => inWords(one, pen))
      .toSorted(notation.compare)
      .map((text) => [figure(notation.number(number), number), text]),
  );
  if (told.length === 0) return [];
  return [
    {
      kind: 'table',
      file: 'changes-shared',
      caption: versions.changes,
      columns: [{ title: versions.version, fit: true }, { title: versions.change }],
      rows: told,
    },
  ];
}

/** As the mails to the network say it. */
function inWords(one: ReportedDifference, { language }: Pen): string {
  const { party, partyName, isOneOfSeveral, status, change, fields } = one;
  const isAnnounced =
    status === 'to-be-confirmed' && (change === 'added' || fields.includes('status'));
  // Which institution it will be is to be confirmed as well.
  const about = isAnnounced ? { ...one, institution: '' } : one;
  return differenceInWords(about, {
    language,
    names: new Map([[party, partyName]]),
    several: new Set(isOneOfSeveral ? [party] : []),
  });
}

function names({ notation }: Pen, states: readonly PartyRef[]): readonly string[] {
  return states
    .map(({ party, partyName }) => notation.party(party, partyName))
    .toSorted(notation.compare);
}
