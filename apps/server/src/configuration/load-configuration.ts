import { instanceToPlain, plainToInstance } from 'class-transformer';
import { validateSync, type ValidationError } from 'class-validator';
import { IssueCollector } from '#directory';
import type { InputIssue } from '#kernel';
import {
  findConfigurationFile,
  givenByEnvironment,
  givenByFile,
  givenByFlags,
  type Given,
} from './given-settings.js';
import { settingOf } from './known-settings.js';
import { ServerSettings } from './server.settings.js';
import { contradictions } from './contradictions.js';
import { isLoopback } from './loopback.js';

type Frozen<Value> = Value extends readonly (infer Item)[]
  ? readonly Frozen<Item>[]
  : Value extends object
    ? { readonly [Name in keyof Value]: Frozen<Value[Name]> }
    : Value;

/** What a server is told, complete and checked: plain data. */
export type ServerConfig = Frozen<ServerSettings>;

export interface ConfigurationInput {
  /** Where the configuration file is looked for, and what names of files are relative to. */
  readonly cwd: string;
  /** A file to read in place of the one that is looked for. */
  readonly file?: string | undefined;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Values from the command line, by key: `{'http.port': '8080'}`. */
  readonly flags?: Readonly<Record<string, string>>;
}

export interface LoadedConfiguration {
  readonly config: ServerConfig;
  /** Where each value that somebody gave comes from, by key; all others are defaults. */
  readonly sources: ReadonlyMap<string, string>;
  readonly file: string | undefined;
}

/**
 * The configuration of a server: the file, overruled by the environment, overruled by flags.
 * @throws InvalidInput with everything that is wrong, each with its place.
 */
export function loadConfiguration(input: ConfigurationInput): LoadedConfiguration {
  const { cwd, environment, flags = {} } = input;
  const issues = new IssueCollector();
  const file = input.file ?? (environment['ROLLCALL_CONFIG'] || findConfigurationFile(cwd, issues));
  const all = [
    ...(file === undefined ? [] : givenByFile(cwd, file, issues)),
    ...givenByEnvironment(cwd, environment, issues),
    ...givenByFlags(flags, issues),
  ];
  const given = new Map(all.map((one) => [one.setting.key, one]));
  const settings = plainToInstance(ServerSettings, treeOf(given.values()));
  for (const error of validateSync(settings, checks)) collect(error, '', given, issues);
  issues.throwIfAny();
  complete(settings);
  for (const { key, message } of contradictions(settings)) issues.add(placeOf(key, given), message);
  issues.throwIfAny();
  const sources = new Map([...given].map(([key, { source }]) => [key, source]));
  const config = instanceToPlain(settings, { exposeUnsetFields: false }) as ServerConfig;
  return { config, sources, file };
}

const checks = { whitelist: true, forbidNonWhitelisted: true, stopAtFirstError: true } as const;

function treeOf(given: Iterable<Given>): object {
  const tree: Record<string, unknown> = {};
  for (const { setting, value } of given) {
    const path = setting.key.split('.');
    const name = path.pop() ?? '';
    let place = tree;
    for (const step of path) place = (place[step] ??= {}) as Record<string, unknown>;
    place[name] = value;
  }
  return tree;
}

/** Defaults that depend on other settings. */
function complete(settings: ServerSettings): void {
  const { http, smtp, logging } = settings;
  const shown = http.host.includes(':') ? `[${http.host}]` : http.host;
  http.publicUrl = (http.publicUrl ?? `http://${shown}:${http.port}`).replace(/\/+$/, '');
  logging.pretty ??= process.stdout.isTTY === true;
  if (smtp === undefined) return;
  smtp.requireTls ??= !smtp.secure && !isLoopback(smtp.host);
  smtp.domain ??= smtp.from.address.split('@').at(-1) ?? '';
}

function collect(
  error: ValidationError,
  parent: string,
  given: ReadonlyMap<string, Given>,
  issues: IssueCollector,
): void {
  const path = /^\d+$/.test(error.property)
    ? `${parent}[${error.property}]`
    : [parent, error.property].filter(Boolean).join('.');
  for (const child of error.children ?? []) collect(child, path, given, issues);
  const [[rule, message] = []] = Object.entries(error.constraints ?? {});
  if (rule === undefined || message === undefined) return;
  if (rule === 'whitelistValidation') issues.add(placeOf(path, given), 'is not known; remove it');
  else if (error.value === undefined) issues.add(placeOf(path, given), needed(path, message));
  else issues.add(placeOf(path, given), message);
}

function needed(path: string, message: string): string {
  const setting = settingOf(path);
  return setting === undefined
    ? `is needed: ${message}`
    : `is needed beside the other settings of its section: ${message} (or set ${setting.variable})`;
}

/** Where the setting was given, or the list that an item stands in. */
function placeOf(path: string, given: ReadonlyMap<string, Given>): InputIssue['where'] {
  const [key = path] = path.split('[');
  const place = given.get(key)?.place;
  return place === undefined ? { path } : { ...place, path };
}
