import { RedisMembers } from '#engine/redis';
import { EventStoreDbEventLog } from '#event-log/eventstoredb';
import { EventLogKeys, masterKeyFrom, type MasterKeySource } from '#keys';
import { RedisLink } from '#redis';
import type { ServerConfig } from '../../configuration/index.js';
import { redisSettingsOf } from '../redis-settings.js';
import { fail, found, ok, warn, type Finding } from './finding.js';

/** Looks at the event store, the keys in it, and Redis, without changing anything. */
export async function clusterFindings({
  eventStore,
  keys,
  redis,
}: ServerConfig): Promise<readonly Finding[]> {
  return [
    ...(eventStore === undefined ? [] : await storeFindings(eventStore, keys ?? {})),
    ...(redis === undefined ? [] : await redisFindings(redis)),
  ];
}

async function storeFindings(
  settings: NonNullable<ServerConfig['eventStore']>,
  source: MasterKeySource,
): Promise<readonly Finding[]> {
  const log = EventStoreDbEventLog.open(settings);
  try {
    return [
      await found('event store', async () => {
        const { version, head } = await log.verify();
        return ok(
          `version ${version} lets us in; ${head === undefined ? 'its log is empty' : 'its log can be read'}`,
        );
      }),
      await found('keys', async () => {
        try {
          const masterKey = await masterKeyFrom(source);
          if (masterKey === undefined) return fail('no master key is configured');
          await (await EventLogKeys.open(log, masterKey, { mustExist: true })).close();
          return ok('the master key opens them');
        } catch (error) {
          if ((error as { readonly code?: unknown }).code !== 'keys-missing') throw error;
          return warn('there are none yet; "serve" begins with this master key');
        }
      }),
    ];
  } finally {
    await log.close();
  }
}

async function redisFindings(
  settings: NonNullable<ServerConfig['redis']>,
): Promise<readonly Finding[]> {
  let link: RedisLink | undefined;
  try {
    return [
      await found('Redis', async () => {
        link = await RedisLink.open(redisSettingsOf(settings));
        return ok(`${link.where} lets us in, and evicts nothing`);
      }),
      await found('workers', async () => {
        if (link === undefined) return fail('only Redis knows them');
        const { members, silentMs } = await new RedisMembers(link).present();
        if (members.length > 0) return ok(`${members.length} at work: ${members.join(', ')}`);
        return silentMs === undefined
          ? warn('none is known: nothing is sent')
          : warn(`none is at work since ${Math.round(silentMs / 1_000)} s: nothing is sent`);
      }),
    ];
  } finally {
    await link?.close();
  }
}

/** The same look without a network: which are there to be looked at. */
export const clusterDependencies = ['event store', 'keys', 'Redis', 'workers'] as const;
