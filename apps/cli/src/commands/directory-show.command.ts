import { Command } from 'commander';
import { officeHoursText, type ContactPointStatus, type PlainDetails } from '#directory';
import { part } from '../client/api-client.js';
import { withApi, withQuestion, type QuestionOptions } from '../client/with-api.js';
import { UsageError } from '../failures.js';
import { plainTable, visible } from '../format.js';
import { asOfQuery, options } from '../options.js';
import { print, printJson, type Terminal } from '../terminal.js';

interface ToldPoint {
  readonly contactPointId: string;
  readonly party: string;
  readonly partyName: string;
  readonly status: ContactPointStatus;
  readonly statuses: readonly { readonly status: ContactPointStatus; readonly from?: string }[];
  readonly details: PlainDetails | null;
  readonly conditions: Readonly<Record<string, string>>;
}
interface ListedPoint {
  readonly contactPointId: string;
  readonly partyName: string;
  readonly institution: string;
  readonly type: string | null;
  readonly role: string;
  readonly status: ContactPointStatus;
  readonly languages: readonly string[];
}
interface ShowOptions extends QuestionOptions {
  readonly version?: number;
}

export function showDirectoryCommand(terminal: Terminal): Command {
  return withQuestion(new Command('show'))
    .description('The directory, or one contact point with its addresses, as it is or was')
    .argument('[id]', 'the contact point; without it all of them')
    .addOption(options.version())
    .addHelpText(
      'after',
      `
Examples:
  rollcall directory show --version 11 --data ./secretariat
  rollcall directory show ge-1 --data ./secretariat
  rollcall directory show ge-1 --at 2024-06-30T00:00:00Z --server http://127.0.0.1:8247 --json`,
    )
    .action(async (id: string | undefined, given: ShowOptions, command: Command) => {
      const { version, json } = given;
      const asOf = asOfQuery(given);
      if (version !== undefined && Object.keys(asOf).length > 0)
        throw new UsageError('give either --version or --at or --position, not both');
      const query = { version: version?.toString(), ...asOf };
      if (id === undefined) {
        const points = await withApi(command, (api) =>
          api.get<readonly ListedPoint[]>('/directory/contact-points', query),
        );
        if (json) printJson(terminal, points);
        else print(terminal, formatList(points));
        return;
      }
      const point = await withApi(command, (api) =>
        api.get<ToldPoint>(`/directory/contact-points/${part(id)}`, query),
      );
      if (json) printJson(terminal, point);
      else print(terminal, formatPoint(point));
    });
}

function formatList(points: readonly ListedPoint[]): string {
  if (points.length === 0) return 'The directory was empty.';
  return plainTable(
    ['id', 'Party', 'institution', 'type', 'role', 'status', 'languages'],
    points.map(({ contactPointId, partyName, institution, type, role, status, languages }) => [
      contactPointId,
      partyName,
      institution,
      type ?? '',
      role,
      status,
      languages.join(' '),
    ]),
    ['left', 'left', 'left', 'left', 'left', 'left', 'left'],
  );
}

function formatPoint(point: ToldPoint): string {
  const { contactPointId, partyName, status, statuses, details, conditions } = point;
  const since = statuses.at(-1)?.from;
  const head = `${partyName}: ${details?.institution ?? contactPointId} (${contactPointId})`;
  const lines: readonly (readonly [string, string | undefined])[] = [
    ['status', since === undefined ? status : `${status} since ${since}`],
    ...(details === null
      ? [['details', 'erased'] as const]
      : ([
          ['type', details.type],
          ['role', details.role],
          ...details.channels.map(
            ({ id, address, capabilities = [] }) =>
              [
                id,
                `${address} (${[conditions[id] ?? 'unverified', ...capabilities].join(', ')})`,
              ] as const,
          ),
          ['available', details.availability],
          ['at desk', officeHoursText(details.duty?.officeHours ?? [])],
          ['assistance', details.duty?.legalAssistance?.replaceAll('-', ' ')],
          ['time zone', details.timezone],
          ['languages', details.languages.join(' ')],
          ['networks', details.otherNetworks.join(' ')],
          ['note', details.instructions],
        ] as const)),
  ];
  const shown = lines.filter((line): line is [string, string] => Boolean(line[1]));
  const width = Math.max(...shown.map(([name]) => name.length));
  return [head, ...shown.map(([name, value]) => `  ${name.padEnd(width)}   ${value}`)]
    .map(visible)
    .join('\n');
}
