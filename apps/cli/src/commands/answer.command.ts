import { Command, Option } from 'commander';
import type { Instant } from '#kernel';
import { answerOf, withAnswer, type AnswerOptions } from '../client/answer-options.js';
import { part } from '../client/api-client.js';
import { withApi, withServer, type ServerOptions } from '../client/with-api.js';
import { formatInstant } from '../format.js';
import { print, printJson, type Terminal } from '../terminal.js';

interface Recorded {
  readonly responseId: string;
  readonly outcome: 'counted' | 'further' | 'late';
  readonly receivedAt: Instant;
}

const outcomes: Readonly<Record<Recorded['outcome'], string>> = {
  counted: 'it is the first in time and counts',
  further: 'somebody had answered already; it is kept beside',
  late: 'it came after the deadline; it is kept as late',
};

export function answerCommand(terminal: Terminal): Command {
  return new Command('answer')
    .description('Answers that reach the secretariat itself')
    .addCommand(recordCommand(terminal))
    .addHelpText(
      'after',
      `
Examples:
  rollcall answer record spring-2026 fr-1 --grade responsible-officer --data ./secretariat`,
    );
}

function recordCommand(terminal: Terminal): Command {
  return withServer(withAnswer(new Command('record')))
    .description('Record an answer of a contact point')
    .argument('<campaign>', 'the campaign')
    .argument('<contact-point>', 'who answered')
    .addOption(new Option('--via <way>', 'how it came').choices(['phone', 'api']).default('phone'))
    .addHelpText(
      'after',
      `
Examples:
  rollcall answer record spring-2026 fr-1 --grade responsible-officer --by "A. Martin" --data ./secretariat
  rollcall answer record spring-2026 fr-1 --received-at 2026-03-01T02:30:00Z --correct phone=+33140000001 --data ./secretariat`,
    )
    .action(
      async (
        campaign: string,
        contactPoint: string,
        given: ServerOptions & AnswerOptions & { readonly via: string },
        command: Command,
      ) => {
        const path = `/campaigns/${part(campaign)}/pings/${part(contactPoint)}/responses`;
        const recorded = await withApi(command, (api) =>
          api.post<Recorded>(path, { via: given.via, ...answerOf(given) }),
        );
        if (given.json) printJson(terminal, recorded);
        else
          print(
            terminal,
            `Recorded as received at ${formatInstant(recorded.receivedAt)}: ${outcomes[recorded.outcome]}.`,
          );
      },
    );
}
