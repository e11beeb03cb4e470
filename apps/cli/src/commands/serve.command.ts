import { Command } from 'commander';
import type { LoadedConfiguration, RunningServer } from '#server';
import { requireFreePorts } from '../free-ports.js';
import { withConfiguration, inputOf, type ConfigurationOptions } from '../configuration-options.js';
import type { Terminal } from '../terminal.js';

/** @param onEnd hears the exit code. */
export function serveCommand(terminal: Terminal, onEnd: (exitCode: number) => void): Command {
  return withConfiguration(
    new Command('serve').description(
      'Run the server: HTTP API, answer pages, and the engine that sends and reminds',
    ),
  )
    .addHelpText(
      'after',
      `
Every setting is in docs/configuration.md. A file rollcall.config.yaml (or .json) in the working directory is read first,
environment variables (ROLLCALL_HTTP_PORT) overrule it, and flags overrule both. "rollcall doctor" shows what holds.

Examples:
  rollcall serve --data ./secretariat
  rollcall serve --config /etc/rollcall.yaml --set http.publicUrl=https://ping.example.org
  ROLLCALL_SMTP_PASSWORD_FILE=/run/secrets/smtp rollcall serve`,
    )
    .action(async (given: ConfigurationOptions) => {
      // Only who serves waits for the server's code to be read.
      const { createLog, loadConfiguration, runUntilStopped } = await import('#server');
      const loaded = loadConfiguration(inputOf(given));
      const { config } = loaded;
      await requireFreePorts(config);
      onEnd(
        await runUntilStopped(config, createLog(config.logging), (server, firstLink) => {
          terminal.stderr.write(opening(loaded, server, firstLink));
        }),
      );
    });
}

/** What a person wants to know at once; it goes where results do not, so that logs stay readable for machines. */
function opening(
  { config, file }: LoadedConfiguration,
  { url, publicUrl, warnings, mailInAt, logGatewayAt }: RunningServer,
  firstLink: string | undefined,
) {
  const { roles, profile, data, smtp, logging, logGateway } = config;
  const access = logGateway?.readOnly === false ? 'read and written' : 'read only';
  const lines = [
    `Rollcall listens at ${url}${roles.includes('api') ? `; answer pages are at ${publicUrl}/r/…` : ''}`,
    `  roles     ${roles.join(', ')}`,
    `  data      ${profile === 'cluster' ? `EventStoreDB and Redis; saved read models in ${data}` : data}`,
    `  settings  ${file ?? 'no file'}`,
    `  mail out  ${smtp === undefined ? 'none' : `${smtp.host}:${smtp.port}`}`,
    `  mail in   ${mailInAt.join(', ') || 'none'}`,
    ...(logGatewayAt === undefined ? [] : [`  log       ${logGatewayAt}, ${access}`]),
    // Where logs are lines for people, they say it too.
    ...(logging.pretty ? [] : warnings.map((warning) => `  warning   ${warning}`)),
    ...(firstLink === undefined
      ? []
      : [
          '',
          'Nobody has an account yet. The first administrator sets a password here, once, within a day:',
          `  ${firstLink}`,
          '',
        ]),
    'Ctrl-C stops it.',
  ];
  return `${lines.join('\n')}\n`;
}
