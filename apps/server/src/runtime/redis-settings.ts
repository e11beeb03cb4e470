import type { RedisSettings } from '#redis';
import type { ServerConfig } from '../configuration/index.js';

/** What is configured of Redis, as a connection takes it. */
export function redisSettingsOf({
  url,
  namespace,
  authoritiesFile,
}: NonNullable<ServerConfig['redis']>): RedisSettings {
  return { url, namespace, ...(authoritiesFile === undefined ? {} : { caFile: authoritiesFile }) };
}
