import { Command } from 'commander';
import { statusOn } from '#directory';
import { systemClock, utcDate } from '#kernel';
import { plainTable } from '../format.js';
import { print, printJson, type Terminal } from '../terminal.js';
import { sorted, withDirectory, withSource, type Source } from './directory-source.js';

export function listCommand(terminal: Terminal): Command {
  return withSource(new Command('list'))
    .description('The contact points and their status on a day')
    .addHelpText(
      'after',
      `
Examples:
  rollcall directory list contact-points.csv
  rollcall directory list --data ./secretariat --on 2024-02-19 --json
  rollcall directory list --data ./secretariat --version 11`,
    )
    .action(async (file: string | undefined, given: Source) =>
      withDirectory(file, given, (_, points) => {
        const on = given.on ?? utcDate(systemClock.now());
        const rows = sorted(points).flatMap((point) => {
          const status = statusOn(point, on);
          if (status === undefined) return [];
          const { contactPointId: id, party, details } = point;
          const { institution, type = '', role, languages, timezone } = details;
          return [{ id, party, institution, type, role, status, languages, timezone }];
        });
        if (given.json) printJson(terminal, rows);
        else
          print(
            terminal,
            plainTable(
              ['id', 'Party', 'institution', 'type', 'role', 'status', 'languages'],
              rows.map((row) => [
                row.id,
                row.party,
                row.institution,
                row.type,
                row.role,
                row.status,
                row.languages.join(' '),
              ]),
              ['left', 'left', 'left', 'left', 'left', 'left', 'left'],
            ),
          );
        return Promise.resolve();
      }),
    );
}
