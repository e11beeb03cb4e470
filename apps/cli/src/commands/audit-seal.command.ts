import { Command } from 'commander';
import type { Instant } from '#kernel';
import type { SealSummary } from '#seals';
import { withApi, withServer, type ServerOptions } from '../client/with-api.js';
import { formatInstant, plainTable, plural } from '../format.js';
import { options } from '../options.js';
import { print, printJson, type Terminal } from '../terminal.js';

interface Sealed {
  readonly sealed: readonly SealSummary[];
  readonly last: SealSummary | null;
}

export function sealCommand(terminal: Terminal): Command {
  return withServer(new Command('seal'))
    .description('Seal what came after the last seal; a server does so by itself every hour')
    .addHelpText(
      'after',
      `
Keep number and root of the last seal where nobody who can write to the log can write: given to "audit verify --root",
they show that a log was cut short together with its seals.

Examples:
  rollcall audit seal --data ./secretariat
  rollcall audit seal --server http://127.0.0.1:8247 --json`,
    )
    .action(async ({ json }: ServerOptions, command: Command) => {
      const outcome = await withApi(command, (api) => api.post<Sealed>('/seals'));
      if (json) return printJson(terminal, outcome);
      print(terminal, told(outcome));
    });
}

function told({ sealed, last }: Sealed): string {
  if (last === null) return 'There is nothing to seal: the log is empty.';
  const events = sealed.reduce((sum, { count }) => sum + count, 0);
  return [
    sealed.length === 0
      ? `Nothing came after seal ${last.number}.`
      : `Sealed ${plural(events, 'event')} with ${plural(sealed.length, 'seal')}.`,
    `seal   ${last.number}, ${formatInstant(last.sealedAt)}, ${plural(last.total, 'event')} in all`,
    `root   ${last.number}:${last.chained}`,
  ].join('\n');
}

export function sealsCommand(terminal: Terminal): Command {
  return withServer(new Command('seals'))
    .description('The seals of the log, the latest first')
    .addOption(options.at())
    .addHelpText(
      'after',
      `
Examples:
  rollcall audit seals --data ./secretariat
  rollcall audit seals --at 2026-03-01T00:00:00Z --server http://127.0.0.1:8247`,
    )
    .action(async ({ json, at }: ServerOptions & { readonly at?: Instant }, command: Command) => {
      const seals = await withApi(command, (api) =>
        api.get<readonly SealSummary[]>('/seals', { at }),
      );
      if (json) return printJson(terminal, seals);
      if (seals.length === 0) return print(terminal, 'The log was not sealed yet.');
      print(
        terminal,
        plainTable(
          ['seal', 'sealed', 'events', 'in all', 'root'],
          seals.map(({ number, sealedAt, count, total, chained }) => [
            String(number),
            formatInstant(sealedAt),
            String(count),
            String(total),
            chained,
          ]),
          ['right', 'left', 'right', 'right', 'left'],
        ),
      );
    });
}
