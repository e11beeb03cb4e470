import { Command } from 'commander';
import { DirectoryExport, exportedTable } from '#directory';
import type { Terminal } from '../terminal.js';
import { untilOf, withDirectory, withSource, type Source } from './directory-source.js';
import { writeWhole } from '../write-whole.js';

export function exportCommand(terminal: Terminal): Command {
  return withSource(new Command('export'))
    .description('The directory as a CSV file that can be imported again')
    .option('--out <file>', 'write to this file instead of the terminal')
    .addHelpText(
      'after',
      `
Examples:
  rollcall directory export --data ./secretariat --out contact-points.csv
  rollcall directory export --data ./secretariat --at 2024-06-30T00:00:00Z
  rollcall directory export --data ./secretariat --version 11`,
    )
    .action(async (file: string | undefined, given: Source & { readonly out?: string }) => {
      const rows = await withDirectory(file, given, async (app) =>
        app.get(DirectoryExport).rows({ on: given.on, until: await untilOf(app, given) }),
      );
      const text = given.json ? `${JSON.stringify(rows, null, 2)}\n` : exportedTable(rows);
      if (given.out === undefined) terminal.stdout.write(text);
      else writeWhole(given.out, text);
    });
}
