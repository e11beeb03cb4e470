import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { accessCapability, AccessRecord } from '#access';
import { CommandLoop, dataFiles, ProjectionHost, projectionsOf, registryOf } from '#engine';
import { SqliteEventLog } from '#event-log';
import { uuidV7Ids } from '#kernel';
import { MemorySnapshots } from '#snapshots';
import { requireAccessGiven } from '../../access/beyond-loopback.js';
import type { ServerConfig } from '../../configuration/index.js';
import { ok } from './finding.js';

/** Who may ask this server. @throws Fault `nobody-has-access` where it would not start. */
export async function accessIn(config: ServerConfig) {
  const { apiKeys, data } = config;
  if (apiKeys.length > 0) return ok('keys of the configuration, and whoever was given access');
  const isGiven = existsSync(join(data, dataFiles.log)) && (await isGivenIn(data));
  await requireAccessGiven(config, { isGiven: () => Promise.resolve(isGiven) });
  return ok(
    isGiven
      ? 'whoever was given access'
      : 'nobody was given access yet: whoever is at this machine administers it',
  );
}

async function isGivenIn(data: string): Promise<boolean> {
  const log = SqliteEventLog.open(join(data, dataFiles.log), { readOnly: true });
  const capabilities = [accessCapability];
  const registry = registryOf(capabilities);
  const [snapshots, projections] = [new MemorySnapshots(), projectionsOf(capabilities)];
  const host = new ProjectionHost(projections, log, registry, snapshots);
  try {
    await host.start();
    return await new AccessRecord(new CommandLoop(log, registry, uuidV7Ids), host).isGiven();
  } finally {
    await host.stop();
    await log.close();
  }
}
