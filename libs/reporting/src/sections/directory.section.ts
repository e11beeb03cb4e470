import { latestDevelopments, networkSummary } from '#directory';
import { addMs, parseInstant, utcDate, type CalendarDate } from '#kernel';
import type { DirectorySection, ReportedDevelopment } from '../report.js';
import { partyRef, type ReportFacts, type ReportRequest } from '../report-facts.js';

export function directorySection(
  facts: ReportFacts,
  { from, to }: ReportRequest,
): DirectorySection {
  const points = [...facts.contactPoints.values()];
  const before = dayBefore(from);
  const rows = latestDevelopments(points, before, to).map(
    ({ party, contactPointId, institution, status, before: was, on }): ReportedDevelopment => ({
      ...partyRef(facts, party),
      on,
      status,
      before: was ?? null,
      institution: status === 'to-be-confirmed' ? null : institution,
      type: facts.contactPoints.get(contactPointId)?.details.type ?? null,
    }),
  );
  return {
    before: { on: before, summary: networkSummary(points, before) },
    after: { on: to, summary: networkSummary(points, to) },
    developments: {
      count: rows.length,
      parties: new Set(rows.map(({ party }) => party)).size,
      rows,
    },
  };
}

function dayBefore(day: CalendarDate): CalendarDate {
  return utcDate(addMs(parseInstant(`${day}T00:00:00Z`), -86_400_000));
}
