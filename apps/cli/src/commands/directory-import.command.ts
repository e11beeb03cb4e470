import { Command } from 'commander';
import type { ImportResult } from '#directory';
import { openStores, ProjectionHost } from '#engine';
import { withApplication } from '../application.js';
import { plural } from '../format.js';
import { options } from '../options.js';
import { readDirectory } from '../read-directory.js';
import { print, printJson, progressOn, type Terminal } from '../terminal.js';
import { imports, type Source } from './directory-source.js';

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
    .addOption(options.json())
    .addHelpText(
      'after',
      `
Examples:
  rollcall directory import contact-points.csv
  rollcall directory import contact-points.csv --parties parties.csv --data ./secretariat`,
    )
    .action(async (file: string, given: Source) => {
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
      else print(terminal, formatImport(result, given.data));
    });
}

function formatImport(result: ImportResult, data: string | undefined): string {
  const { registered, confirmed, changed, unchanged } = result;
  return [
    `${plural(result.contactPoints, 'contact point')} of ${plural(result.parties, 'Party', 'Parties')}: ${registered} new, ${confirmed} confirmed, ${changed} changed, ${unchanged} as before`,
    data === undefined
      ? 'The file is right. Nothing was kept; add --data DIR to keep it.'
      : `The log is in ${data}.`,
  ].join('\n');
}
