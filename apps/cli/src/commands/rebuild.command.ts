import { Command } from 'commander';
import { projectionsOf } from '#engine';
import { capabilities } from '../application.js';
import { part } from '../client/api-client.js';
import { withApi, withServer, type ServerOptions } from '../client/with-api.js';
import { plural } from '../format.js';
import { print, printJson, progressOn, type Terminal } from '../terminal.js';

interface ToldRebuild {
  readonly projection: string;
  readonly documents: number;
  readonly differed: number;
}

export function rebuildCommand(terminal: Terminal): Command {
  return withServer(new Command('rebuild'))
    .description('Make read models again from the log, and say whether they differed from it')
    .argument('[names...]', 'the projections, as "rollcall replay" names them (default: all)')
    .addHelpText(
      'after',
      `
A server goes on serving meanwhile. With --data what is stored beside the log is made again; a server that runs over
the same directory keeps what it holds in memory, so ask it with --server.

Examples:
  rollcall rebuild --data ./secretariat
  rollcall rebuild campaign-board statistics --server http://127.0.0.1:8247 --json`,
    )
    .action(async (given: readonly string[], { json }: ServerOptions, command: Command) => {
      const names = given.length > 0 ? given : projectionsOf(capabilities).map(({ name }) => name);
      const bar = progressOn(terminal);
      try {
        const told = await withApi(command, async (api) => {
          const rebuilt: ToldRebuild[] = [];
          for (const name of [...names].toSorted()) {
            rebuilt.push(await api.post<ToldRebuild>(`/projections/${part(name)}/rebuild`));
            bar.update('rebuilding', rebuilt.length, names.length);
          }
          return rebuilt;
        });
        bar.stop();
        if (json) printJson(terminal, told);
        else print(terminal, told.map(lineOf).join('\n'));
      } finally {
        bar.stop();
      }
    });
}

function lineOf({ projection, documents, differed }: ToldRebuild): string {
  const held = plural(documents, 'document');
  return differed === 0
    ? `equal      ${projection}, ${held}`
    : `DIFFERED   ${projection}, ${held}: ${differed} of them had not been what the log says, and now are`;
}
