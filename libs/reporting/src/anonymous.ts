import type { DirectorySection, EarlierTest, Listed, Report, TestSection } from './report.js';

/**
 * The report without anything by which a Party, an institution or a person is known. Parties are counted and get no numbers
 * in place of their names: who knows the network would know them by the order, the day or the details. Every member is
 * named here, so that one that is added later is not let through by itself.
 */
export function anonymous({ from, to, basis, directory, test }: Report): Report {
  return {
    from,
    to,
    anonymised: true,
    basis,
    directory: anonymousDirectory(directory),
    test: test && anonymousTest(test),
  };
}

function anonymousDirectory({ before, after, developments }: DirectorySection): DirectorySection {
  return { before, after, developments: countedOnly(developments) };
}

function anonymousTest(test: TestSection): TestSection {
  const { launchedAt, status, pinged, windows, answered, noAnswer } = test;
  const { late, responseTime, reachedBy, curve, updates, earlier, earlierOmitted } = test;
  return {
    // Names and ids are chosen by people, and may say of whom a test was.
    campaignId: null,
    name: null,
    launchedAt,
    status,
    pinged,
    windows,
    answered,
    noAnswer: { parties: noAnswer.parties, contactPoints: noAnswer.contactPoints, rows: [] },
    late,
    responseTime,
    reachedBy,
    curve,
    updates: countedOnly(updates),
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

function countedOnly<Row>({ count, parties }: Listed<Row>): Listed<Row> {
  return { count, parties, rows: [] };
}
