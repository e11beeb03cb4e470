import { Command } from 'commander';
import type { CampaignStatistics } from '#campaigns';
import type { Happened } from '../demo/demo.js';
import { formatStatistics, plural } from '../format.js';
import { print, type Terminal } from '../terminal.js';
import { BoardFollower } from '../watch/board-follower.js';
import { watchBoard } from '../watch/watch-board.js';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** What shells report for a program that was interrupted. */
const exitCodeInterrupted = 130;

export function demoCommand(terminal: Terminal, onEnd: (exitCode: number) => void): Command {
  return new Command('demo')
    .description(
      'A ping test of 30 hours in about a minute: real mails, links, replies and calls, on this machine only',
    )
    .addHelpText(
      'after',
      `
Everything runs in this process and in a temporary directory: a server with the reference network, and contact points
that answer the mails they get, with scanners, automatic replies and bounces among them. Ctrl-C ends all of it.

Examples:
  rollcall demo
  rollcall demo | grep answered`,
    )
    .action(async () => {
      const stop = new AbortController();
      const onSignal = () => stop.abort();
      // A terminal that is closed must leave nothing behind either.
      for (const signal of signals) process.once(signal, onSignal);
      try {
        const { demoCampaign, withDemo } = await import('../demo/demo.js');
        await withDemo(async ({ server, clock, happened, api }) => {
          print(terminal, `A server with the reference network runs at ${server}.`);
          const follower = new BoardFollower({ server }, demoCampaign, clock);
          try {
            await follower.start();
            await watchBoard(follower, terminal, {
              json: false,
              timeZone: 'UTC',
              stop: stop.signal,
            });
          } finally {
            follower.close();
          }
          if (stop.signal.aborted) return onEnd(exitCodeInterrupted);
          const statistics = await api.get<CampaignStatistics>(
            `/campaigns/${demoCampaign}/statistics`,
          );
          print(terminal, ['', formatStatistics(statistics), '', ...told(happened)].join('\n'));
        });
      } finally {
        for (const signal of signals) process.off(signal, onSignal);
      }
    });
}

function told(happened: Happened): readonly string[] {
  const count = (what: keyof Happened, one: string, many?: string) =>
    plural(happened[what] ?? 0, one, many);
  return [
    `The contact points got ${count('mail', 'mail')} and gave ${count('link', 'answer')} by link, ${count('reply', 'reply', 'replies')} and ${count('call', 'call')}.`,
    `In between came ${count('scan', 'mail scanner')}, ${count('auto-reply', 'automatic reply', 'automatic replies')} and ${count('bounce', 'bounce')}: none of them counts as an answer.`,
    'A mail that came back went out again by the next channel: so more first messages were sent than contact points asked.',
    ...(happened.failed === undefined
      ? []
      : [`${count('failed', 'attempt to answer', 'attempts to answer')} had to be made again.`]),
  ];
}
