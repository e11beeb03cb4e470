import { Command, InvalidArgumentError } from 'commander';
import type { EventLog } from '#event-log';
import { bundleLines, type BundleHeader, type BundleRange } from '#seals';
import { withLog, withPlace, type PlaceOptions } from '../audit-place.js';
import { plural } from '../format.js';
import { asName, options } from '../options.js';
import { print, printJson, progressOn, type Terminal } from '../terminal.js';
import { writeWholeFrom } from '../write-whole.js';

/** Characters that are gathered before they are written. */
const writtenAtOnce = 262_144;

interface ExportOptions extends PlaceOptions, BundleRange {
  readonly out: string;
  readonly json?: true;
}

export function exportBundleCommand(terminal: Terminal): Command {
  return withPlace(new Command('export'))
    .description('Write sealed events with their seals into a file that verifies by itself')
    .requiredOption('--out <file>', 'the file to write; it is whole, or not there', asName)
    .option('--from <number>', 'the first seal (default: 1)', asSeal)
    .option('--to <number>', 'the last seal (default: the last there is)', asSeal)
    .addOption(options.json())
    .addHelpText(
      'after',
      `
The file is NDJSON. What is personal in it is encrypted as in the log, and no key is in it. What was not sealed yet is left
out. "audit verify --bundle FILE --public-key KEY" needs nothing but the file and the key.

Examples:
  rollcall audit export --out evidence.ndjson --data ./secretariat
  rollcall audit export --out may.ndjson --from 120 --to 151 --log cluster`,
    )
    .action(async (given: ExportOptions) => {
      const { out, json } = given;
      const header = await withLog(given, (log) => written(log, given, terminal));
      const { from, to, events } = header;
      if (json) return printJson(terminal, { out, from, to, events });
      print(terminal, `Seals ${from} to ${to} with ${plural(events, 'event')}: ${out}`);
    });
}

async function written(
  log: EventLog,
  { out, from, to }: ExportOptions,
  terminal: Terminal,
): Promise<BundleHeader> {
  const bar = progressOn(terminal);
  let header: BundleHeader | undefined;
  async function* parts(): AsyncGenerator<string> {
    let part = '';
    const lines = bundleLines(log, { from, to }, (done, all) => bar.update('exporting', done, all));
    for await (const line of lines) {
      if (line.kind === 'bundle') header = line;
      part += `${JSON.stringify(line)}\n`;
      if (part.length < writtenAtOnce) continue;
      yield part;
      part = '';
    }
    yield part;
  }
  try {
    await writeWholeFrom(out, parts());
  } finally {
    bar.stop();
  }
  return header!;
}

export function asSeal(text: string): number {
  const number = Number(text);
  if (/^\d{1,15}$/.test(text) && number >= 1) return number;
  throw new InvalidArgumentError('expected the number of a seal, 1 for the first');
}
