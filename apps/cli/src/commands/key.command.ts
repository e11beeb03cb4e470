import { Command, InvalidArgumentError } from 'commander';
import { addMs, limits, systemClock, type Instant } from '#kernel';
import { part } from '../client/api-client.js';
import { withApi, withServer, type ServerOptions } from '../client/with-api.js';
import { formatInstant, plainTable, plural } from '../format.js';
import { asName } from '../options.js';
import { print, printJson, type Terminal } from '../terminal.js';
import { roleOption } from './account.command.js';

interface ListedKey {
  readonly keyId: string;
  readonly name: string;
  readonly role: string;
  readonly readOnly: boolean;
  readonly owner: string | null;
  readonly expiresAt: Instant;
  readonly lastUsedOn: string | null;
  readonly revoked: boolean;
}

export function keyCommand(terminal: Terminal): Command {
  return new Command('key')
    .description('API keys, by which programs are let in')
    .addCommand(issueCommand(terminal))
    .addCommand(listCommand(terminal))
    .addCommand(revokeCommand(terminal))
    .addHelpText(
      'after',
      `
Examples:
  rollcall key issue "nightly export" --role viewer --days 30 --data ./secretariat
  rollcall key list --data ./secretariat`,
    );
}

interface IssueOptions extends ServerOptions {
  readonly role?: string;
  readonly readOnly?: true;
  readonly days?: number;
}

const dayMs = 86_400_000;

function issueCommand(terminal: Terminal): Command {
  return withServer(new Command('issue'))
    .description('Issue a key, and print it once')
    .argument('<name>', 'what it is for', asName)
    .addOption(roleOption())
    .option('--read-only', 'for reading only, whatever its role')
    .option(
      '--days <number>',
      `for how many days, at most ${limits.apiKeyDaysMax} (default: ${limits.apiKeyMs / dayMs})`,
      asDays,
    )
    .addHelpText(
      'after',
      `
The key goes to standard output and everything else to standard error, so that it can be kept in a file.
Without --role it has your own.

Examples:
  rollcall key issue "nightly export" --role viewer --days 30 --data ./secretariat > key.txt
  ROLLCALL_API_KEY=$(cat key.txt) rollcall directory summary --server http://127.0.0.1:8247`,
    )
    .action(async (name: string, given: IssueOptions, command: Command) => {
      const { role, readOnly, days, json } = given;
      const expiresAt = days === undefined ? undefined : addMs(systemClock.now(), days * dayMs);
      const issued = await withApi(command, (api) =>
        api.post<ListedKey & { readonly key: string }>('/keys', {
          name,
          role,
          readOnly,
          expiresAt,
        }),
      );
      if (json) return printJson(terminal, issued);
      print(terminal, issued.key);
      terminal.stderr.write(
        `Key ${issued.keyId}, ${roleOf(issued)}, until ${formatInstant(issued.expiresAt)}. It is shown this once.\n`,
      );
    });
}

function listCommand(terminal: Terminal): Command {
  return withServer(new Command('list'))
    .description('The keys that were issued; those of the configuration are not among them')
    .addHelpText(
      'after',
      `
Examples:
  rollcall key list --data ./secretariat
  rollcall key list --server http://127.0.0.1:8247 --json`,
    )
    .action(async ({ json }: ServerOptions, command: Command) => {
      const all = await withApi(command, (api) => api.get<readonly ListedKey[]>('/keys'));
      if (json) return printJson(terminal, all);
      if (all.length === 0) return print(terminal, 'No key was issued.');
      const rows = all.map((one) => [
        one.keyId,
        one.name,
        roleOf(one),
        one.owner ?? '–',
        one.revoked ? 'revoked' : `until ${formatInstant(one.expiresAt)}`,
        one.lastUsedOn ?? 'never',
      ]);
      const head = ['key', 'for', 'role', 'account', 'holds', 'last used'];
      print(terminal, plainTable(head, rows, ['left', 'left', 'left', 'left', 'left', 'left']));
      print(terminal, `\n${plural(all.length, 'key')}`);
    });
}

function revokeCommand(terminal: Terminal): Command {
  return withServer(new Command('revoke'))
    .description('Revoke a key, at once and for good')
    .argument('<key>', 'the id of the key, from "rollcall key list"', asName)
    .addHelpText(
      'after',
      `
Examples:
  rollcall key revoke 9f86d081884c7d65 --data ./secretariat`,
    )
    .action(async (keyId: string, { json }: ServerOptions, command: Command) => {
      const revoked = await withApi(command, (api) =>
        api.post<ListedKey>(`/keys/${part(keyId)}/revoke`),
      );
      if (json) printJson(terminal, revoked);
      else print(terminal, `Revoked: ${revoked.name} (${revoked.keyId}).`);
    });
}

function roleOf({ role, readOnly }: ListedKey): string {
  return readOnly ? `${role}, reading only` : role;
}

function asDays(text: string): number {
  const days = Number(text);
  if (/^\d{1,3}$/.test(text) && days >= 1 && days <= limits.apiKeyDaysMax) return days;
  throw new InvalidArgumentError(`expected a whole number from 1 to ${limits.apiKeyDaysMax}`);
}
