import { anonymous } from './anonymous.js';
import type { Report } from './report.js';
import type { ReportFacts, ReportRequest } from './report-facts.js';
import { activitiesSection } from './sections/activities.section.js';
import { directorySection } from './sections/directory.section.js';
import { testSection } from './sections/test.section.js';
import { versionsSection } from './sections/versions.section.js';

/** Pure: no clock, no chance, and nothing but the facts. */
export function reportOf(facts: ReportFacts, request: ReportRequest): Report {
  const report: Report = {
    from: request.from,
    to: request.to,
    anonymised: false,
    basis: facts.basis,
    directory: directorySection(facts, request),
    versions: versionsSection(facts, request),
    test: testSection(facts, request),
    activities: activitiesSection(facts, request),
  };
  return request.anonymised ? anonymous(report) : report;
}
