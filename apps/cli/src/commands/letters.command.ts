import { Command, Option } from 'commander';
import type { Instant } from '#kernel';
import { withApi, withQuestion, type QuestionOptions } from '../client/with-api.js';
import { formatInstant, plainTable, plural } from '../format.js';
import { print, printJson, type Terminal } from '../terminal.js';
import { asOfQuery } from '../options.js';

interface ToldLetter {
  readonly purpose: string;
  readonly contactPointId: string;
  readonly partyName: string | null;
  readonly status: string;
  readonly requestedAt: Instant;
  readonly tries: number;
  readonly because: string | null;
  readonly reason: string | null;
}

const reasons: Readonly<Record<string, string>> = {
  'no-address': 'it has no e-mail address that is known to work',
  'nothing-to-say': 'there was nothing to say any more',
};

export function lettersCommand(terminal: Terminal): Command {
  return withQuestion(new Command('letters'))
    .description(
      'The e-mails outside campaigns, such as those with a directory version, and what became of them',
    )
    .addOption(
      new Option('--status <status>', 'in this state only').choices([
        'waiting',
        'under-way',
        'handed-over',
        'failed',
        'unknown',
      ]),
    )
    .option(
      '--mailing <id>',
      'of this mailing only, as "rollcall directory versions --json" names it',
    )
    .addHelpText(
      'after',
      `
"unknown" means that nobody can know whether it went out: it is not sent again by itself.

Examples:
  rollcall letters --data ./secretariat
  rollcall letters --status failed --server http://127.0.0.1:8247 --json`,
    )
    .action(
      async (
        given: QuestionOptions & { readonly status?: string; readonly mailing?: string },
        command: Command,
      ) => {
        const { json, status, mailing } = given;
        const letters = await withApi(command, (api) =>
          api.get<readonly ToldLetter[]>('/letters', { status, mailing, ...asOfQuery(given) }),
        );
        if (json) return printJson(terminal, letters);
        if (letters.length === 0) return print(terminal, 'There are no such letters.');
        print(
          terminal,
          plainTable(
            ['requested', 'about', 'to', 'Party', 'status', ''],
            letters.map((one) => [
              formatInstant(one.requestedAt),
              one.purpose,
              one.contactPointId,
              one.partyName ?? '',
              one.status,
              whyOf(one),
            ]),
            ['left', 'left', 'left', 'left', 'left', 'left'],
          ),
        );
      },
    );
}

/** Of what went out nothing more is to be said. */
function whyOf({ status, because, reason, tries }: ToldLetter): string {
  if (status === 'unknown') return 'nobody can know whether it went out';
  if (status === 'handed-over' || because === null) return '';
  const why = reasons[because] ?? reason ?? because;
  return status === 'waiting' ? `after ${plural(tries, 'try', 'tries')}: ${why}` : why;
}
