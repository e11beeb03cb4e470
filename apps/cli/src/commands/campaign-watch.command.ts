import { Command } from 'commander';
import { withServer, type ServerOptions } from '../client/with-api.js';
import type { Terminal } from '../terminal.js';
import { BoardFollower } from '../watch/board-follower.js';
import { watchBoard } from '../watch/watch-board.js';

export function watchCommand(terminal: Terminal): Command {
  return withServer(
    new Command('watch')
      .description('Follow a campaign live, until it is over or Ctrl-C')
      .argument(
        '[campaign]',
        'the campaign (default: the one that runs, starts next, or ended last)',
      ),
  )
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
    .action(async (campaign: string | undefined, given: ServerOptions, command: Command) => {
      const stop = new AbortController();
      const onSignal = () => stop.abort();
      process.once('SIGINT', onSignal).once('SIGTERM', onSignal);
      try {
        const { withWatchedServer } = await import('../watch/watched-server.js');
        await withWatchedServer(serverIn(command), (source) =>
          watched(new BoardFollower(source, campaign), terminal, given, stop.signal),
        );
      } finally {
        process.off('SIGINT', onSignal).off('SIGTERM', onSignal);
      }
    });
}

/** What is typed overrules the environment. */
function serverIn(command: Command): ServerOptions {
  const { server, ...given } = command.opts<ServerOptions>();
  const isTyped = command.getOptionValueSource('server') === 'cli';
  if (server === undefined || (given.data !== undefined && !isTyped)) return given;
  return { ...given, server };
}

async function watched(
  follower: BoardFollower,
  terminal: Terminal,
  { json }: ServerOptions,
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
