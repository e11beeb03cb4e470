import { Command, Option } from 'commander';
import { availabilities, contactPointRoles, contactPointTypes } from '#directory';
import type { CalendarDate } from '#kernel';
import { part } from '../client/api-client.js';
import { withApi, withServer, type ServerOptions } from '../client/with-api.js';
import { UsageError } from '../failures.js';
import { asDate, asName, asState } from '../options.js';
import type { Terminal } from '../terminal.js';
import { dutyOf, withDuty, type DutyOptions } from './directory-duty.command.js';
import { tellPoint, type ChangedPoint } from './directory-lifecycle.command.js';

interface RegisterOptions extends ServerOptions, DutyOptions {
  readonly party: string;
  readonly partyName?: string;
  readonly institution: string;
  readonly type?: string;
  readonly role: string;
  readonly email?: string;
  readonly alternateEmail?: string;
  readonly phone?: string;
  readonly alternatePhone?: string;
  readonly availability?: string;
  readonly timezone: string;
  readonly language?: readonly string[];
  readonly instructions?: string;
  readonly network?: readonly string[];
  readonly on?: CalendarDate;
  readonly toBeConfirmed?: true;
}

export function registerCommand(terminal: Terminal): Command {
  return withServer(
    withDuty(new Command('register'))
      .description('Register a contact point that a Party designated, or is about to')
      .argument('<id>', 'its id, such as tn-1')
      .requiredOption('--party <code>', 'its Party (ISO 3166-1 alpha-2)', asState)
      .option('--party-name <name>', 'the name of a Party that is new', asName)
      .requiredOption('--institution <name>', 'the authority', asName)
      .addOption(new Option('--type <type>', 'its type').choices(contactPointTypes))
      .addOption(
        new Option('--role <role>', 'in its Party').choices(contactPointRoles).default('primary'),
      )
      .option('--email <address>', 'its main e-mail address', asName)
      .option('--alternate-email <address>', 'another one, for escalations', asName)
      .option('--phone <number>', 'its telephone, such as +21671000000', asName)
      .option('--alternate-phone <number>', 'another one', asName)
      .addOption(
        new Option('--availability <when>', 'when somebody is there').choices(availabilities),
      )
      .requiredOption('--timezone <zone>', 'its IANA zone, such as Africa/Tunis', asName)
      .option('--language <tags...>', 'BCP 47 tags, the preferred one first')
      .option('--instructions <text>', 'what callers have to know', asName)
      .option('--network <names...>', 'other 24/7 networks it serves: g7, interpol')
      .option('--on <date>', 'from when the designation holds, YYYY-MM-DD', asDate)
      .option('--to-be-confirmed', 'it is only expected; --on is then since when'),
  )
    .addHelpText(
      'after',
      `
Examples:
  rollcall directory register tn-1 --party TN --institution "Direction Générale des Services Techniques" --type police --email duty@dgst.example --phone +21671000000 --availability 24/7 --timezone Africa/Tunis --language fr ar --on 2024-03-18 --data ./secretariat
  rollcall directory register cm-1 --party CM --institution "To be confirmed" --timezone Africa/Douala --to-be-confirmed --data ./secretariat`,
    )
    .action(async (id: string, given: RegisterOptions, command: Command) => {
      const body = bodyOf(given);
      const point = await withApi(command, (api) =>
        api.put<ChangedPoint>(`/directory/contact-points/${part(id)}`, body),
      );
      tellPoint(terminal, point, given);
    });
}

function bodyOf(given: RegisterOptions): Readonly<Record<string, unknown>> {
  const { toBeConfirmed = false, on, language = [], network = [] } = given;
  if (!toBeConfirmed && on === undefined)
    throw new UsageError('give the day of the designation with --on, or --to-be-confirmed');
  const channel = (kind: 'email' | 'phone', use: 'main' | 'alternate', address?: string) =>
    address === undefined ? [] : [{ id: `${kind}-${use}`, kind, use, priority: 1, address }];
  const body = {
    party: given.party,
    partyName: given.partyName,
    status: toBeConfirmed ? 'to-be-confirmed' : 'designated',
    designatedOn: on,
    institution: given.institution,
    type: given.type,
    role: given.role,
    // As an import names them.
    channels: [
      ...channel('email', 'main', given.email),
      ...channel('email', 'alternate', given.alternateEmail),
      ...channel('phone', 'main', given.phone),
      ...channel('phone', 'alternate', given.alternatePhone),
    ],
    availability: given.availability,
    timezone: given.timezone,
    languages: language,
    instructions: given.instructions,
    otherNetworks: network,
    duty: dutyOf(given),
  };
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined));
}
