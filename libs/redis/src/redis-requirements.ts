import { Fault } from '#kernel';

/** What BullMQ 6 asks for: it runs on older ones with detours, and warns of them. */
const versionMin = [6, 2] as const;

/**
 * @param info what `INFO` answers, which is allowed where `CONFIG` is not.
 * @throws Fault `redis-too-old`, `redis-evicts` (FM-06): a Redis that drops keys when its memory is full drops timers.
 */
export function requireUsable(where: string, info: string): void {
  const version = fieldOf(info, 'redis_version') ?? 'unknown';
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (!(major > versionMin[0] || (major === versionMin[0] && minor >= versionMin[1])))
    throw new Fault(
      'redis-too-old',
      `Redis at ${where} is version ${version}; ${versionMin.join('.')} or newer is needed`,
    );
  const policy = fieldOf(info, 'maxmemory_policy') ?? 'unknown';
  if (policy !== 'noeviction')
    throw new Fault(
      'redis-evicts',
      `Redis at ${where} has the maxmemory-policy "${policy}", which may drop timers when memory is full; set "maxmemory-policy noeviction" in redis.conf, or run CONFIG SET maxmemory-policy noeviction`,
    );
}

function fieldOf(info: string, name: string): string | undefined {
  const line = info.split(/\r?\n/).find((one) => one.startsWith(`${name}:`));
  return line?.slice(name.length + 1).trim();
}
