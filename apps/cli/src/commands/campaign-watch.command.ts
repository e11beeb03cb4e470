import { Command, Option } from 'commander';
import { asName, options } from '../options.js';
import type { Terminal } from '../terminal.js';
import { BoardFollower } from '../watch/board-follower.js';
import { watchBoard } from '../watch/watch-board.js';
import { withServer, type ServerOptions } from '../watch/watched-server.js';

interface WatchCommandOptions extends ServerOptions {
  readonly json?: true;
}

export function watchCommand(terminal: Terminal): Command {
  return new Command('watch')
    .description('Follow a campaign live, until it is over or Ctrl-C')
    .argument('[campaign]', 'the campaign (default: the one that runs, starts next, or ended last)')
    .addOption(
      new Option('--server <url>', 'the server to ask').env('ROLLCALL_SERVER').argParser(asName),
    )
    .addOption(new Option('--api-key <key>', 'the key it asks for').env('ROLLCALL_API_KEY'))
    .addOption(options.data())
    .addOption(options.json())
    .addHelpText(
      'after',
      `
On a terminal the board is drawn and kept up to date; in a pipe every change is one line, with --json one JSON object.
NO_COLOR=1 draws without colour.

Examples:
  rollcall campaign watch --server http://127.0.0.1:8247
  rollcall campaign watch february-2024 --data ./secretariat
  rollcall campaign watch --server https://ping.example.org --json | jq 'select(.kind == "row").row.state'`,
    )
    .action(async (campaign: string | undefined, given: WatchCommandOptions) => {
      const stop = new AbortController();
      const onSignal = () => stop.abort();
      process.once('SIGINT', onSignal).once('SIGTERM', onSignal);
      try {
        await withServer(serverIn(given), (source) =>
          watched(new BoardFollower(source, campaign), terminal, given, stop.signal),
        );
      } finally {
        process.off('SIGINT', onSignal).off('SIGTERM', onSignal);
      }
    });
}

/** A server in the environment is overruled by a data directory that is named. */
function serverIn({ server, apiKey, data }: WatchCommandOptions): ServerOptions {
  if (data !== undefined && server === process.env['ROLLCALL_SERVER']) return { data };
  return {
    ...(server === undefined ? {} : { server }),
    ...(apiKey === undefined ? {} : { apiKey }),
    ...(data === undefined ? {} : { data }),
  };
}

async function watched(
  follower: BoardFollower,
  terminal: Terminal,
  { json }: WatchCommandOptions,
  stop: AbortSignal,
): Promise<void> {
  try {
    await follower.start();
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
    await watchBoard(follower, terminal, { json: json === true, timeZone, stop });
  } finally {
    follower.close();
  }
}
