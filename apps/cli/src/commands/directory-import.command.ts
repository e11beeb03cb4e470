import { Command, Option } from 'commander';
import { parseDirectory, readImportFile, type ImportResult } from '#directory';
import { openStores, ProjectionHost } from '#engine';
import { withApplication } from '../application.js';
import { ApiClient } from '../client/api-client.js';
import { HttpWire } from '../client/http-wire.js';
import { apiKeyOption, asServer } from '../client/with-api.js';
import { UsageError } from '../failures.js';
import { plural } from '../format.js';
import { options } from '../options.js';
import { readDirectory } from '../read-directory.js';
import { print, printJson, progressOn, type Terminal } from '../terminal.js';
import { imports, type Source } from './directory-source.js';

interface ImportOptions extends Source {
  readonly server?: URL;
  readonly apiKey?: string;
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
    .addOption(options.json())
    .addHelpText(
      'after',
      `
Examples:
  rollcall directory import contact-points.csv
  rollcall directory import contact-points.csv --parties parties.csv --data ./secretariat
  rollcall directory import contact-points.csv --server http://127.0.0.1:8247`,
    )
    .action(async (file: string, given: ImportOptions) => {
      if (given.server !== undefined) {
        const result = await upload(file, given.server, given);
        if (given.json) printJson(terminal, result);
        else print(terminal, formatImport(result, `It is in the log of ${given.server.origin}.`));
        return;
      }
      const directory = await readDirectory(file, given.parties);
      const stores = given.data === undefined ? undefined : await openStores(given.data);
      const bar = progressOn(terminal);
      const result = await withApplication(stores, async (app) => {
        const imported = await imports(app, directory, (done) =>
          bar.update('importing', done, directory.contactPoints.length),
        );
        await app.get(ProjectionHost).saveSnapshots();
        return imported;
      }).finally(() => bar.stop());
      if (given.json) printJson(terminal, result);
      else
        print(
          terminal,
          formatImport(
            result,
            given.data === undefined
              ? 'The file is right. Nothing was kept; add --data DIR or --server URL to keep it.'
              : `The log is in ${given.data}.`,
          ),
        );
    });
}

/** @throws UsageError for options that a server takes no part in. */
async function upload(
  file: string,
  server: URL,
  { data, parties, apiKey }: ImportOptions,
): Promise<ImportResult> {
  if (data !== undefined) throw new UsageError('give either --server URL or --data DIR, not both');
  if (parties !== undefined)
    throw new UsageError(
      '--parties goes with --data DIR: a server takes the regions of Parties from their continents',
    );
  const bytes = await readImportFile(file);
  // What is wrong in the file is told with its name before anything is sent.
  parseDirectory(file, bytes);
  const { body } = await new ApiClient(new HttpWire(server), apiKey).ask<ImportResult>(
    'POST',
    '/directory/imports',
    { upload: { type: 'text/csv', content: bytes.toString('utf8') } },
  );
  return body;
}

function formatImport(result: ImportResult, where: string): string {
  const { registered, confirmed, changed, unchanged } = result;
  return [
    `${plural(result.contactPoints, 'contact point')} of ${plural(result.parties, 'Party', 'Parties')}: ${registered} new, ${confirmed} confirmed, ${changed} changed, ${unchanged} as before`,
    where,
  ].join('\n');
}
