import { Command, InvalidArgumentError, Option } from 'commander';
import { roles } from '#access';
import type { Instant } from '#kernel';
import { part } from '../client/api-client.js';
import { withApi, withServer, type ServerOptions } from '../client/with-api.js';
import { formatInstant, plainTable, plural } from '../format.js';
import { asName } from '../options.js';
import { print, printJson, type Terminal } from '../terminal.js';

interface ListedAccount {
  readonly accountId: string;
  readonly role: string;
  readonly disabled: boolean;
  readonly name: string | null;
  readonly hasPassword: boolean;
  readonly hasTotp: boolean;
  readonly hasIdentity: boolean;
  readonly invitedUntil: Instant | null;
  readonly signedInAt: Instant | null;
}

interface ChangedAccount {
  readonly accountId: string;
  readonly role: string;
  readonly disabled: boolean;
}

interface InvitedAccount extends ChangedAccount {
  readonly invitation: { readonly path: string; readonly expiresAt: Instant };
}

export function accountCommand(terminal: Terminal): Command {
  return new Command('account')
    .description('Say who may sign in, and as what')
    .addCommand(listCommand(terminal))
    .addCommand(createCommand(terminal))
    .addCommand(inviteCommand(terminal))
    .addCommand(roleCommand(terminal))
    .addCommand(
      changeCommand(terminal, 'disable', 'Let nobody in by it any more; its sessions and keys end'),
    )
    .addCommand(changeCommand(terminal, 'enable', 'Let its holder in again'))
    .addCommand(changeCommand(terminal, 'sign-out', 'End all its sessions'))
    .addHelpText(
      'after',
      `
Roles: admin, operator, analyst, viewer. docs/access.md says what each may do.

Examples:
  rollcall account create m.meier --role admin --data ./secretariat
  rollcall account list --server http://127.0.0.1:8247`,
    );
}

function listCommand(terminal: Terminal): Command {
  return withServer(new Command('list'))
    .description('Everybody who has an account')
    .addHelpText(
      'after',
      `
Examples:
  rollcall account list --data ./secretariat
  rollcall account list --server http://127.0.0.1:8247 --json`,
    )
    .action(async ({ json }: ServerOptions, command: Command) => {
      const all = await withApi(command, (api) => api.get<readonly ListedAccount[]>('/accounts'));
      if (json) return printJson(terminal, all);
      if (all.length === 0) return print(terminal, 'Nobody has an account.');
      const rows = all.map((one) => [
        one.accountId,
        one.role,
        one.name ?? '–',
        signsInBy(one),
        one.signedInAt === null ? 'never' : formatInstant(one.signedInAt),
      ]);
      const head = ['account', 'role', 'name', 'signs in by', 'last signed in'];
      print(terminal, plainTable(head, rows, ['left', 'left', 'left', 'left', 'left']));
      print(terminal, `\n${plural(all.length, 'account')}`);
    });
}

function signsInBy(one: ListedAccount): string {
  if (one.disabled) return 'disabled';
  const ways = [
    ...(one.hasPassword ? [one.hasTotp ? 'password and code' : 'password'] : []),
    ...(one.hasIdentity ? ['provider'] : []),
  ];
  if (ways.length > 0) return ways.join(', ');
  return one.invitedUntil === null
    ? 'nothing yet'
    : `invited until ${formatInstant(one.invitedUntil)}`;
}

interface CreateOptions extends ServerOptions {
  readonly role: string;
  readonly name?: string;
  readonly email?: string;
}

