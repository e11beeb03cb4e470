import { InvalidArgumentError, Option, type Command } from 'commander';
import type { ConfigurationInput } from '#server';
import { options } from './options.js';

/** The flags of commands that need a server's configuration. */
export interface ConfigurationOptions {
  readonly config?: string;
  readonly data?: string;
  readonly host?: string;
  readonly port?: string;
  readonly publicUrl?: string;
  readonly roles?: string;
  readonly logLevel?: string;
  readonly logGateway?: readonly [host: string, port: string];
  readonly set?: Readonly<Record<string, string>>;
}

/** Flags with a name of their own, by the setting they stand for. */
const named = {
  data: 'data',
  host: 'http.host',
  port: 'http.port',
  publicUrl: 'http.publicUrl',
  roles: 'roles',
  logLevel: 'logging.level',
} as const satisfies Partial<
  Record<Exclude<keyof ConfigurationOptions, 'logGateway' | 'set'>, string>
>;

export function withConfiguration(command: Command): Command {
  return command
    .option('--config <file>', 'the configuration file (default: rollcall.config.{json,yaml,yml})')
    .addOption(options.data('the data directory that holds the log and the keys'))
    .option('--host <host>', 'where HTTP listens (default: 127.0.0.1)')
    .option('--port <port>', 'the port of HTTP (default: 8247)')
    .option('--public-url <url>', 'where contact points reach the server')
    .option('--roles <roles>', 'api, worker, or both (default: api,worker)')
    .option('--log-level <level>', 'the least that is logged (default: info)')
    .addOption(
      new Option(
        '--log-gateway <host:port>',
        'serve the log to clients of EventStoreDB and KurrentDB, to be read',
      ).argParser((text: string) => {
        const [, host, port] = /^(.+):(\d+)$/.exec(text) ?? [];
        if (host === undefined || port === undefined)
          throw new InvalidArgumentError('expected HOST:PORT, such as 127.0.0.1:2113');
        return [host.replace(/^\[(.*)\]$/, '$1'), port];
      }),
    )
    .addOption(
      new Option('--set <key=value>', 'any setting; may be given several times').argParser(
        (text: string, before: Readonly<Record<string, string>> | undefined) => {
          const [, key, value] = /^([^=]+)=(.*)$/s.exec(text) ?? [];
          if (key === undefined || value === undefined)
            throw new InvalidArgumentError(
              'expected KEY=VALUE, such as smtp.host=mail.example.org',
            );
          return { ...before, [key]: value };
        },
      ),
    );
}

export function inputOf(given: ConfigurationOptions): ConfigurationInput {
  const flags: Record<string, string> = { ...given.set };
  if (given.logGateway !== undefined)
    [flags['logGateway.host'] = '', flags['logGateway.port'] = ''] = given.logGateway;
  for (const [flag, key] of Object.entries(named)) {
    const value = given[flag as keyof typeof named];
    if (value !== undefined) flags[key] = value;
  }
  return { cwd: process.cwd(), file: given.config, environment: process.env, flags };
}
