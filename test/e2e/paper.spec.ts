import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Report } from '#reporting';
import { freshPath, printed, printedJson, reference, textOf } from './support/rollcall.js';

/** The facts of the published paper, by the names that its file gives them. */
interface Paper {
  readonly directory: {
    readonly versionsShared: number;
    readonly versionsCarriedUpdatesOf: readonly string[];
    readonly partiesWithContactPoints: number;
    readonly partiesWithSeveral: number;
    readonly byType: Readonly<Record<string, number>>;
  };
  readonly latestDevelopments: readonly {
    readonly state: string;
    readonly institution: string | null;
    readonly status?: string;
  }[];
  readonly pingTest: {
    readonly date: string;
    readonly windows: readonly {
      readonly within: string;
      readonly parties: number;
      readonly meanPrinted: string;
    }[];
    readonly carriedUpdatesOf: readonly string[];
    readonly reportedUpdates: readonly string[];
  };
  readonly activities: {
    readonly supportToEstablish: readonly string[];
    readonly supportTopics: readonly string[];
    readonly contactPointsContributed: readonly string[];
    readonly events: readonly {
      readonly kind: string;
      readonly at?: string;
      readonly date?: string;
      readonly subject?: string;
      readonly place?: string;
      readonly places?: readonly string[];
      readonly participants?: string;
      readonly partnerNetworks?: readonly string[];
      readonly name?: string;
    }[];
  };
}

const folder = join(reference.contactPoints, '..');
const paper = JSON.parse(textOf(join(folder, 'paper.json'))) as Paper;
const period = ['--from', '2024-01-01', '--to', '2024-12-31'];

let report: Report;
let html: string;
beforeAll(async () => {
  const [data, out] = [freshPath('year'), freshPath('report')];
  await printed('enact', join(folder, 'year.yaml'), '--data', data);
  report = await printedJson<Report>('report', ...period, '--data', data);
  await printed('report', ...period, '--data', data, '--out', out);
  html = textOf(join(out, 'report.html')).replaceAll(/[\u00a0\u202f]/g, ' ');
});

const states = ({ rows = [] }: { readonly rows?: readonly { readonly party: string }[] }) =>
  rows.map(({ party }) => party).toSorted();
const lowered = (text: string) => text.toLowerCase();
const sorted = (all: readonly string[]) => all.toSorted();

describe('the year of the reference network, reported', () => {
  it('has the directory’s figures', () => {
    const { after } = report.directory;
    expect(after.summary).toMatchObject({
      parties: paper.directory.partiesWithContactPoints,
      partiesWithSeveral: paper.directory.partiesWithSeveral,
      byType: paper.directory.byType,
    });
  });

  it('has the versions shared, and whose updates they carried', () => {
    expect(report.versions.shared).toBe(paper.directory.versionsShared);
    expect(states(report.versions.updatesOf)).toEqual(
      sorted(paper.directory.versionsCarriedUpdatesOf),
    );
  });

  it('has the latest developments', () => {
    expect(
      report.directory.developments.rows?.map(({ party, institution, status }) => ({
        state: party,
        institution,
        ...(status === 'designated' ? {} : { status }),
      })),
    ).toEqual(paper.latestDevelopments);
  });

  it('has the ping test, its windows, the news it carried and the updates it brought out', () => {
    const { test } = report;
    expect(test?.launchedAt.slice(0, 10)).toBe(paper.pingTest.date);
    expect(test?.windows.map(({ within, parties }) => ({ within, parties }))).toEqual(
      paper.pingTest.windows.map(({ within, parties }) => ({ within, parties })),
    );
    for (const { meanPrinted } of paper.pingTest.windows)
      expect(html).toContain(`>${meanPrinted}<`);
    expect(states(test?.news ?? {})).toEqual(sorted(paper.pingTest.carriedUpdatesOf));
    expect(states(test?.updates ?? {})).toEqual(sorted(paper.pingTest.reportedUpdates));
  });

  it('has the support to establish contact points, and who contributed', () => {
    const support = rowsOf('support-to-establish');
    expect(support.flatMap(({ statesHelped }) => statesHelped.map(({ party }) => party))).toEqual(
      expect.arrayContaining([...paper.activities.supportToEstablish]),
    );
    for (const { topics } of support) expect(topics).toEqual(paper.activities.supportTopics);
    expect(states(report.activities.contributors)).toEqual(
      sorted(paper.activities.contactPointsContributed),
    );
  });

  it.each(paper.activities.events.filter(({ places }) => places === undefined))(
    'has the $kind',
    ({ kind, at, date, subject = '', place, participants, partnerNetworks, name }) => {
      const about = rowsOf(kinds[kind] ?? kind).filter(({ title, topics }) =>
        [title ?? '', ...(topics ?? [])].some((text) => lowered(text).includes(lowered(subject))),
      );
      const found = about.filter(
        ({ venue, from, heldIn, ...row }) =>
          (at === undefined || venue === at) &&
          (date === undefined || from === date) &&
          (place === undefined || heldIn.some(({ party }) => party === place)) &&
          (participants === undefined || row.participants === participants) &&
          (name === undefined || row.title === name) &&
          (partnerNetworks ?? []).every((one) => row.partnerNetworks.includes(lowered(one))),
      );
      expect(found).toHaveLength(1);
    },
  );

  it('has the dedicated workshops', () => {
    const places = paper.activities.events.flatMap((event) => event.places ?? []);
    expect(places).toHaveLength(5);
    const held = rowsOf('workshop').flatMap(({ heldIn }) => heldIn.map(({ party }) => party));
    expect(held).toEqual(expect.arrayContaining(places));
  });
});

const kinds: Readonly<Record<string, string>> = {
  'regional meeting': 'regional-meeting',
  'annual meeting': 'annual-meeting',
  platform: 'training-platform',
};

function rowsOf(kind: string) {
  return (report.activities.rows ?? []).filter((row) => row.kind === kind);
}
