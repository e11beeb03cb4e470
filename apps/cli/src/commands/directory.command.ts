import { writeFileSync } from 'node:fs';
import type { INestApplicationContext } from '@nestjs/common';
import { Command } from 'commander';
import {
  contactPointColumns,
  contactPoints,
  DetailsCipher,
  DirectoryImport,
  latestDevelopments,
  networkSummary,
  parties,
  statusOn,
  writeTable,
  type ContactPoint,
  type ImportResult,
} from '#directory';
import { openStores, ProjectionHost } from '#engine';
import { systemClock, utcDate, uuidV7Ids, type CalendarDate, type Instant } from '#kernel';
import { PersonalData } from '#keys';
import { openExisting, withApplication } from '../application.js';
import { UsageError } from '../failures.js';
import { formatSummary, plainTable, plural } from '../format.js';
import { asDate, options } from '../options.js';
import { print, printJson, progressOn, type Terminal } from '../terminal.js';
import { readDirectory } from './rehearse.command.js';

interface Source {
  readonly data?: string;
  readonly parties?: string;
  readonly on?: CalendarDate;
  readonly at?: Instant;
  readonly json?: true;
}

export function directoryCommand(terminal: Terminal): Command {
  const command = new Command('directory').description('Keep the directory of contact points');
  return command
    .addCommand(importCommand(terminal))
    .addCommand(listCommand(terminal))
    .addCommand(summaryCommand(terminal))
    .addCommand(exportCommand(terminal));
}

function importCommand(terminal: Terminal): Command {
  return new Command('import')
    .description('Bring the directory to what a CSV file says; all of the file or nothing')
    .argument('<file>', 'CSV file of the contact points')
    .addOption(options.parties())
    .addOption(options.data().default(undefined, 'in memory: the file is checked, nothing is kept'))
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

function imports(
  app: INestApplicationContext,
  directory: Awaited<ReturnType<typeof readDirectory>>,
  onProgress?: (done: number) => void,
): Promise<ImportResult> {
  const id = uuidV7Ids.next();
  const context = {
    now: systemClock.now(),
    actor: { kind: 'command-line', id: 'directory-import' },
    correlationId: id,
    causationId: id,
  } as const;
  return app.get(DirectoryImport).run(directory, context, onProgress);
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

/** The directory of a data directory, or of a file. */
async function withDirectory<Result>(
  file: string | undefined,
  given: Source,
  use: (app: INestApplicationContext, points: ReadonlyMap<string, ContactPoint>) => Promise<Result>,
): Promise<Result> {
  if ((file === undefined) === (given.data === undefined))
    throw new UsageError('give either a CSV file or --data DIR');
  if (file !== undefined && given.at !== undefined)
    throw new UsageError('--at asks a log; it goes with --data DIR, not with a file');
  const directory = file === undefined ? undefined : await readDirectory(file, given.parties);
  const stores = given.data === undefined ? undefined : await openExisting(given.data);
  return withApplication(stores, async (app) => {
    if (directory !== undefined) await imports(app, directory);
    const until = given.at && { at: given.at };
    return use(app, new Map(await app.get(ProjectionHost).documents(contactPoints, until)));
  });
}

function withSource(command: Command): Command {
  return command
    .argument('[file]', 'CSV file of the contact points, in place of --data')
    .addOption(options.data())
    .addOption(options.parties())
    .addOption(options.on())
    .addOption(options.at())
    .addOption(options.json());
}

function summaryCommand(terminal: Terminal): Command {
  return withSource(new Command('summary'))
    .description('The figures of the network on a day')
    .option(
      '--since <date>',
      'name the designations and expected ones that took effect after this day',
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
      withDirectory(file, given, (_, points) => {
        const on = given.on ?? utcDate(systemClock.now());
        const summary = networkSummary(points.values(), on);
        const developments =
          given.since === undefined ? [] : latestDevelopments(points.values(), given.since, on);
        if (given.json)
          printJson(terminal, {
            ...summary,
            ...(given.since === undefined ? {} : { latestDevelopments: developments }),
          });
        else
          print(
            terminal,
            [
              `The network on ${on}`,
              formatSummary(summary),
              ...developments.map(
                ({ on: day, party, institution, status }) =>
                  `  ${day}  ${party}  ${status === 'designated' ? institution : 'to be confirmed'}`,
              ),
            ].join('\n'),
          );
        return Promise.resolve();
      }),
    );
}

function listCommand(terminal: Terminal): Command {
  return withSource(new Command('list'))
    .description('The contact points and their status on a day')
    .addHelpText(
      'after',
      `
Examples:
  rollcall directory list contact-points.csv
  rollcall directory list --data ./secretariat --on 2024-02-19 --json`,
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

function exportCommand(terminal: Terminal): Command {
  return withSource(new Command('export'))
    .description('The directory as a CSV file that can be imported again')
    .option('--out <file>', 'write to this file instead of the terminal')
    .addHelpText(
      'after',
      `
Examples:
  rollcall directory export --data ./secretariat --out contact-points.csv
  rollcall directory export --data ./secretariat --at 2024-06-30T00:00:00Z`,
    )
    .action(async (file: string | undefined, given: Source & { readonly out?: string }) => {
      const rows = await withDirectory(file, given, (app, points) => exported(app, points, given));
      const text = given.json
        ? `${JSON.stringify(rows, null, 2)}\n`
        : writeTable(
            contactPointColumns,
            rows.map((row) => contactPointColumns.map((column) => row[column] ?? '')),
          );
      if (given.out === undefined) terminal.stdout.write(text);
      else writeFileSync(given.out, text);
    });
}

/** Addresses are decrypted only here, at the last moment. */
async function exported(
  app: INestApplicationContext,
  points: ReadonlyMap<string, ContactPoint>,
  { on }: Source,
): Promise<readonly Readonly<Record<string, string>>[]> {
  const names = new Map(
    [...(await app.get(ProjectionHost).documents(parties)).values()].map(({ party, name }) => [
      party,
      name,
    ]),
  );
  const cipher = new DetailsCipher(app.get(PersonalData));
  const rows: Readonly<Record<string, string>>[] = [];
  for (const point of sorted(points)) {
    if (on !== undefined && statusOn(point, on) === undefined) continue;
    const plain = await cipher.decrypt(point.contactPointId, point.details);
    const address = (id: string) => plain?.channels.find((one) => one.id === id)?.address ?? '';
    const { institution, type, role, availability, timezone, languages, otherNetworks } =
      point.details;
    rows.push({
      id: point.contactPointId,
      party: point.party,
      partyName: names.get(point.party) ?? point.party,
      institution,
      type: type ?? '',
      role,
      email: address('email-main'),
      alternateEmail: address('email-alternate'),
      phone: address('phone-main'),
      alternatePhone: address('phone-alternate'),
      availability: availability ?? '',
      timezone,
      languages: languages.join(' '),
      instructions: plain?.instructions ?? '',
      otherNetworks: otherNetworks.join(' '),
      status: (on === undefined ? point.status : statusOn(point, on)) ?? point.status,
      designatedOn: point.statuses.findLast(({ from }) => from !== undefined)?.from ?? '',
    });
  }
  return rows;
}

function sorted(points: ReadonlyMap<string, ContactPoint>): readonly ContactPoint[] {
  return [...points.values()].toSorted((a, b) => (a.contactPointId < b.contactPointId ? -1 : 1));
}
