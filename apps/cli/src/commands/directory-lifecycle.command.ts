import { Command } from 'commander';
import type { CalendarDate } from '#kernel';
import { part } from '../client/api-client.js';
import { withApi, withServer, type ServerOptions } from '../client/with-api.js';
import { asDate, asName } from '../options.js';
import { print, printJson, type Terminal } from '../terminal.js';

/** What a change of a contact point is answered with. */
export interface ChangedPoint {
  readonly contactPointId: string;
  readonly party: string;
  readonly status: string;
}

export function tellPoint(
  terminal: Terminal,
  point: ChangedPoint,
  { json }: ServerOptions,
  what = point.status.replaceAll('-', ' '),
): void {
  if (json) printJson(terminal, point);
  else print(terminal, `${point.contactPointId} (${point.party}): ${what}.`);
}

interface StatusOptions extends ServerOptions {
  readonly on: CalendarDate;
  readonly reason: string;
}

interface StatusChange {
  readonly name: 'suspend' | 'reinstate' | 'withdraw';
  readonly description: string;
  readonly reason: string;
}

function statusCommand(terminal: Terminal, { name, description, reason }: StatusChange): Command {
  const example = `rollcall directory ${name} fr-1 --on 2026-03-01 --reason "${reason}"`;
  return withServer(
    new Command(name)
      .description(description)
      .argument('<id>', 'the contact point')
      .requiredOption('--on <date>', 'from when it holds in the world, YYYY-MM-DD', asDate)
      .requiredOption('--reason <text>', 'why, for the record; it is kept encrypted', asName),
  )
    .addHelpText(
      'after',
      `
Examples:
  ${example} --data ./secretariat
  ${example} --server http://127.0.0.1:8247`,
    )
    .action(async (id: string, given: StatusOptions, command: Command) => {
      const body = { effectiveOn: given.on, reason: given.reason };
      const point = await withApi(command, (api) =>
        api.post<ChangedPoint>(`/directory/contact-points/${part(id)}/${name}`, body),
      );
      tellPoint(terminal, point, given);
    });
}

export function suspendCommand(terminal: Terminal): Command {
  return statusCommand(terminal, {
    name: 'suspend',
    description: 'Suspend a contact point: it is asked no more until it is reinstated',
    reason: 'Being reorganised',
  });
}

export function reinstateCommand(terminal: Terminal): Command {
  return statusCommand(terminal, {
    name: 'reinstate',
    description: 'Reinstate a suspended contact point',
    reason: 'Reorganised',
  });
}

export function withdrawCommand(terminal: Terminal): Command {
  return statusCommand(terminal, {
    name: 'withdraw',
    description: 'Withdraw a contact point for good',
    reason: 'Merged into another unit',
  });
}

interface OnDay {
  readonly name: 'confirm' | 'guidance';
  readonly description: string;
  readonly argument: string;
  /** What the day says, and by which name the API takes it. */
  readonly on: readonly [description: string, member: string];
  readonly example: string;
  readonly said?: (on: CalendarDate) => string;
}

/** What happened to a contact point on a day. */
function onDayCommand(
  terminal: Terminal,
  { name, description, argument, on: [meaning, member], example, said }: OnDay,
): Command {
  return withServer(
    new Command(name)
      .description(description)
      .argument('<id>', argument)
      .requiredOption('--on <date>', `${meaning}, YYYY-MM-DD`, asDate),
  )
    .addHelpText(
      'after',
      `
Examples:
  rollcall directory ${name} ${example} --data ./secretariat
  rollcall directory ${name} ${example} --server http://127.0.0.1:8247`,
    )
    .action(async (id: string, given: StatusOptions, command: Command) => {
      const point = await withApi(command, (api) =>
        api.post<ChangedPoint>(`/directory/contact-points/${part(id)}/${name}`, {
          [member]: given.on,
        }),
      );
      tellPoint(terminal, point, given, said?.(given.on));
    });
}

export function confirmCommand(terminal: Terminal): Command {
  return onDayCommand(terminal, {
    name: 'confirm',
    description: 'Confirm a designation that was expected',
    argument: 'the contact point, with a type and an e-mail address by now',
    on: ['from when the designation holds', 'designatedOn'],
    example: 'cm-1 --on 2026-03-01',
  });
}

export function guidanceCommand(terminal: Terminal): Command {
  return onDayCommand(terminal, {
    name: 'guidance',
    description: 'Note that a contact point was sent the guidance of the network',
    argument: 'the contact point',
    on: ['the day it was sent', 'sentOn'],
    example: 'tn-1 --on 2024-03-20',
    said: (on) => `guidance sent on ${on}`,
  });
}

export function testChannelCommand(terminal: Terminal): Command {
  return withServer(
    new Command('test-channel')
      .description(
        'Send a test message to an e-mail channel; note with "verify" that it was answered',
      )
      .argument('<id>', 'the contact point')
      .argument('<channel>', 'the channel, such as email-main'),
  )
    .addHelpText(
      'after',
      `
Examples:
  rollcall directory test-channel tn-1 email-main --data ./secretariat
  rollcall directory test-channel tn-1 email-alternate --server http://127.0.0.1:8247`,
    )
    .action(async (id: string, channel: string, { json }: ServerOptions, command: Command) => {
      const sent = await withApi(command, (api) =>
        api.post<{ readonly letterId: string }>(
          `/directory/contact-points/${part(id)}/channels/${part(channel)}/test`,
        ),
      );
      if (json) printJson(terminal, sent);
      else
        print(
          terminal,
          `A test message to ${channel} of ${id} is on its way; "rollcall letters" says what becomes of it.`,
        );
    });
}

export function verifyCommand(terminal: Terminal): Command {
  return withServer(
    new Command('verify')
      .description('Note that a channel reaches them, after a test message was answered')
      .argument('<id>', 'the contact point')
      .argument('<channel>', 'the channel, such as email-main')
      .requiredOption('--reason <text>', 'how this is known; it is kept encrypted', asName)
      .option('--unreachable', 'it reaches nobody: nothing is sent to it until it is verified'),
  )
    .addHelpText(
      'after',
      `
Examples:
  rollcall directory verify tn-1 email-main --reason "The test mail was answered" --data ./secretariat
  rollcall directory verify tn-1 phone-main --unreachable --reason "No such number" --data ./secretariat`,
    )
    .action(
      async (
        id: string,
        channel: string,
        given: StatusOptions & { readonly unreachable?: true },
        command: Command,
      ) => {
        const { reason, unreachable } = given;
        const path = `/directory/contact-points/${part(id)}/channels/${part(channel)}`;
        const point = await withApi(command, (api) =>
          api.post<ChangedPoint>(`${path}/${unreachable ? 'unreachable' : 'verify'}`, { reason }),
        );
        tellPoint(terminal, point, given, `${channel} ${unreachable ? 'unreachable' : 'verified'}`);
      },
    );
}
