import { Command, Option } from 'commander';
import { activityKinds } from '#activities';
import type { CalendarDate } from '#kernel';
import { part } from '../client/api-client.js';
import { withApi, withServer, type ServerOptions } from '../client/with-api.js';
import { UsageError } from '../failures.js';
import { asDate, asName, asStates } from '../options.js';
import { print, printJson, type Terminal } from '../terminal.js';
import { exportCommand, listCommand, showCommand } from './activity-list.command.js';

interface ChangedActivity {
  readonly activityId: string;
  readonly title: string;
  readonly struckOut: boolean;
  readonly amended: number;
}

interface DetailOptions {
  readonly kind?: string;
  readonly title?: string;
  readonly from?: CalendarDate;
  readonly until?: CalendarDate;
  readonly heldIn?: readonly string[];
  readonly venue?: string;
  readonly helped?: readonly string[];
  readonly party?: readonly string[];
  readonly contactPoint?: readonly string[];
  readonly partner?: readonly string[];
  readonly topic?: readonly string[];
  readonly participants?: string;
  readonly notes?: string;
}

export function activityCommand(terminal: Terminal): Command {
  return new Command('activity')
    .description('Keep the register of capacity building')
    .addCommand(recordCommand(terminal))
    .addCommand(amendCommand(terminal))
    .addCommand(listCommand(terminal))
    .addCommand(showCommand(terminal))
    .addCommand(exportCommand(terminal))
    .addHelpText(
      'after',
      `
Examples:
  rollcall activity record annual-2024 --kind annual-meeting --title "Annual meeting" --from 2024-10-18 --venue EUROPOL --data ./secretariat
  rollcall activity list --from 2024-01-01 --to 2024-12-31 --data ./secretariat`,
    );
}

function withDetails(command: Command): Command {
  return command
    .option('--until <date>', 'the last day, where it took more than one', asDate)
    .option('--held-in <codes...>', 'the States where it was held (ISO 3166-1 alpha-2)', asStates)
    .option('--venue <place>', 'a place that is no State, or is more exact', asName)
    .option('--helped <codes...>', 'the States that it was for, Parties or not', asStates)
    .option('--party <codes...>', 'the Parties whose people contributed', asStates)
    .option('--contact-point <ids...>', 'the contact points that contributed')
    .option('--partner <networks...>', 'g7, interpol, or the names of other networks')
    .option('--topic <topics...>', 'what it was about')
    .option('--participants <who>', 'how many came, or which group; no names of people', asName)
    .option('--notes <text>', 'free text, kept encrypted', asName);
}

function kindOption(): Option {
  return new Option('--kind <kind>', 'what it was').choices(activityKinds);
}

/** What was typed, as members of a request. */
function detailsOf(given: DetailOptions): Readonly<Record<string, unknown>> {
  const { kind, title, from, until, heldIn, venue, participants, notes } = given;
  const details = {
    kind,
    title,
    from,
    until,
    heldIn,
    venue,
    statesHelped: given.helped,
    contributingParties: given.party,
    contributingContactPoints: given.contactPoint,
    partnerNetworks: given.partner,
    topics: given.topic,
    participants,
    notes,
  };
  return Object.fromEntries(Object.entries(details).filter(([, value]) => value !== undefined));
}

function recordCommand(terminal: Terminal): Command {
  return withServer(
    withDetails(
      new Command('record')
        .description('Record an activity; the same again changes nothing')
        .argument('<id>', 'its id: letters, digits, "_" and "-"')
        .addOption(kindOption().makeOptionMandatory())
        .requiredOption('--title <title>', 'how people call it', asName)
        .requiredOption('--from <date>', 'its first day, YYYY-MM-DD', asDate),
    ),
  )
    .addHelpText(
      'after',
      `
Examples:
  rollcall activity record support-2024 --kind support-to-establish --title "Support to new members" --from 2024-01-01 --until 2024-10-31 --helped EC KI CM --party EE RO --topic responsibilities training --data ./secretariat
  rollcall activity record synergies --kind promotion --title "Synergies with other 24/7 networks" --from 2024-06-12 --partner interpol g7 --data ./secretariat`,
    )
    .action(async (id: string, given: DetailOptions & ServerOptions, command: Command) => {
      const recorded = await withApi(command, (api) =>
        api.put<ChangedActivity>(`/activities/${part(id)}`, detailsOf(given)),
      );
      if (given.json) printJson(terminal, recorded);
      else print(terminal, `Recorded: ${recorded.title} (${recorded.activityId}).`);
    });
}

/** By the names of the options; a list is emptied. */
const clearable: Readonly<Record<string, readonly [field: string, empty: null | readonly []]>> = {
  until: ['until', null],
  'held-in': ['heldIn', []],
  venue: ['venue', null],
  helped: ['statesHelped', []],
  party: ['contributingParties', []],
  'contact-point': ['contributingContactPoints', []],
  partner: ['partnerNetworks', []],
  topic: ['topics', []],
  participants: ['participants', null],
  notes: ['notes', null],
};

interface AmendOptions extends DetailOptions, ServerOptions {
  readonly reason: string;
  readonly clear?: readonly string[];
  readonly strikeOut?: true;
  readonly restore?: true;
}

function amendCommand(terminal: Terminal): Command {
  return withServer(
    withDetails(
      new Command('amend')
        .description('Correct an activity; history keeps what it said before, and why')
        .argument('<id>', 'the activity')
        .requiredOption('--reason <text>', 'why, for the record', asName)
        .addOption(kindOption())
        .option('--title <title>', 'how people call it', asName)
        .option('--from <date>', 'its first day, YYYY-MM-DD', asDate),
    )
      .addOption(
        new Option('--clear <details...>', 'take these details away').choices(
          Object.keys(clearable),
        ),
      )
      .option('--strike-out', 'it was recorded by mistake or did not take place: count it no more')
      .option('--restore', 'count it again'),
  )
    .addHelpText(
      'after',
      `
What is given replaces what was there; of a list, the whole list.

Examples:
  rollcall activity amend annual-2024 --until 2024-10-19 --reason "It took two days" --data ./secretariat
  rollcall activity amend annual-2024 --strike-out --reason "Recorded twice" --data ./secretariat`,
    )
    .action(async (id: string, given: AmendOptions, command: Command) => {
      const body = { reason: given.reason, ...changesOf(given) };
      const amended = await withApi(command, (api) =>
        api.ask<ChangedActivity>('PATCH', `/activities/${part(id)}`, { body }),
      );
      if (given.json) return printJson(terminal, amended.body);
      const { title, activityId, struckOut } = amended.body;
      print(terminal, `${struckOut ? 'Struck out' : 'Amended'}: ${title} (${activityId}).`);
    });
}

function changesOf(given: AmendOptions): Readonly<Record<string, unknown>> {
  const details = detailsOf(given);
  const cleared = (given.clear ?? []).flatMap((name) => {
    const taken = clearable[name];
    return taken === undefined ? [] : [taken];
  });
  const twice = cleared.find(([field]) => field in details);
  if (twice !== undefined) throw new UsageError('--clear names a detail that is given as well');
  if (given.strikeOut && given.restore)
    throw new UsageError('give either --strike-out or --restore');
  const struckOut = given.strikeOut ? true : given.restore ? false : undefined;
  const changes = {
    ...details,
    ...Object.fromEntries(cleared),
    ...(struckOut === undefined ? {} : { struckOut }),
  };
  if (Object.keys(changes).length === 0) throw new UsageError('say what is to be amended');
  return changes;
}
