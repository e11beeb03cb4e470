import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { readPdf } from '#documents/testing';
import { openStores } from '#engine';
import type { Report } from '#reporting';
import { createLog, loadConfiguration, startServer } from '#server';
import {
  fileOf,
  freshPath,
  printed,
  printedJson,
  reference,
  rehearsal,
  rollcall,
  textOf,
} from './support/rollcall.js';

const period = ['--from', '2024-01-01', '--to', '2024-06-30'] as const;
let data: string;

beforeAll(async () => {
  data = freshPath('february');
  await printed(...rehearsal(), '--parties', reference.parties, '--data', data);
});

async function reported(...args: readonly string[]): Promise<ReadonlyMap<string, Buffer>> {
  const out = freshPath('report');
  await printed('report', ...period, '--data', data, '--out', out, ...args);
  return new Map(readdirSync(out).map((name) => [name, readFileSync(join(out, name))]));
}

interface Paper {
  readonly directory: {
    readonly partiesWithContactPoints: number;
    readonly partiesWithSeveral: number;
    readonly byType: Readonly<Record<string, number>>;
  };
  readonly latestDevelopments: readonly { readonly state: string; readonly institution: string }[];
  readonly pingTest: {
    readonly windows: readonly { readonly within: string; readonly parties: number }[];
    readonly reportedUpdates: readonly string[];
  };
}
function directoryRows(): readonly Readonly<Record<string, string>>[] {
  return parse(textOf(reference.contactPoints), { columns: true });
}

/** As words of their own: "Chad" is not said in "Chadian". */
function isSaid(words: string, text: string): boolean {
  const literal = words.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&');
  return new RegExp(`(?<![\\p{L}\\d])${literal}(?![\\p{L}\\d])`, 'u').test(text);
}

const paper = JSON.parse(
  textOf(join(import.meta.dirname, '../../examples/network-2024/paper.json')),
) as Paper;

