import { Command, InvalidArgumentError } from 'commander';
import type { PingExplanation } from '#audit';
import { part } from '../client/api-client.js';
import { formatWhy } from '../client/format-why.js';
import { withApi, withQuestion, type QuestionOptions } from '../client/with-api.js';
import { asOfQuery } from '../options.js';
import { print, printJson, type Terminal } from '../terminal.js';

interface WhyOptions extends QuestionOptions {
  readonly ping: { readonly campaignId: string; readonly contactPointId: string };
}

export function whyCommand(terminal: Terminal): Command {
  return withQuestion(
    new Command('why').requiredOption(
      '--ping <campaign/contact-point>',
      'the ping, such as spring-2026/fr-1',
      asPing,
    ),
  )
    .description('Why each message of a ping went out or did not, with the events that prove it')
    .addHelpText(
      'after',
      `
Examples:
  rollcall audit why --ping spring-2026/fr-1 --data ./secretariat
  rollcall audit why --ping spring-2026/fr-1 --at 2026-03-01T02:30:00Z --server http://127.0.0.1:8247 --json`,
    )
    .action(async (given: WhyOptions, command: Command) => {
      const { campaignId, contactPointId } = given.ping;
      const query = asOfQuery(given);
      const told = await withApi(command, (api) =>
        api.get<PingExplanation>(
          `/campaigns/${part(campaignId)}/pings/${part(contactPointId)}/why`,
          query,
        ),
      );
      if (given.json) printJson(terminal, told);
      else print(terminal, formatWhy(told));
    });
}

/** A campaign's id holds no slash. */
function asPing(text: string): WhyOptions['ping'] {
  const [, campaignId, contactPointId] = /^([^/]+)\/(.+)$/.exec(text) ?? [];
  if (campaignId === undefined || contactPointId === undefined)
    throw new InvalidArgumentError('expected CAMPAIGN/CONTACT-POINT, such as spring-2026/fr-1');
  return { campaignId, contactPointId };
}
