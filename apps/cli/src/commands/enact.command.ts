import { dirname, resolve } from 'node:path';
import { Command } from 'commander';
import { Enactment } from '../enact/enactment.js';
import { readScript, type ScriptStep } from '../enact/read-script.js';
import { formatInstant, plural } from '../format.js';
import { inNewData } from '../new-data-directory.js';
import { options } from '../options.js';
import { print, printJson, type Terminal } from '../terminal.js';

interface EnactOptions {
  readonly data?: string;
  readonly json?: true;
}

/** @param type runs one command line as if it had been typed. */
export function enactCommand(
  terminal: Terminal,
  type: (words: readonly string[], terminal: Terminal) => Promise<number>,
): Command {
  return new Command('enact')
    .description('Run a script of dated commands on virtual time, with all that happens in between')
    .argument('<file>', 'YAML file of the steps; the files it names are looked for beside it')
    .addOption(
      options.data('a new data directory to keep the log in (default: in memory, nothing is kept)'),
    )
    .addOption(options.json())
    .addHelpText(
      'after',
      `
A script is a list of steps, each a command that somebody types at an instant, recorded answers of a campaign, or both:

  steps:
    - { at: 2024-01-15T09:00:00Z, run: [directory, import, contact-points.csv] }
    - { at: 2024-01-16T09:00:00Z, run: [directory, publish], as: deputy }
    - at: 2024-02-19T09:00:00Z
      answers: { campaign: february, file: ping.csv, directory: contact-points.csv }

Examples:
  rollcall enact examples/network-2024/year.yaml --data ./year-2024`,
    )
    .action(async (file: string, { data, json }: EnactOptions) => {
      const path = resolve(file);
      const steps = await readScript(file);
      const target = data === undefined ? undefined : resolve(data);
      const told = json ? { ...terminal, stdout: terminal.stderr } : terminal;
      const show = ({ at, as, run }: ScriptStep) => {
        if (run !== undefined)
          print(told, `${formatInstant(at)}  ${as}$ rollcall ${run.join(' ')}`);
      };
      const before = process.cwd();
      process.chdir(dirname(path));
      try {
        await inNewData(target, (stores) =>
          Enactment.of(steps, stores, (words) => type(words, told), show),
        );
      } finally {
        process.chdir(before);
      }
      if (json) printJson(terminal, { steps: steps.length, data: data ?? null });
      else
        print(
          terminal,
          `${plural(steps.length, 'step')} done.${data === undefined ? '' : ` The log is in ${data}.`}`,
        );
    });
}
