import { limits } from '#kernel';
import type { RedisLink } from '#redis';
import type { Members, Present } from '../slices/members.port.js';

/** Redis's clock is the one that all members share. What was said is noted before anything of it is read. */
const time = `
  local at = redis.call('TIME')
  local now = at[1] * 1000 + math.floor(at[2] / 1000)
`;

/** KEYS: members by their last word; the last word of all. ARGV: who speaks; the silence allowed. */
const beatScript = `${time}
  local last = redis.call('GET', KEYS[2])
  redis.call('SET', KEYS[2], now)
  redis.call('ZADD', KEYS[1], now, ARGV[1])
  redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', '(' .. (now - ARGV[2]))
  -- Nobody speaks in the future: a clock was set back.
  redis.call('ZREMRANGEBYSCORE', KEYS[1], '(' .. now, '+inf')
  return { redis.call('ZRANGE', KEYS[1], 0, -1), last and now - last }
`;

const presentScript = `${time}
  local last = redis.call('GET', KEYS[2])
  return { redis.call('ZRANGEBYSCORE', KEYS[1], now - ARGV[1], now), last and now - last }
`;

const leaveScript = `${time}
  if redis.call('ZREM', KEYS[1], ARGV[1]) == 1 then redis.call('SET', KEYS[2], now) end
`;

/** Members in Redis, by its clock. A Redis that was emptied knows everybody again after one word of each. */
export class RedisMembers implements Members {
  private readonly keys: readonly [string, string];

  constructor(private readonly link: RedisLink) {
    this.keys = [link.key('members'), link.key('members', 'last-word')];
  }

  beat(member: string): Promise<Present> {
    return this.ask(beatScript, member, limits.memberSilenceMsMax);
  }

  present(): Promise<Present> {
    return this.ask(presentScript, limits.memberSilenceMsMax);
  }

  async leave(member: string): Promise<void> {
    await this.link.perform((redis) => redis.eval(leaveScript, 2, ...this.keys, member));
  }

  private async ask(script: string, ...args: readonly (string | number)[]): Promise<Present> {
    const [members, silentMs] = (await this.link.perform((redis) =>
      redis.eval(script, 2, ...this.keys, ...args),
    )) as [string[], number | null];
    return { members: members.toSorted(), silentMs: silentMs ?? undefined };
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}
