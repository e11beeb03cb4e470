import type {
  ActivitiesSection,
  Counted,
  DirectorySection,
  EarlierTest,
  Listed,
  Report,
  TestSection,
  VersionsSection,
} from './report.js';

/**
 * The report without anything by which a Party, an institution or a person is known. Parties are counted and get no numbers
 * in place of their names: who knows the network would know them by the order, the day or the details. Every member is
 * named here, so that one that is added later is not let through by itself.
 */
export function anonymous({
  from,
  to,
  basis,
  directory,
  versions,
  test,
  activities,
}: Report): Report {
  return {
    from,
    to,
    anonymised: true,
    basis,
    directory: anonymousDirectory(directory),
    versions: anonymousVersions(versions),
    test: test && anonymousTest(test),
    activities: anonymousActivities(activities),
  };
}

function anonymousDirectory({ before, after, developments }: DirectorySection): DirectorySection {
  return { before, after, developments: countedOnly(developments) };
}

function anonymousVersions({ published, shared, updatesOf, rows }: VersionsSection) {
  return {
    published,
    shared,
    updatesOf: numberOf(updatesOf),
    rows: rows.map((one) => ({
      number: one.number,
      since: one.since,
      sharedAt: one.sharedAt,
      wholeNetwork: one.wholeNetwork,
      parties: one.parties,
      contactPoints: one.contactPoints,
      updatesOf: numberOf(one.updatesOf),
      differences: countedOnly(one.differences),
    })),
  };
}

function anonymousTest(test: TestSection): TestSection {
  const { launchedAt, status, elapsedSeconds, pinged, windows, answered, noAnswer } = test;
  const { late, responseTime, reachedBy, curve, news, updates, earlier, earlierOmitted } = test;
  return {
    // Names and ids are chosen by people, and may say of whom a test was.
    campaignId: null,
    name: null,
    launchedAt,
    status,
    elapsedSeconds,
    pinged,
    windows,
    answered,
    noAnswer: { ...numberOf(noAnswer), contactPoints: noAnswer.contactPoints },
    late,
    responseTime,
    reachedBy,
    curve,
    news: numberOf(news),
    updates: { ...countedOnly(updates), byStatus: updates.byStatus },
    earlier: earlier.map((one): EarlierTest => ({
      campaignId: null,
      name: null,
      launchedAt: one.launchedAt,
      parties: one.parties,
      answered: one.answered,
      medianSeconds: one.medianSeconds,
      windows: one.windows,
      curve: one.curve,
    })),
    earlierOmitted,
  };
}

function anonymousActivities(section: ActivitiesSection): ActivitiesSection {
  const { count, byKind, statesHelped, contributors } = section;
  return {
    count,
    byKind: byKind.map((one) => ({
      kind: one.kind,
      count: one.count,
      states: numberOf(one.states),
    })),
    statesHelped: numberOf(statesHelped),
    contributors: numberOf(contributors),
    partnerNetworks: [],
    rows: [],
  };
}

function numberOf<Row>({ parties }: Counted<Row>): Counted<Row> {
  return { parties, rows: [] };
}

function countedOnly<Row>({ count, parties }: Listed<Row>): Listed<Row> {
  return { count, parties, rows: [] };
}
