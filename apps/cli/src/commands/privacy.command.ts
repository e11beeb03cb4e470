import { Command, Option } from 'commander';
import { renderHtml } from '#documents';
import { erasureGrounds } from '#kernel';
import { heldDocument, type Held } from '#privacy';
import { part } from '../client/api-client.js';
import { withApi, withServer, type ServerOptions } from '../client/with-api.js';
import { UsageError } from '../failures.js';
import { plural } from '../format.js';
import { asName } from '../options.js';
import { print, printJson, type Terminal } from '../terminal.js';
import { writeWhole } from '../write-whole.js';

export function privacyCommand(terminal: Terminal): Command {
  return new Command('privacy')
    .description('Personal data: show what is held on somebody, and erase it for good')
    .addCommand(exportCommand(terminal))
    .addCommand(eraseCommand(terminal))
    .addCommand(erasuresCommand(terminal))
    .addHelpText(
      'after',
      `
Examples:
  rollcall privacy export --contact-point fr-1 --out fr-1.html --data ./secretariat
  rollcall privacy erase --contact-point fr-1 --ground requested --data ./secretariat
  rollcall privacy erasures --out erasures.json --data ./secretariat`,
    );
}

interface ExportOptions extends ServerOptions {
  readonly contactPoint: string;
  readonly out: string;
}

function exportCommand(terminal: Terminal): Command {
  return withServer(new Command('export'))
    .description('Everything that is held on a contact point, in clear, with where it comes from')
    .requiredOption('--contact-point <id>', 'the contact point', asName)
    .requiredOption('--out <file>', 'the file to write: .html to read, .json for machines', asName)
    .addHelpText(
      'after',
      `
Examples:
  rollcall privacy export --contact-point fr-1 --out fr-1.html --data ./secretariat
  rollcall privacy export --contact-point fr-1 --out fr-1.json --server http://127.0.0.1:8247`,
    )
    .action(async ({ contactPoint, out, json }: ExportOptions, command: Command) => {
      if (!/\.(html|json)$/.test(out))
        throw new UsageError('--out takes a file that ends in .html or .json');
      const held = await withApi(command, (api) =>
        api.get<Held>(`/privacy/contact-points/${part(contactPoint)}`),
      );
      const text = out.endsWith('.html')
        ? renderHtml(heldDocument(held))
        : `${JSON.stringify(held, null, 2)}\n`;
      writeWhole(out, text, 0o600);
      const { erased, items } = held;
      if (json)
        return printJson(terminal, {
          contactPointId: contactPoint,
          file: out,
          events: items.length,
        });
      const state = erased ? '; its personal data was erased' : '';
      print(
        terminal,
        `${out} says what is held on ${contactPoint}: ${plural(items.length, 'event')}${state}.`,
      );
    });
}

interface EraseOptions extends ServerOptions {
  readonly contactPoint?: string;
  readonly account?: string;
  readonly activity?: string;
  readonly mail?: string;
  readonly ground?: string;
  readonly yes?: true;
}

function eraseCommand(terminal: Terminal): Command {
  return withServer(new Command('erase'))
    .description('Erase personal data for good: nobody can undo it, and no backup brings it back')
    .option(
      '--contact-point <id>',
      'all that is personal of a contact point that was withdrawn',
      asName,
    )
    .option('--account <id>', 'name, address and secrets of an account that was disabled', asName)
    .option(
      '--activity <id>',
      'the notes of an activity, and the reasons of its amendments',
      asName,
    )
    .option('--mail <id>', 'a mail of somebody unknown that was set aside', asName)
    .addOption(
      new Option(
        '--ground <ground>',
        'why (article 17 GDPR): a word, because a sentence could name somebody (default: requested)',
      ).choices(erasureGrounds),
    )
    .option('--yes', 'do not ask for the id again')
    .addHelpText(
      'after',
      `
Examples:
  rollcall directory withdraw fr-1 --on 2026-03-01 --reason 'Left the network' --data ./secretariat
  rollcall privacy erase --contact-point fr-1 --data ./secretariat
  rollcall privacy erase --mail MAIL --ground no-longer-needed --yes --server http://127.0.0.1:8247`,
    )
    .action(async (given: EraseOptions, command: Command) => {
      const { kind, id } = targetOf(given);
      await confirm(id, given, terminal);
      const body = { kind, id, ...(given.ground === undefined ? {} : { ground: given.ground }) };
      const erased = await withApi(command, (api) => api.post<object>('/privacy/erasures', body));
      if (given.json) return printJson(terminal, erased);
      print(
        terminal,
        `The personal data of ${id} is erased: its key is forgotten, and nobody can read it any more.\nBackups of keys that were made before still hold the key: delete them, or restore them with the list of "rollcall privacy erasures".`,
      );
    });
}

function targetOf({ contactPoint, account, activity, mail }: EraseOptions) {
  const given = [
    ['contact-point', contactPoint],
    ['account', account],
    ['activity', activity],
    ['mail', mail],
  ] as const;
  const [one, ...more] = given.flatMap(([kind, id]) => (id === undefined ? [] : [{ kind, id }]));
  if (one === undefined || more.length > 0)
    throw new UsageError(
      'give one of --contact-point ID, --account ID, --activity ID and --mail ID',
    );
  return one;
}

/** What cannot be undone is typed twice; a script says that it means it. */
async function confirm(id: string, { yes }: EraseOptions, { ask }: Terminal): Promise<void> {
  if (yes) return;
  if (ask === undefined)
    throw new UsageError('nobody is there to confirm it: give --yes to erase for good');
  const typed = await ask(`This cannot be undone. Type ${id} to erase its personal data: `);
  if (typed.trim() !== id) throw new UsageError('that is another id: nothing was erased');
}

interface ErasuresOptions extends ServerOptions {
  readonly out?: string;
}

function erasuresCommand(terminal: Terminal): Command {
  return withServer(new Command('erasures'))
    .description('Whose keys were forgotten: the list that a restore of an older backup needs')
    .option('--out <file>', 'write it to this file', asName)
    .addHelpText(
      'after',
      `
Examples:
  rollcall privacy erasures --out erasures.json --data ./secretariat
  rollcall restore ./backup-january --data ./back --erasures erasures.json …`,
    )
    .action(async ({ out, json }: ErasuresOptions, command: Command) => {
      const list = await withApi(command, (api) =>
        api.get<{ readonly subjects: readonly string[] }>('/privacy/erasures'),
      );
      if (out !== undefined) writeWhole(out, `${JSON.stringify(list, null, 2)}\n`, 0o600);
      if (json) return printJson(terminal, list);
      const { subjects } = list;
      const head = `${subjects.length} erased${out === undefined ? '' : `, listed in ${out}`}`;
      print(terminal, [head, ...(out === undefined ? subjects : [])].join('\n'));
    });
}
