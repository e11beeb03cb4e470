import { Command, Option } from 'commander';
import {
  ImportDifferences,
  parseDirectory,
  readImportFile,
  type ImportDifference,
  type ImportResult,
  type ProposedImport,
} from '#directory';
import { ProjectionHost } from '#engine';
import { openExisting, withApplication } from '../application.js';
import { openData } from '../data-stores.js';
import { ApiClient } from '../client/api-client.js';
import { HttpWire } from '../client/http-wire.js';
import { apiKeyOption, asServer } from '../client/with-api.js';
import { UsageError } from '../failures.js';
import { formatDifference, formatImport, formatProposed } from '../format-import.js';
import { options } from '../options.js';
import { readDirectory } from '../read-directory.js';
import { print, printJson, progressOn, type Terminal } from '../terminal.js';
import { importContext, imports, type Source } from './directory-source.js';

interface ImportOptions extends Source {
  readonly server?: URL;
  readonly apiKey?: string;
  readonly dryRun?: true;
  readonly asProposals?: true;
  readonly as?: string;
}

export function importCommand(terminal: Terminal): Command {
  return new Command('import')
    .description(
      'Bring the directory to what a CSV file says; a file with an error changes nothing',
    )
    .argument('<file>', 'CSV file of the contact points')
    .addOption(options.parties())
    .addOption(
      options.data(
        'the data directory to import into (default: in memory: the file is checked, nothing is kept)',
      ),
    )
    .addOption(
      new Option(
        '--server <url>',
        'the running server to import into, in place of --data',
      ).argParser(asServer),
    )
    .addOption(apiKeyOption())
    .option('--dry-run', 'show what would change, with addresses, and change nothing')
    .addOption(
      new Option(
        '--as-proposals',
        'propose the changes: somebody else approves or rejects each contact point’s',
      ).conflicts('dryRun'),
    )
    .addOption(options.as())
    .addOption(options.json())
    .addHelpText(
      'after',
      `
Examples:
  rollcall directory import contact-points.csv
  rollcall directory import contact-points.csv --parties parties.csv --data ./secretariat
  rollcall directory import contact-points.csv --data ./secretariat --dry-run
  rollcall directory import contact-points.csv --data ./secretariat --as-proposals --as anna
  rollcall directory import contact-points.csv --server http://127.0.0.1:8247`,
    )
    .action(async (file: string, given: ImportOptions) => {
      const { server, data, dryRun, asProposals } = given;
      if ((dryRun || asProposals) && server === undefined && data === undefined)
        throw new UsageError(
          `${dryRun ? '--dry-run' : '--as-proposals'} compares with a directory: give --data DIR or --server URL`,
        );
      if (asProposals && server === undefined && given.as === undefined)
        throw new UsageError('--as-proposals takes two people: say who you are with --as NAME');
      const show = <Told>(told: Told, format: (told: Told) => string): void =>
        given.json ? printJson(terminal, told) : print(terminal, format(told));
      const where = server === undefined ? data : server.origin;
      if (dryRun) {
        const difference =
          server === undefined
            ? await differenceHere(file, given)
            : await upload<ImportDifference>(file, server, given, '/difference');
        return show(difference, formatDifference);
      }
      if (asProposals) {
        const proposed =
          server === undefined
            ? await proposeHere(file, given)
            : await upload<ProposedImport>(file, server, given, '/proposals');
        return show(proposed, formatProposed);
      }
      const result =
        server === undefined
          ? await importHere(file, given, terminal)
          : await upload<ImportResult>(file, server, given);
      show(result, (told) => formatImport(told, kept(where, server)));
    });
}

function kept(where: string | undefined, server: URL | undefined): string {
  if (where === undefined)
    return 'The file is right. Nothing was kept; add --data DIR or --server URL to keep it.';
  return server === undefined ? `The log is in ${where}.` : `It is in the log of ${where}.`;
}

async function importHere(
  file: string,
  { data, parties, as }: ImportOptions,
  terminal: Terminal,
): Promise<ImportResult> {
  const directory = await readDirectory(file, parties);
  const stores = data === undefined ? undefined : await openData(data);
  const bar = progressOn(terminal);
  const onProgress = (done: number) =>
    bar.update('importing', done, directory.contactPoints.length);
  return withApplication(stores, async (app) => {
    const imported = await imports(app, directory, { onProgress, as });
    await app.get(ProjectionHost).saveSnapshots();
    return imported;
  }).finally(() => bar.stop());
}

async function differenceHere(file: string, { data = '', parties }: ImportOptions) {
  const directory = await readDirectory(file, parties);
  return withApplication(await openExisting(data), (app) =>
    app.get(ImportDifferences).of(directory),
  );
}

async function proposeHere(file: string, { data = '', parties, as }: ImportOptions) {
  const directory = await readDirectory(file, parties);
  return withApplication(await openExisting(data), async (app) => {
    const proposed = await app.get(ImportDifferences).propose(directory, importContext(as));
    await app.get(ProjectionHost).saveSnapshots();
    return proposed;
  });
}

/** @throws UsageError for options that a server takes no part in. */
async function upload<Told>(
  file: string,
  server: URL,
  { data, parties, apiKey, as }: ImportOptions,
  below = '',
): Promise<Told> {
  if (data !== undefined) throw new UsageError('give either --server URL or --data DIR, not both');
  if (parties !== undefined)
    throw new UsageError(
      '--parties goes with --data DIR: a server takes the regions of Parties from their continents',
    );
  const bytes = await readImportFile(file);
  // What is wrong in the file is told with its name before anything is sent.
  parseDirectory(file, bytes);
  const { body } = await new ApiClient(new HttpWire(server), apiKey, as).ask<Told>(
    'POST',
    `/directory/imports${below}`,
    { upload: { type: 'text/csv', content: bytes.toString('utf8') } },
  );
  return body;
}
