import type { Block } from '#documents';
import type { ActivitiesSection, PartyRef, ReportedActivity } from '../report.js';
import { figure, heading, paragraph, unbroken, type Pen } from './page.js';

export function activitiesPage(section: ActivitiesSection, pen: Pen): readonly Block[] {
  const { words, notation } = pen;
  const { activities } = words;
  if (section.count === 0)
    return [heading(2, activities.heading), paragraph(activities.noActivities)];
  const { statesHelped, contributors, partnerNetworks } = section;
  const networks = partnerNetworks.map((name) => networkName(pen, name));
  return [
    heading(2, activities.heading),
    paragraph(activities.summary(section)),
    ...(contributors.rows.length === 0
      ? []
      : [paragraph(activities.contributors(names(pen, contributors.rows)))]),
    ...(networks.length === 0 ? [] : [paragraph(activities.partners(networks))]),
    {
      kind: 'table',
      file: 'activities-by-kind',
      caption: activities.byKind,
      columns: [
        { title: activities.kind, names: true },
        { title: activities.number, align: 'end', fit: true },
        { title: activities.statesHelped, align: 'end', fit: true },
        ...(statesHelped.rows.length === 0 ? [] : [{ title: activities.states }]),
      ],
      rows: section.byKind.map(({ kind, count, states }) => [
        activities.kinds[kind],
        figure(notation.number(count), count),
        figure(notation.number(states.parties), states.parties),
        ...(statesHelped.rows.length === 0 ? [] : [names(pen, states.rows).join(', ')]),
      ]),
    },
    ...rows(section.rows, pen),
  ];
}

function rows(found: readonly ReportedActivity[], pen: Pen): readonly Block[] {
  if (found.length === 0) return [];
  const { activities } = pen.words;
  return [
    {
      kind: 'table',
      file: 'activities',
      caption: activities.each,
      columns: [
        { title: activities.days, fit: true },
        { title: activities.activity, names: true, share: 36 },
        { title: activities.where },
        { title: activities.forWhom },
        { title: activities.withWhom },
      ],
      rows: found.map((one) => [
        daysCell(one, pen),
        titleOf(one, pen),
        [...names(pen, one.heldIn), ...(one.venue === null ? [] : [one.venue])].join(', '),
        [
          ...names(pen, one.statesHelped),
          ...(one.participants === null ? [] : [one.participants]),
        ].join(', '),
        one.partnerNetworks.map((name) => networkName(pen, name)).join(', '),
      ]),
    },
  ];
}

function titleOf({ kind, title, topics }: ReportedActivity, { words }: Pen): string {
  const subjects = topics.length === 0 ? '' : ` (${topics.join('; ')})`;
  const { kinds, titled } = words.activities;
  const named = `${title}${subjects}`;
  const isSaid = title.toLowerCase().startsWith(kinds[kind].toLowerCase());
  return isSaid ? named : titled(kinds[kind], named);
}

function daysCell({ from, until }: ReportedActivity, { notation }: Pen) {
  return {
    text: from === until ? unbroken(notation.day(from)) : notation.days(from, until),
    value: from === until ? from : `${from}/${until}`,
  };
}

function names({ notation }: Pen, states: readonly PartyRef[]): readonly string[] {
  return states
    .map(({ party, partyName }) => notation.party(party, partyName))
    .toSorted(notation.compare);
}

function networkName({ words }: Pen, name: string): string {
  return words.activities.networks[name.toLowerCase()] ?? name;
}
