import { activitiesIn, activityKinds, type ActivityDetails } from '#activities';
import type { ActivitiesSection, PartyRef } from '../report.js';
import { byParty, partyRef, type ReportFacts, type ReportRequest } from '../report-facts.js';

export function activitiesSection(
  facts: ReportFacts,
  { from, to }: ReportRequest,
): ActivitiesSection {
  const held = activitiesIn(facts.activities, { from, until: to }).map(({ details }) => details);
  const statesOf = (of: readonly ActivityDetails[]) =>
    refs(
      facts,
      of.flatMap(({ statesHelped }) => statesHelped),
    );
  return {
    count: held.length,
    byKind: activityKinds.flatMap((kind) => {
      const own = held.filter((one) => one.kind === kind);
      if (own.length === 0) return [];
      return [{ kind, count: own.length, states: counted(statesOf(own)) }];
    }),
    statesHelped: counted(statesOf(held)),
    contributors: counted(refs(facts, held.flatMap(contributors(facts)))),
    partnerNetworks: [
      ...new Set(held.flatMap(({ partnerNetworks }) => partnerNetworks)),
    ].toSorted(),
    rows: held.map(({ kind, title, venue, topics, participants, partnerNetworks, ...one }) => ({
      kind,
      title,
      from: one.from,
      until: one.until ?? one.from,
      heldIn: refs(facts, one.heldIn),
      venue: venue ?? null,
      statesHelped: refs(facts, one.statesHelped),
      topics,
      participants: participants ?? null,
      partnerNetworks,
    })),
  };
}

/** Parties whose contact points took part, told as Parties or by the contact points themselves. */
function contributors(facts: ReportFacts) {
  return ({ contributingParties, contributingContactPoints }: ActivityDetails) => [
    ...contributingParties,
    ...contributingContactPoints.flatMap((id) => facts.contactPoints.get(id)?.party ?? []),
  ];
}

/** Each once, whether or not the directory knows it. */
function refs(facts: ReportFacts, states: readonly string[]): readonly PartyRef[] {
  return [...new Set(states)].map((state) => partyRef(facts, state)).toSorted(byParty);
}

function counted(rows: readonly PartyRef[]) {
  return { parties: rows.length, rows };
}
