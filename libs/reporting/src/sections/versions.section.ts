import { partiesWithSeveral, type Difference, type KnownVersion, type Sharing } from '#directory';
import { utcDate } from '#kernel';
import type { PartyRef, ReportedDifference, SharedVersion, VersionsSection } from '../report.js';
import {
  byParty,
  partyRef,
  sharingKey,
  type ReportFacts,
  type ReportRequest,
} from '../report-facts.js';

export function versionsSection(facts: ReportFacts, request: ReportRequest): VersionsSection {
  const published = facts.versions.filter(({ publishedAt }) => isIn(request, publishedAt));
  const rows = lettersIn(facts.versions, request).map((sharing) => sharedVersion(facts, sharing));
  const toAll = rows.filter(({ wholeNetwork }) => wholeNetwork);
  return {
    published: published.length,
    shared: new Set(toAll.map(({ number }) => number)).size,
    updatesOf: counted(toAll.flatMap(({ updatesOf }) => updatesOf.rows)),
    rows,
  };
}

/** Versions that were sent by letter in the period, the earliest first. What a test told is told with the test. */
export function lettersIn(
  versions: readonly KnownVersion[],
  request: ReportRequest,
): readonly Sharing[] {
  return versions
    .flatMap(({ sharings }) => sharings)
    .filter(({ by, sharedAt }) => by.kind === 'mailing' && isIn(request, sharedAt))
    .toSorted((a, b) => (inOrder(a) < inOrder(b) ? -1 : 1));
}

function sharedVersion(facts: ReportFacts, sharing: Sharing): SharedVersion {
  const { number, since, sharedAt, parties, contactPoints, wholeNetwork } = sharing;
  // Against nothing everything is new: the first version brings the directory, and no updates of it.
  const differences = since === 0 ? [] : (facts.differences.get(sharingKey(sharing)) ?? []);
  const rows = reported(facts, differences);
  return {
    number,
    since,
    sharedAt,
    wholeNetwork,
    parties: parties.length,
    contactPoints,
    updatesOf: counted(rows.filter(isUpdate)),
    differences: { count: rows.length, parties: counted(rows).parties, rows },
  };
}

function reported(
  facts: ReportFacts,
  differences: readonly Difference[],
): readonly ReportedDifference[] {
  const several = partiesWithSeveral(facts.contactPoints.values());
  return differences
    .map(({ party, contactPointId, institution, status, change, fields }) => ({
      ...partyRef(facts, party),
      contactPointId,
      institution,
      isOneOfSeveral: several.has(party),
      status,
      change,
      fields,
    }))
    .toSorted(byParty);
}

/** New details. That somebody was designated, suspended or withdrawn is a development. */
function isUpdate({ change, fields }: ReportedDifference): boolean {
  return change === 'changed' && !fields.includes('status');
}

function counted(all: readonly PartyRef[]) {
  const rows = [...new Map(all.map(({ party, partyName }) => [party, { party, partyName }]))];
  return { parties: rows.length, rows: rows.map(([, ref]) => ref).toSorted(byParty) };
}

function isIn({ from, to }: ReportRequest, at: Sharing['sharedAt']): boolean {
  const day = utcDate(at);
  return from <= day && day <= to;
}

function inOrder({ sharedAt, number, by }: Sharing): string {
  const id = by.kind === 'mailing' ? by.mailingId : by.campaignId;
  return `${sharedAt} ${String(number).padStart(9, '0')} ${id}`;
}