function createCommand(terminal: Terminal): Command {
  return withServer(new Command('create'))
    .description('Make an account, and print the one-time link by which its holder sets a password')
    .argument(
      '<login>',
      'the name it signs in with: small letters, digits, "-", "_" and "."',
      asLogin,
    )
    .addOption(roleOption().makeOptionMandatory())
    .option('--name <name>', 'whose it is; kept encrypted', asName)
    .option('--email <address>', 'where to reach them; kept encrypted', asName)
    .addHelpText(
      'after',
      `
Examples:
  rollcall account create m.meier --role admin --name "Maria Meier" --data ./secretariat
  rollcall account create wall --role viewer --server http://127.0.0.1:8247`,
    )
    .action(async (login: string, given: CreateOptions, command: Command) => {
      const { role, name, email, json } = given;
      const invited = await withApi(command, (api) =>
        api.post<InvitedAccount>('/accounts', { login, role, name, email }),
      );
      if (json) printJson(terminal, invited);
      else
        print(terminal, `Made: ${invited.accountId}, ${invited.role}.\n${linkOf(invited, given)}`);
    });
}

interface InviteOptions extends ServerOptions {
  readonly forgetCode?: true;
}

function inviteCommand(terminal: Terminal): Command {
  return withServer(new Command('invite'))
    .description('Print another one-time link, by which a new password can be set')
    .argument('<account>', 'the account', asLogin)
    .option('--forget-code', 'the authenticator is lost: the password alone signs in again')
    .addHelpText(
      'after',
      `
Examples:
  rollcall account invite m.meier --data ./secretariat
  rollcall account invite m.meier --forget-code --data ./secretariat`,
    )
    .action(async (login: string, given: InviteOptions, command: Command) => {
      const { forgetCode, json } = given;
      const invited = await withApi(command, (api) =>
        api.post<InvitedAccount>(`/accounts/${part(login)}/invite`, { forgetCode }),
      );
      if (json) printJson(terminal, invited);
      else print(terminal, linkOf(invited, given));
    });
}

/** Below the address that was asked; of a data directory nobody here knows the address. */
function linkOf(
  { accountId, invitation }: InvitedAccount,
  { server, data }: ServerOptions,
): string {
  const isKnown = server !== undefined && data === undefined;
  return [
    `For ${accountId} alone, once, until ${formatInstant(invitation.expiresAt)}:`,
    isKnown
      ? `  ${server.href.replace(/\/$/, '')}${invitation.path}`
      : `  the address of the server, followed by ${invitation.path}`,
  ].join('\n');
}

function roleCommand(terminal: Terminal): Command {
  return withServer(new Command('role'))
    .description('Give an account another role; its sessions end')
    .argument('<account>', 'the account', asLogin)
    .argument('<role>', roles.join(', '), asRole)
    .addHelpText(
      'after',
      `
Examples:
  rollcall account role m.meier analyst --data ./secretariat`,
    )
    .action(async (login: string, role: string, { json }: ServerOptions, command: Command) => {
      const changed = await withApi(command, (api) =>
        api.post<ChangedAccount>(`/accounts/${part(login)}/role`, { role }),
      );
      if (json) printJson(terminal, changed);
      else print(terminal, `${changed.accountId} has the role ${changed.role}.`);
    });
}

const done = {
  disable: 'is disabled',
  enable: 'may sign in again',
  'sign-out': 'is signed out everywhere',
} as const;

function changeCommand(terminal: Terminal, name: keyof typeof done, about: string): Command {
  return withServer(new Command(name))
    .description(about)
    .argument('<account>', 'the account', asLogin)
    .addHelpText(
      'after',
      `
Examples:
  rollcall account ${name} m.meier --data ./secretariat`,
    )
    .action(async (login: string, { json }: ServerOptions, command: Command) => {
      const changed = await withApi(command, (api) =>
        api.post<ChangedAccount>(`/accounts/${part(login)}/${name}`),
      );
      if (json) printJson(terminal, changed);
      else print(terminal, `${changed.accountId} ${done[name]}.`);
    });
}

export function roleOption(): Option {
  return new Option('--role <role>', 'what it may do').choices(roles);
}

function asRole(text: string): string {
  if (roles.some((one) => one === text)) return text;
  throw new InvalidArgumentError(`expected one of ${roles.join(', ')}`);
}

function asLogin(text: string): string {
  return asName(text).toLowerCase();
}
