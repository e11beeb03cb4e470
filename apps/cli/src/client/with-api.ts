import { InvalidArgumentError, Option, type Command } from 'commander';
import { UsageError } from '../failures.js';
import { asName, options, withAsOf, type AsOfOptions } from '../options.js';
import { ApiClient } from './api-client.js';
import { HttpWire } from './http-wire.js';

/** Whom a command asks: a running server, or a data directory. */
export interface ServerOptions {
  readonly server?: URL;
  readonly apiKey?: string;
  readonly data?: string;
  readonly json?: true;
  readonly as?: string;
}

/** Adds the options by which a command is told whom to ask. */
export function withServer(command: Command): Command {
  return command
    .addOption(
      new Option('--server <url>', 'the running server to ask, such as http://127.0.0.1:8247')
        .env('ROLLCALL_SERVER')
        .argParser(asServer),
    )
    .addOption(apiKeyOption())
    .addOption(
      options.data('the data directory to work on by itself, whether or not a server runs over it'),
    )
    .addOption(options.json());
}

/** What a question is told: whom to ask, and as of when. */
export interface QuestionOptions extends ServerOptions, AsOfOptions {}

/** Adds the options of a question that can be put to the past. */
export function withQuestion(command: Command): Command {
  return withServer(withAsOf(command));
}

export function apiKeyOption(): Option {
  return new Option(
    '--api-key <key>',
    'the key for that server; safer in the environment, where no list of processes shows it',
  )
    .env('ROLLCALL_API_KEY')
    .argParser(asName);
}

/** @throws UsageError unless it is plain whom to ask: what is typed overrules the environment. */
export async function withApi<Result>(
  command: Command,
  use: (api: ApiClient) => Promise<Result>,
): Promise<Result> {
  const { server, apiKey, data, as } = command.opts<ServerOptions>();
  const isTyped = command.getOptionValueSource('server') === 'cli';
  if (data !== undefined && isTyped)
    throw new UsageError('give either --server URL or --data DIR, not both');
  if (data !== undefined) {
    const { withInProcessApi } = await import('./in-process-wire.js');
    return withInProcessApi(data, use, as);
  }
  if (server === undefined)
    throw new UsageError(
      'give --server URL of a running server (or ROLLCALL_SERVER), or --data DIR',
    );
  return use(new ApiClient(new HttpWire(server), apiKey, as));
}

export function asServer(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol) || url.username !== '')
    throw new InvalidArgumentError('expected a URL such as http://127.0.0.1:8247');
  return url;
}
