import type { EventLog } from '#event-log';
import { RedisLink } from '#redis';
import { RedisServer } from '#redis/testing';
import { StoreBench, testMasterKey, VirtualRedisTimers } from '#testing/cluster';
import type { VirtualClock } from '#timers';

const namespace = 'test';

/** What lies under the servers of a cluster, each behind a real socket, and each able to go away. */
export class Cluster {
  private readonly links: RedisLink[] = [];

  private constructor(
    readonly store: StoreBench,
    readonly redis: RedisServer,
  ) {}

  /** @param log what the store holds in place of an empty log in memory. */
  static async start(log?: EventLog): Promise<Cluster> {
    return new Cluster(await StoreBench.start(log), await RedisServer.start());
  }

  /** What a server has to be told. */
  get environment(): Readonly<Record<string, string>> {
    return {
      ROLLCALL_PROFILE: 'cluster',
      ROLLCALL_EVENT_STORE_CONNECTION_STRING: this.store.connectionString,
      ROLLCALL_REDIS_URL: this.redis.url,
      ROLLCALL_REDIS_NAMESPACE: namespace,
      ROLLCALL_KEYS_MASTER_KEY: testMasterKey.toString('base64'),
    };
  }

  async virtualTimers(clock: VirtualClock): Promise<VirtualRedisTimers> {
    const link = await RedisLink.open({ url: this.redis.url, namespace });
    this.links.push(link);
    return VirtualRedisTimers.open(link, clock);
  }

  /** For what uses it: servers that are still up lose what is under them. */
  async end(): Promise<void> {
    for (const link of this.links) await link.close();
    await this.redis.end();
    await this.store.end();
  }
}
