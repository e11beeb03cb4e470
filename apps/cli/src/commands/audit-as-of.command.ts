import { Command } from 'commander';
import type { AsOf } from '#audit';
import { withApi, withQuestion, type QuestionOptions } from '../client/with-api.js';
import { formatInstant, formatSummary, plural, visible } from '../format.js';
import { asOfQuery } from '../options.js';
import { print, printJson, type Terminal } from '../terminal.js';

export function asOfCommand(terminal: Terminal): Command {
  return withQuestion(new Command('as-of'))
    .description('What the network looked like at a moment, in figures')
    .addHelpText(
      'after',
      `
Examples:
  rollcall audit as-of --at 2024-02-19T10:00:00Z --data ./secretariat
  rollcall audit as-of --position 4711 --server http://127.0.0.1:8247 --json`,
    )
    .action(async (given: QuestionOptions, command: Command) => {
      const query = asOfQuery(given);
      const found = await withApi(command, (api) => api.get<AsOf>('/audit/as-of', query));
      if (given.json) printJson(terminal, found);
      else print(terminal, formatAsOf(found));
    });
}

function formatAsOf({ at, log, network, directoryVersion, campaigns, lastSeal }: AsOf): string {
  return [
    `As of ${formatInstant(at)}`,
    log.lastEventId === null
      ? 'log         empty'
      : `log         ${plural(log.events, 'event')}; the last at position ${log.lastPosition}, ${log.lastEventId}, recorded ${formatInstant(log.recordedAt!)}`,
    `seal        ${lastSeal === null ? 'none' : `number ${lastSeal.number}, ${visible(lastSeal.chained ?? '')}, of ${formatInstant(lastSeal.sealedAt)}`}`,
    `directory   ${directoryVersion === null ? 'no version published' : `version ${directoryVersion}`}`,
    ...formatSummary(network)
      .split('\n')
      .map((line) => `            ${line}`),
    `campaigns   ${campaigns.length === 0 ? 'none under way' : `${campaigns.length} under way`}`,
    ...campaigns.map(
      ({ campaignId, name, status, pings }) =>
        `            ${campaignId} (${visible(name)}), ${status}: ${pings.open} open, ${pings.answered} answered, ${pings.ended} ended`,
    ),
  ].join('\n');
}
