import type { INestApplicationContext } from '@nestjs/common';
import type { Command } from 'commander';
import {
  contactPoints,
  DirectoryImport,
  parties,
  VersionedDirectory,
  type ContactPoint,
  type ImportResult,
  type ParsedDirectory,
} from '#directory';
import { ProjectionHost, type Until } from '#engine';
import {
  systemClock,
  uuidV7Ids,
  type CalendarDate,
  type CommandContext,
  type Instant,
  type Position,
} from '#kernel';
import { openExisting, withApplication } from '../application.js';
import { UsageError } from '../failures.js';
import { asOfQuery, options, untilOf as momentOf } from '../options.js';
import { readDirectory } from '../read-directory.js';

/** Which directory a command asks, and as of when. */
export interface Source {
  readonly data?: string;
  readonly parties?: string;
  readonly on?: CalendarDate;
  readonly at?: Instant;
  readonly position?: Position;
  readonly version?: number;
  readonly json?: true;
}

/** The directory of a data directory, or of a file. */
export async function withDirectory<Result>(
  file: string | undefined,
  given: Source,
  use: (app: INestApplicationContext, points: ReadonlyMap<string, ContactPoint>) => Promise<Result>,
): Promise<Result> {
  if ((file === undefined) === (given.data === undefined))
    throw new UsageError('give either a CSV file or --data DIR');
  const [moment] = Object.keys(asOfQuery(given));
  if (file !== undefined && moment !== undefined)
    throw new UsageError(`--${moment} asks a log; it goes with --data DIR, not with a file`);
  if (file !== undefined && given.version !== undefined)
    throw new UsageError('--version asks a log; it goes with --data DIR, not with a file');
  if (moment !== undefined && given.version !== undefined)
    throw new UsageError(`give either --version or --${moment}, not both`);
  if (file === undefined && given.parties !== undefined)
    throw new UsageError(
      '--parties describes a CSV file; it goes with a file, not with --data DIR',
    );
  const directory = file === undefined ? undefined : await readDirectory(file, given.parties);
  const stores = given.data === undefined ? undefined : await openExisting(given.data);
  return withApplication(stores, async (app) => {
    if (directory !== undefined) await imports(app, directory);
    const until = await untilOf(app, given);
    return use(app, new Map(await app.get(ProjectionHost).documents(contactPoints, until)));
  });
}

export function withSource(command: Command): Command {
  return command
    .argument('[file]', 'CSV file of the contact points, in place of --data')
    .addOption(options.data())
    .addOption(options.parties())
    .addOption(options.on())
    .addOption(options.at())
    .addOption(options.position())
    .addOption(options.version())
    .addOption(options.json());
}

/** As of when the directory is asked for. */
export async function untilOf(
  app: INestApplicationContext,
  { version, ...asOf }: Pick<Source, 'at' | 'position' | 'version'>,
): Promise<Until | undefined> {
  if (version !== undefined) return app.get(VersionedDirectory).until(version);
  return momentOf(asOf);
}

/** Imports on behalf of whoever typed the command. */
export function imports(
  app: INestApplicationContext,
  directory: ParsedDirectory,
  { onProgress, as }: { onProgress?: (done: number) => void; as?: string | undefined } = {},
): Promise<ImportResult> {
  return app.get(DirectoryImport).run(directory, importContext(as), onProgress);
}

export function importContext(as = 'directory-import'): CommandContext {
  const id = uuidV7Ids.next();
  return {
    now: systemClock.now(),
    actor: { kind: 'command-line', id: as },
    correlationId: id,
    causationId: id,
  };
}

/** The Parties' names by code, as they were then. */
export async function partyNames(
  app: INestApplicationContext,
  asOf: Pick<Source, 'at' | 'position' | 'version'> = {},
): Promise<ReadonlyMap<string, string>> {
  const until = await untilOf(app, asOf);
  const known = await app.get(ProjectionHost).documents(parties, until);
  return new Map([...known.values()].map(({ party, name }) => [party, name]));
}

/** In order of their ids. */
export function sorted(points: ReadonlyMap<string, ContactPoint>): readonly ContactPoint[] {
  return [...points.values()].toSorted((a, b) => (a.contactPointId < b.contactPointId ? -1 : 1));
}
