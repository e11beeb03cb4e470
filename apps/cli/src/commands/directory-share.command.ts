import { Command } from 'commander';
import type { Sharing } from '#directory';
import { part } from '../client/api-client.js';
import { withApi, withServer, type ServerOptions } from '../client/with-api.js';
import { plural } from '../format.js';
import { options } from '../options.js';
import { print, printJson, type Terminal } from '../terminal.js';

interface ShareOptions extends ServerOptions {
  readonly version: number;
  readonly to?: readonly string[];
}

export function shareCommand(terminal: Terminal): Command {
  return withServer(new Command('share'))
    .description(
      'Send a version to the designated contact points: what changed in it, and the directory as CSV, vCard and PDF',
    )
    .addOption(options.version().makeOptionMandatory())
    .option('--to <party...>', 'to the contact points of these Parties only, by code')
    .addHelpText(
      'after',
      `
The letters are in French or English, and English follows French. A running server sends them, each once.

Examples:
  rollcall directory share --version 12 --data ./secretariat
  rollcall directory share --version 12 --to GE TN --server http://127.0.0.1:8247 --json`,
    )
    .action(async ({ version, to, json, data }: ShareOptions, command: Command) => {
      const sharing = await withApi(command, (api) =>
        api.post<Sharing>(
          `/directory/versions/${part(String(version))}/sharings`,
          to === undefined ? {} : { parties: to.map((code) => code.toUpperCase()) },
        ),
      );
      if (json) return printJson(terminal, sharing);
      const { contactPoints, parties, wholeNetwork, since } = sharing;
      const whom = wholeNetwork ? 'the whole network' : parties.join(', ');
      const changes = since === 0 ? '' : `, with what changed since version ${since}`;
      print(
        terminal,
        [
          `Version ${version} is shared with ${whom}${changes}: ${plural(contactPoints, 'letter')} to contact points of ${plural(parties.length, 'Party', 'Parties')}.`,
          data === undefined
            ? 'See "rollcall letters" for what becomes of them.'
            : `They are sent by the server that runs over ${data} ("rollcall serve"); see "rollcall letters" for what becomes of them.`,
        ].join('\n'),
      );
    });
}
