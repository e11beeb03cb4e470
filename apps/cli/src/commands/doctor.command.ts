import { Command } from 'commander';
import type { Finding, ShownSetting } from '#server';
import { systemClock } from '#kernel';
import { inputOf, withConfiguration, type ConfigurationOptions } from '../configuration-options.js';
import { plainTable } from '../format.js';
import { options } from '../options.js';
import { print, printJson, type Terminal } from '../terminal.js';

interface DoctorOptions extends ConfigurationOptions {
  readonly offline?: true;
  readonly json?: true;
}

/** @param onResult hears whether every check passed; a warning passes. */
export function doctorCommand(terminal: Terminal, onResult: (healthy: boolean) => void): Command {
  return withConfiguration(
    new Command('doctor').description(
      'Show the effective settings and where they come from, and check everything they name',
    ),
  )
    .option('--offline', 'check nothing on the network')
    .addOption(options.json())
    .addHelpText(
      'after',
      `
Exits with 1 when a check fails. Secrets are masked.

Examples:
  rollcall doctor --data ./secretariat
  rollcall doctor --config /etc/rollcall.yaml --json`,
    )
    .action(async (given: DoctorOptions) => {
      const { examine, loadConfiguration, shownSettings } = await import('#server');
      const loaded = loadConfiguration(inputOf(given));
      const settings = shownSettings(loaded);
      const checks = await examine(loaded, { clock: systemClock, offline: given.offline === true });
      const healthy = checks.every(({ verdict }) => verdict !== 'fail');
      onResult(healthy);
      if (given.json) printJson(terminal, { healthy, settings, checks });
      else print(terminal, report(settings, checks));
    });
}

function report(settings: readonly ShownSetting[], checks: readonly Finding[]): string {
  const count = (verdict: string) => checks.filter((one) => one.verdict === verdict).length;
  return [
    plainTable(
      ['setting', 'value', 'from'],
      settings.map(({ key, value, source }) => [key, value, source]),
      ['left', 'left', 'left'],
    ),
    '',
    plainTable(
      ['check', '', 'found'],
      checks.map(({ check, verdict, detail }) => [check, verdict, detail]),
      ['left', 'left', 'left'],
    ),
    '',
    `${count('ok')} ok, ${count('warn')} to look at, ${count('fail')} failed, ${count('skipped')} not checked`,
  ].join('\n');
}
