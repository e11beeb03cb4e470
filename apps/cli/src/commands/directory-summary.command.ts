import { Command } from 'commander';
import { latestDevelopments, networkSummary, type Development } from '#directory';
import { systemClock, utcDate, type CalendarDate } from '#kernel';
import { formatSummary, plainTable } from '../format.js';
import { asDate } from '../options.js';
import { print, printJson, type Terminal } from '../terminal.js';
import { partyNames, withDirectory, withSource, type Source } from './directory-source.js';

export function summaryCommand(terminal: Terminal): Command {
  return withSource(new Command('summary'))
    .description('The figures of the network on a day')
    .option(
      '--since <date>',
      'name the designations, suspensions and withdrawals that took effect after this day',
      asDate,
    )
    .addHelpText(
      'after',
      `
Examples:
  rollcall directory summary contact-points.csv --on 2024-06-30
  rollcall directory summary --data ./secretariat --since 2024-01-01 --json`,
    )
    .action(async (file: string | undefined, given: Source & { readonly since?: CalendarDate }) =>
      withDirectory(file, given, async (app, points) => {
        const { since, on = utcDate(systemClock.now()) } = given;
        const summary = networkSummary(points.values(), on);
        const names = await partyNames(app, given);
        const developments =
          since &&
          latestDevelopments(points.values(), since, on).map(({ party, ...development }) => ({
            party,
            partyName: names.get(party) ?? party,
            ...development,
          }));
        if (given.json)
          printJson(terminal, {
            ...summary,
            ...(developments && { latestDevelopments: developments }),
          });
        else
          print(
            terminal,
            [
              `The network on ${on}`,
              formatSummary(summary),
              ...(developments ? ['', formatDevelopments(developments, since)] : []),
            ].join('\n'),
          );
      }),
    );
}

function formatDevelopments(
  developments: readonly (Development & { readonly partyName: string })[],
  since: CalendarDate,
): string {
  if (developments.length === 0) return `Nothing new since ${since}`;
  const rows = developments.map(({ on, partyName, party, institution, status }) => [
    on,
    `${partyName} (${party})`,
    developmentOf(status, institution),
  ]);
  return `New since ${since}\n${plainTable(['from', 'Party', 'institution'], rows, ['left', 'left', 'left'])}`;
}

function developmentOf(status: Development['status'], institution: string): string {
  if (status === 'designated') return institution;
  return status === 'to-be-confirmed' ? 'to be confirmed' : `${institution}, ${status}`;
}
