import { accessSync, constants, statSync } from 'node:fs';
import type { Clock } from '#kernel';
import {
  configurationWarnings,
  settingOf,
  type LoadedConfiguration,
} from '../../configuration/index.js';
import { accessIn } from './access-check.js';
import { dataFindings } from './data-checks.js';
import { fail, found, ok, skipped, warn, type Finding } from './finding.js';
import { namedDependencies, networkFindings } from './network-checks.js';

/** Group and others. */
const othersMode = 0o077;

/** Looks at everything that a configuration names, and changes nothing. */
export async function examine(
  loaded: LoadedConfiguration,
  { clock, offline }: { readonly clock: Clock; readonly offline: boolean },
): Promise<readonly Finding[]> {
  const { config } = loaded;
  const warnings = configurationWarnings(config);
  return [
    await found('configuration', () =>
      warnings.length === 0 ? ok('nothing is missing') : warn(warnings.join('; ')),
    ),
    await found('secrets', () => secretsIn(loaded)),
    await found('files', () => namedFiles(loaded)),
    ...(config.profile === 'embedded'
      ? [
          ...(await dataFindings(config.data, config.deadMan !== undefined, clock, config.keys)),
          await found('access', () => accessIn(config)),
        ]
      : await sharedFindings(config, offline)),
    ...(offline
      ? await Promise.all(
          namedDependencies(config).map((name) => found(name, () => skipped('--offline'))),
        )
      : await networkFindings(config)),
  ];
}

/** The clients of what several processes share are read only where there is something to ask. */
async function sharedFindings(
  config: LoadedConfiguration['config'],
  offline: boolean,
): Promise<readonly Finding[]> {
  const { clusterDependencies, clusterFindings } = await import('./cluster-checks.js');
  return offline
    ? Promise.all(clusterDependencies.map((name) => found(name, () => skipped('--offline'))))
    : clusterFindings(config);
}

/** A secret in a file that others can read is none. */
function secretsIn({ sources, file }: LoadedConfiguration) {
  const inFile = [...sources].flatMap(([key, source]) =>
    settingOf(key)?.secret === true && file !== undefined && source.startsWith(`${file}:`)
      ? [key]
      : [],
  );
  if (file === undefined || inFile.length === 0) return ok('none stands in the configuration file');
  // Windows keeps no such modes.
  const isExposed = process.platform !== 'win32' && (statSync(file).mode & othersMode) !== 0;
  return isExposed
    ? fail(`${file} holds ${inFile.join(', ')} and can be read by others: chmod 600 ${file}`)
    : ok(`only the owner can read ${file}`);
}

function namedFiles({ config }: LoadedConfiguration) {
  const { smtp, mailIn, redis, logGateway } = config;
  const files = [
    redis?.authoritiesFile,
    logGateway?.certificateFile,
    logGateway?.privateKeyFile,
    smtp?.authoritiesFile,
    mailIn.smtp?.certificateFile,
    mailIn.smtp?.privateKeyFile,
  ].filter((name) => name !== undefined);
  for (const name of files) accessSync(name, constants.R_OK);
  return ok(files.length === 0 ? 'none is named' : `${files.join(', ')} can be read`);
}
