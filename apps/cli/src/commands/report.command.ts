import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { QueryBus } from '@nestjs/cqrs';
import { Command, Option } from 'commander';
import type { CalendarDate } from '#kernel';
import {
  GetReport,
  reportFileNames,
  reportFiles,
  reportLanguages,
  type Report,
  type ReportFile,
  type ReportLanguage,
} from '#reporting';
import { openExisting, withApplication } from '../application.js';
import type { ApiClient } from '../client/api-client.js';
import { withApi, withQuestion, type QuestionOptions } from '../client/with-api.js';
import { UsageError } from '../failures.js';
import { formatInstant, plural } from '../format.js';
import { asDate, asName, asOfQuery, untilOf } from '../options.js';
import { print, printJson, type Terminal } from '../terminal.js';
import { writeWhole } from '../write-whole.js';

interface ReportOptions extends QuestionOptions {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  readonly campaign?: string;
  readonly out?: string;
  readonly anonymised?: true;
  readonly language: ReportLanguage;
}

export function reportCommand(terminal: Terminal): Command {
  return withQuestion(new Command('report'))
    .description('The paper for the plenary: HTML, PDF, and every table as CSV')
    .addOption(day('--from <date>', 'the first day of the period, YYYY-MM-DD'))
    .addOption(day('--to <date>', 'its last day'))
    .addOption(
      new Option(
        '--campaign <id>',
        'the ping test it is about (default: the last that was launched in the period)',
      ).argParser(asName),
    )
    .addOption(
      new Option(
        '--out <dir>',
        'the directory to write to; files of an earlier report there are replaced',
      ).argParser(asName),
    )
    .option('--anonymised', 'names no Party, institution or person: they are only counted')
    .addOption(
      new Option('--language <language>', 'the language of the report')
        .choices(reportLanguages)
        .default('en'),
    )
    .addHelpText(
      'after',
      `
The same log and the same options give the same bytes. With --json the report itself is printed, and --out may be left out.

Examples:
  rollcall report --from 2024-01-01 --to 2024-06-30 --out ./plenary --data ./secretariat
  rollcall report --from 2024-01-01 --to 2024-06-30 --out ./pleniere --language fr --data ./secretariat
  rollcall report --from 2024-01-01 --to 2024-06-30 --anonymised --out ./public --data ./secretariat
  rollcall report --from 2024-01-01 --to 2024-06-30 --campaign spring --server http://127.0.0.1:8247 --json`,
    )
    .action(async (given: ReportOptions, command: Command) => {
      const { data, out, language, json } = given;
      if (out === undefined && !json)
        throw new UsageError('give --out DIR to write the report, or --json to print it');
      const report =
        data === undefined
          ? await withApi(command, (api) => asked(api, given))
          : await computed(data, given);
      const files = out === undefined ? [] : await writeAll(out, reportFiles(report, language));
      if (json) printJson(terminal, report);
      else print(terminal, told(report, files));
    });
}

/** From the events alone. */
async function computed(data: string, { campaign, ...given }: ReportOptions): Promise<Report> {
  const query = new GetReport({ ...given, campaignId: campaign }, untilOf(given));
  return withApplication(await openExisting(data), (app) => app.get(QueryBus).execute(query));
}

/** What the server computed is written into the same files here. */
function asked(
  api: ApiClient,
  { from, to, campaign, anonymised, ...asOf }: ReportOptions,
): Promise<Report> {
  return api.get<Report>('/reports', {
    from,
    to,
    campaign,
    anonymised,
    ...asOfQuery(asOf),
  });
}

function day(flags: string, description: string): Option {
  return new Option(flags, description).argParser(asDate).makeOptionMandatory();
}

interface WrittenFile {
  readonly path: string;
  readonly bytes: number;
}

/** What an earlier report left there and this one has not is taken away: an anonymised edition stands beside no names. */
async function writeAll(
  directory: string,
  files: readonly ReportFile[],
): Promise<readonly WrittenFile[]> {
  mkdirSync(directory, { recursive: true });
  // First, so that what dies in between leaves no names beside it either.
  const stale = reportFileNames.filter((known) => files.every(({ name }) => name !== known));
  for (const name of stale) rmSync(join(directory, name), { force: true });
  const written: WrittenFile[] = [];
  for (const { name, render } of files) {
    const content = await render();
    const path = join(directory, name);
    writeWhole(path, content);
    written.push({ path, bytes: content.length });
  }
  return written;
}

function told(report: Report, files: readonly WrittenFile[]): string {
  const { from, to, anonymised, basis, test } = report;
  return [
    `The report of ${from} to ${to}${anonymised ? ', anonymised' : ''}, from ${plural(basis.events, 'event')}${basis.recordedAt === null ? '' : ` up to ${formatInstant(basis.recordedAt)}`}`,
    ...(basis.seal === null ? [] : [`Sealed up to   ${basis.seal.number}:${basis.seal.root}`]),
    test === null
      ? 'No ping test was launched in the period'
      : `Ping test      ${[test.campaignId, formatInstant(test.launchedAt)].filter((one) => one !== null).join(', ')}`,
    '',
    ...files.map(({ path, bytes }) => `${kilobytes(bytes)}   ${path}`),
  ].join('\n');
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`.padStart(10);
}
