import { Command } from 'commander';
import type { SetAsideReason } from '#answers';
import type { Instant } from '#kernel';
import { part } from '../client/api-client.js';
import {
  withApi,
  withQuestion,
  withServer,
  type QuestionOptions,
  type ServerOptions,
} from '../client/with-api.js';
import { formatInstant, plural, visible } from '../format.js';
import { print, printJson, type Terminal } from '../terminal.js';
import { asOfQuery } from '../options.js';

interface ToldMail {
  readonly mailId: string;
  readonly reason: string;
  readonly candidates: readonly { readonly campaignId: string; readonly contactPointId: string }[];
  readonly receivedAt: Instant;
  readonly sender: string | null;
  readonly subject: string | null;
  readonly excerpt: string | null;
}

export function mailCommand(terminal: Terminal): Command {
  return new Command('mail')
    .description('Mails that a person has to look at')
    .addCommand(listCommand(terminal))
    .addCommand(assignCommand(terminal))
    .addCommand(dismissCommand(terminal))
    .addHelpText(
      'after',
      `
Examples:
  rollcall mail list --data ./secretariat
  rollcall mail assign MAIL --campaign spring-2026 --contact-point fr-1 --data ./secretariat`,
    );
}

function listCommand(terminal: Terminal): Command {
  return withQuestion(new Command('list'))
    .description('The mails that were set aside, the oldest first')
    .addHelpText(
      'after',
      `
Examples:
  rollcall mail list --data ./secretariat
  rollcall mail list --server http://127.0.0.1:8247 --json`,
    )
    .action(async ({ json, ...asOf }: QuestionOptions, command: Command) => {
      const query = asOfQuery(asOf);
      const mails = await withApi(command, (api) => api.get<readonly ToldMail[]>('/mail', query));
      if (json) return printJson(terminal, mails);
      const head =
        mails.length === 0 ? 'No mail waits for a person.' : plural(mails.length, 'mail');
      print(terminal, [head, ...mails.flatMap(formatMail)].join('\n'));
    });
}

const reasons: Readonly<Record<string, string>> = {
  'looks-automatic': 'it looks like an automatic reply, and may be of a person all the same',
  encrypted: 'it is encrypted',
  unreadable: 'it cannot be read',
  'tokens-disagree': 'it answers several tests at once',
  'known-by-sender-only':
    'only its sender is known: anybody can write any sender, and nothing else says what it answers',
  'nothing-known': 'nothing says what it answers, and its sender is not in the directory',
  'attempt-unknown': 'it reports on a message, and does not say on which',
  'too-many-replies': 'so many came in for this test that machines may be answering each other',
} satisfies Readonly<Record<SetAsideReason, string>>;

function formatMail(mail: ToldMail): readonly string[] {
  const candidates = mail.candidates.map(
    ({ campaignId, contactPointId }) => `${contactPointId} in ${campaignId}`,
  );
  return [
    '',
    `${formatInstant(mail.receivedAt)}  ${mail.sender ?? 'unknown sender'}: ${mail.subject ?? 'no subject'}`,
    ...(mail.excerpt === null ? [] : [`  text      ${mail.excerpt}`]),
    `  because   ${reasons[mail.reason] ?? mail.reason}`,
    ...(candidates.length === 0 ? [] : [`  maybe     ${candidates.join(', ')}`]),
    `  mail      ${mail.mailId}`,
  ].map(visible);
}

interface AssignOptions extends ServerOptions {
  readonly campaign: string;
  readonly contactPoint: string;
}

function assignCommand(terminal: Terminal): Command {
  return withServer(new Command('assign'))
    .description('It is a response: record it at the moment it was received')
    .argument('<mail>', 'the mail, from "rollcall mail list"')
    .requiredOption('--campaign <id>', 'the campaign whose test it answers')
    .requiredOption('--contact-point <id>', 'the contact point that answered')
    .addHelpText(
      'after',
      `
Examples:
  rollcall mail assign MAIL --campaign spring-2026 --contact-point fr-1 --data ./secretariat`,
    )
    .action(async (mail: string, given: AssignOptions, command: Command) => {
      const { campaign: campaignId, contactPoint: contactPointId, json } = given;
      const assigned = await withApi(command, (api) =>
        api.post<object>(`/mail/${part(mail)}/assign`, { campaignId, contactPointId }),
      );
      if (json) printJson(terminal, assigned);
      else print(terminal, `The mail is a response of ${contactPointId} in ${campaignId}.`);
    });
}

interface DismissOptions extends ServerOptions {
  readonly reason: string;
}

function dismissCommand(terminal: Terminal): Command {
  return withServer(new Command('dismiss'))
    .description('It is no response')
    .argument('<mail>', 'the mail, from "rollcall mail list"')
    .requiredOption('--reason <text>', 'why, for the record')
    .addHelpText(
      'after',
      `
Examples:
  rollcall mail dismiss MAIL --reason "an advertisement" --data ./secretariat`,
    )
    .action(async (mail: string, { reason, json }: DismissOptions, command: Command) => {
      const dismissed = await withApi(command, (api) =>
        api.post<object>(`/mail/${part(mail)}/dismiss`, { reason }),
      );
      if (json) printJson(terminal, dismissed);
      else print(terminal, 'The mail is dismissed.');
    });
}
