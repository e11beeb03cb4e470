import { epochMs, Fault, limits, uuidV7Ids, type Ids, type Instant } from '#kernel';
import type { RedisLink } from '#redis';
import type { Begun, IdempotencyKeys, KeptResponse } from '../idempotency-keys.port.js';
import { known, type KeptRequest } from '../kept-request.js';

/**
 * Puts what is kept of a key in the place of what it was when it was read, unless somebody was faster. A key that is
 * begun dies by itself; one that is completed keeps the time it has.
 * KEYS: the key; keys by when they were begun. ARGV: before; after; when it was begun; milliseconds to live, or none.
 */
const replaceScript = `
  if (redis.call('GET', KEYS[1]) or '') ~= ARGV[1] then return 0 end
  if ARGV[2] == '' then
    redis.call('DEL', KEYS[1])
    redis.call('ZREM', KEYS[2], KEYS[1])
  elseif ARGV[4] == '' then
    redis.call('SET', KEYS[1], ARGV[2], 'KEEPTTL')
  else
    redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[4])
    redis.call('ZADD', KEYS[2], ARGV[3], KEYS[1])
  end
  return 1
`;

/** KEYS: keys by when they were begun. ARGV: the instant; how many at a time. */
const purgeScript = `
  local old = redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', '(' .. ARGV[1], 'LIMIT', 0, ARGV[2])
  for _, key in ipairs(old) do
    redis.call('DEL', key)
    redis.call('ZREM', KEYS[1], key)
  end
  return #old
`;

/** What is kept in Redis of a key; the mark tells who began. */
type Marked = KeptRequest & { readonly mark: string };

/** Keys that many processes share. Losing them costs no more than the keys: the log still refuses what was done already. */
export class RedisIdempotencyKeys implements IdempotencyKeys {
  private readonly byAge: string;

  constructor(
    private readonly link: RedisLink,
    private readonly ids: Ids = uuidV7Ids,
  ) {
    this.byAge = link.key('idempotency-keys');
  }

  async begin(key: string, fingerprint: string, now: Instant): Promise<Begun> {
    const mark = this.ids.next();
    const request: Marked = { fingerprint, begunAt: now, mark };
    return this.change(key, async (kept, replace) => {
      // A command whose answer was lost on the way is sent again: then it is our own that stands there.
      if (kept?.mark === mark) return { state: 'new' };
      const begun = known(kept, fingerprint, now);
      return begun.state !== 'new' || (await replace(request, limits.idempotencyKeyMs))
        ? begun
        : undefined;
    });
  }

  async complete(key: string, response: KeptResponse): Promise<void> {
    await this.change(
      key,
      async (kept, replace) => kept === undefined || replace({ ...kept, response }),
    );
  }

  async forget(key: string): Promise<void> {
    await this.change(
      key,
      async (kept, replace) =>
        kept === undefined || kept.response !== undefined || replace(undefined),
    );
  }

  async purge(before: Instant): Promise<void> {
    const batch = limits.readPageEvents;
    const purgeSome = () =>
      this.link.perform((redis) => redis.eval(purgeScript, 1, this.byAge, epochMs(before), batch));
    while ((await purgeSome()) === batch);
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  /** Decides on what is kept, as often as somebody else was faster, until `decide` has an answer. */
  private async change<Result>(
    key: string,
    decide: (
      kept: Marked | undefined,
      replace: (after: Marked | undefined, ttlMs?: number) => Promise<boolean>,
    ) => Promise<Result | false | undefined>,
  ): Promise<Result> {
    const name = this.link.key('idempotency', key);
    for (let tries = 0; tries < limits.commandAttemptsMax; tries++) {
      const before = (await this.link.perform((redis) => redis.get(name))) ?? '';
      const kept = before === '' ? undefined : (JSON.parse(before) as Marked);
      const decided = await decide(kept, (after, ttlMs) =>
        this.replace(name, before, after, ttlMs),
      );
      if (decided !== false && decided !== undefined) return decided;
    }
    throw new Fault('too-much-contention', `the idempotency key is in use by others at once`);
  }

  private async replace(
    name: string,
    before: string,
    after: Marked | undefined,
    ttlMs: number | undefined,
  ): Promise<boolean> {
    const values = [
      before,
      after === undefined ? '' : JSON.stringify(after),
      after === undefined ? '' : epochMs(after.begunAt),
      ttlMs ?? '',
    ];
    const replaced = await this.link.perform((redis) =>
      redis.eval(replaceScript, 2, name, this.byAge, ...values),
    );
    return replaced === 1;
  }
}