describe('the report of the reference network', () => {
  it('has the directory’s figures and developments of the published paper', async () => {
    const { directory } = await printedJson<Report>('report', ...period, '--data', data);
    expect(directory.after.summary).toMatchObject({
      parties: paper.directory.partiesWithContactPoints,
      partiesWithSeveral: paper.directory.partiesWithSeveral,
      byType: paper.directory.byType,
    });
    expect(
      directory.developments.rows
        .map(({ party: state, institution }) => ({ state, institution }))
        .toSorted((a, b) => (a.state < b.state ? -1 : 1)),
    ).toEqual(
      paper.latestDevelopments
        .map(({ state, institution }) => ({ state, institution }))
        .toSorted((a, b) => (a.state < b.state ? -1 : 1)),
    );
  });

  it('has the ping test of the published paper, and who reported updates', async () => {
    const { test } = await printedJson<Report>('report', ...period, '--data', data);
    expect(test?.windows).toMatchObject(
      paper.pingTest.windows.map(({ within, parties }) => ({ within, parties })),
    );
    expect(test?.updates.rows.map(({ party }) => party).toSorted()).toEqual(
      paper.pingTest.reportedUpdates.toSorted(),
    );
    expect(test?.updates.byStatus).toEqual({ proposed: 6, approved: 0, rejected: 0 });
    expect(test?.curve.at(-1)?.parties).toBe(68);
  });

  it('prints the table with its means and its denominator, in English and in French', async () => {
    const plain = (bytes: Buffer | undefined) =>
      String(bytes)
        .replaceAll('\u00A0', ' ')
        .replaceAll(/<[^>]+>/g, '|')
        .replaceAll(/\|+/g, '|');
    const english = plain((await reported()).get('report.html'));
    expect(english).toContain('|12 h|60|68|88 %|2h 20 min|');
    expect(english).toContain('|15 min|24|68|35 %|9 min|');
    const french = plain((await reported('--language', 'fr')).get('report.html'));
    expect(french).toContain('|12 h|60|68|88 %|2 h 20 min|');
    expect(french).toContain('Norvège');
  });

  it('puts every table into a file in which figures can be computed with', async () => {
    const files = await reported();
    const page = String(files.get('report.html'));
    const tables = [...files.keys()].filter((name) => name.endsWith('.csv'));
    // The curve is a picture on the page.
    expect(tables).toHaveLength((page.match(/<table>/g)?.length ?? 0) + 1);
    expect(String(files.get('response-times.csv'))).toContain('PT15M,24,68,0.3529,539.5');
  });

  it('is a page whose headings follow each other, whose tables are named, and which needs nothing else', async () => {
    const page = String((await reported()).get('report.html'));
    const levels = [...page.matchAll(/<h([1-6])/g)].map(([, level]) => Number(level));
    expect(levels[0]).toBe(1);
    for (const [index, level] of levels.entries())
      expect(level - (levels[index - 1] ?? 0)).toBeLessThanOrEqual(1);
    const tables = page.match(/<table>[\s\S]*?<\/table>/g) ?? [];
    expect(tables.length).toBeGreaterThan(5);
    for (const table of tables) expect(table).toMatch(/<caption>.+<\/caption>[\s\S]*scope="col"/);
    expect(page).toMatch(/role="img" aria-label="[^"]*24 had answered within 15/);
    expect(page).not.toMatch(/<script|\bsrc=|href="(?!#)/);
  });

  it('is a PDF with its title, bookmarks and text to select', async () => {
    const { title, language, bookmarks, pages } = await readPdf(
      (await reported('--language', 'fr')).get('report.pdf') ?? Buffer.of(),
    );
    expect({ title, language }).toEqual({
      title: 'Fonctionnement du réseau de points de contact',
      language: 'fr',
    });
    expect(bookmarks[0]?.under.map((one) => one.title)).toContain(
      '3. Le test de disponibilité du 19 février 2024',
    );
    expect(pages.join(' ')).toMatch(/12 h 60 68 88 % 2 h 20 min/);
  });

  it('is the same bytes for the same position of the log', async () => {
    expect(await reported()).toEqual(await reported());
    const early = ['--at', '2024-02-19T10:00:00Z'] as const;
    const before = await reported(...early);
    expect(before.get('report.pdf')).not.toEqual((await reported()).get('report.pdf'));
    await printed('campaign', 'plan', 'autumn', '--name', 'Autumn', '--data', data);
    expect(await reported(...early)).toEqual(before);
  });

  it('is the same bytes from a server that runs over the log', async () => {
    const at = ['--at', '2024-02-20T15:00:00Z'] as const;
    const known = await reported(...at);
    const { config } = loadConfiguration({
      cwd: import.meta.dirname,
      environment: {},
      flags: { 'http.port': '0' },
    });
    const stores = await openStores(data);
    const log = createLog({ level: 'silent', pretty: false });
    const server = await startServer(config, log, { stores });
    try {
      const out = freshPath('report');
      await printed('report', ...period, ...at, '--server', server.url, '--out', out);
      const served = readdirSync(out).map((name) => [name, readFileSync(join(out, name))] as const);
      expect(new Map(served)).toEqual(known);
    } finally {
      await server.close();
    }
  });

  it('takes names away before it writes an anonymised edition, which may fail on the way', async () => {
    const out = freshPath('report');
    mkdirSync(join(out, 'report.pdf'), { recursive: true });
    writeFileSync(join(out, 'latest-developments.csv'), 'names');
    const asked = ['report', ...period, '--data', data, '--out', out, '--anonymised'];
    expect((await rollcall(...asked)).exitCode).toBe(1);
    expect(readdirSync(out)).not.toContain('latest-developments.csv');
  });

  it('leaves no file of an earlier report beside an anonymised one', async () => {
    const out = freshPath('report');
    const [full, anonymised] = [[], ['--anonymised']].map((flags) => async () => {
      await printed('report', ...period, '--data', data, '--out', out, ...flags);
      return readdirSync(out);
    });
    expect(await full?.()).toContain('latest-developments.csv');
    expect(await anonymised?.()).not.toContain('latest-developments.csv');
  });

  it.each(['en', 'fr'])(
    'names no Party, institution or address in an anonymised edition: %s',
    async (language) => {
      const files = await reported('--anonymised', '--language', language);
      const texts = [...files].map(([name, bytes]) => (name.endsWith('.pdf') ? '' : String(bytes)));
      const { title, bookmarks, pages } = await readPdf(files.get('report.pdf') ?? Buffer.of());
      const json = await printed('report', ...period, '--data', data, '--anonymised', '--json');
      const all = [...texts, title, JSON.stringify(bookmarks), ...pages, json].join('\n');
      expect(all).toContain('68');
      const names = new Intl.DisplayNames([language], { type: 'region' });
      const said = new Set<string>();
      for (const row of directoryRows()) {
        const known = [
          row['partyName'],
          names.of(row['party'] ?? ''),
          row['institution'],
          row['id'],
        ];
        const addresses = ['email', 'alternateEmail', 'phone', 'alternatePhone'];
        for (const one of [...known, ...addresses.map((column) => row[column])])
          if (one) said.add(one);
      }
      expect(said.size).toBeGreaterThan(300);
      expect([...said].filter((one) => isSaid(one, all))).toEqual([]);
    },
  );
});

it('FM-30: writes no cell that a spreadsheet would run', async () => {
  const hostile = textOf(reference.contactPoints).replace(
    '"Cybercrime Unit, National Police of Brazil"',
    '"=HYPERLINK(""http://evil.example"")"',
  );
  const out = freshPath('report');
  const own = freshPath('hostile');
  await printed(...rehearsal({ directory: fileOf(hostile) }), '--data', own);
  await printed('report', ...period, '--data', own, '--out', out);
  const table = readFileSync(join(out, 'reported-updates.csv'), 'utf8');
  expect(table).toContain(`"'=HYPERLINK(`);
  expect(table).not.toMatch(/(^|,)"?=/m);
});

describe('a report that cannot be made', () => {
  it.each([
    [['--from', '2024-07-01', '--to', '2024-06-30'], 'the period ends on 2024-06-30'],
    [[...period, '--campaign', 'nobody'], 'there is no campaign nobody'],
  ])('says why: %j', async (args, words) => {
    const { exitCode, stderr } = await rollcall('report', ...args, '--data', data, '--json');
    expect([exitCode, stderr]).toEqual([1, expect.stringContaining(words)]);
  });

  it('asks where to write to', async () => {
    const { exitCode, stderr } = await rollcall('report', ...period, '--data', data);
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining('--out DIR')]);
  });
});

it('says in a period without a test that there was none', async () => {
  const early = ['--from', '2023-01-01', '--to', '2023-06-30'] as const;
  const report = await printedJson<Report>('report', ...early, '--data', data);
  expect(report.test).toBeNull();
});
