import { readFileSync } from 'node:fs';
import { Redis, type RedisOptions } from 'ioredis';
import { Fault, isAway, limits, within } from '#kernel';
import { redisFault } from './redis-fault.js';
import { requireUsable } from './redis-requirements.js';

export interface RedisSettings {
  /** `redis://` or, with TLS, `rediss://`, with user, password and database where there are any. */
  readonly url: string;
  /** Certificates in PEM that a server's is checked against, where it is not one that the system knows. */
  readonly caFile?: string;
  /** The first part of every key, so that several installations can share a Redis. */
  readonly namespace?: string;
  /** Hears of what went wrong beside what somebody asked for: once that Redis is away, until it is back. */
  readonly onError?: (error: unknown) => void;
}

/** All but how replies look, which decides the type of the connection. */
type ConnectionOptions = Omit<RedisOptions, 'replyMapping'>;

export const defaultNamespace = 'rollcall';

/**
 * One process's way to Redis. There are two kinds of connection: one for commands, which fail within a bound when Redis is
 * away, and one for every worker, which waits until it is back.
 */
export class RedisLink {
  readonly namespace: string;
  /** The server as host and port, for messages. */
  readonly where: string;
  private readonly options: ConnectionOptions;
  private readonly url: string;
  private readonly onError: (error: unknown) => void;
  private readonly commands: Redis;
  private readonly database: number;
  private isAway = false;
  private isClosing = false;
  private lastTrouble: unknown;
  /** When it was last said that Redis is there and cannot serve. */
  private troubledAt = -Infinity;

  private constructor(settings: RedisSettings) {
    const { host, isTls, database } = read(settings.url);
    this.database = database;
    this.url = settings.url;
    this.where = host;
    this.namespace = settings.namespace ?? defaultNamespace;
    this.onError = settings.onError ?? (() => {});
    this.options = {
      connectTimeout: limits.redisCommandMsMax,
      socketTimeout: limits.redisSilenceMsMax,
      ...(isTls && settings.caFile !== undefined
        ? { tls: { ca: readFileSync(settings.caFile) } }
        : {}),
    };
    this.commands = this.connect({
      commandTimeout: limits.redisCommandMsMax,
      maxRetriesPerRequest: 1,
      retryStrategy: (tries) => (this.isClosing ? undefined : reconnectPauseMs(tries)),
    });
  }

  /** @throws Fault `redis-url-invalid`, `redis-unavailable`, `redis-refused`, `redis-too-old`, `redis-evicts`. */
  static async open(settings: RedisSettings): Promise<RedisLink> {
    const link = new RedisLink(settings);
    try {
      requireUsable(link.where, await link.perform((redis) => redis.info()));
      // A connection whose database does not exist would go on with the first one, which may be somebody else's.
      await link.perform((redis) => redis.select(link.database));
      return link;
    } catch (error) {
      await link.close();
      throw error;
    }
  }

  /** The name of a key of ours. */
  key(...parts: readonly string[]): string {
    return [this.namespace, ...parts].join(':');
  }

  /** Runs commands. @throws Fault `redis-unavailable` within `limits.redisCommandMsMax` of each, `redis-refused`. */
  async perform<Result>(commands: (redis: Redis) => Promise<Result>): Promise<Result> {
    try {
      return await commands(this.commands);
    } catch (error) {
      // That it was tried so often says nothing of why it failed.
      const gaveUp = (error as Partial<Error> | undefined)?.name === 'MaxRetriesPerRequestError';
      throw redisFault(this.where, (gaveUp && this.lastTrouble) || error);
    }
  }

  /** @throws Fault `redis-unavailable` when Redis does not answer within `limits.redisPingMsMax`. */
  async ping(): Promise<void> {
    const ms = limits.redisPingMsMax;
    const answered = this.perform((redis) => redis.ping());
    if (!(await within(ms, answered)))
      throw new Fault(
        'redis-unavailable',
        `Redis at ${this.where} has not answered within ${ms} ms`,
      );
  }

  /** A connection of a worker's own, whose commands wait for Redis. Whoever asked for it ends it. */
  connectWorker(retryStrategy: (tries: number) => number | undefined): Redis {
    return this.connect({ maxRetriesPerRequest: null, retryStrategy });
  }

  /** Takes note of an error that nobody waits for. That Redis is away, or cannot serve, is told of once. */
  report(error: unknown): void {
    const fault = redisFault(this.where, error);
    if (!isAway(fault)) return this.onError(fault);
    const now = performance.now();
    const isKnown = this.isAway || now - this.troubledAt < limits.redisTroubleOverMs;
    this.troubledAt = now;
    if (!isKnown) this.onError(fault);
  }

  async close(): Promise<void> {
    this.isClosing = true;
    if (this.commands.status === 'ready')
      await within(limits.redisPingMsMax, this.commands.quit()).catch(() => {});
    await end(this.commands);
  }

  private connect(options: ConnectionOptions): Redis {
    const redis = new Redis(this.url, { ...this.options, ...options });
    redis.on('error', (error: unknown) => {
      this.lastTrouble = error;
      this.report(error);
      this.isAway = true;
    });
    redis.on('ready', () => {
      this.isAway = false;
      this.troubledAt = -Infinity;
      this.lastTrouble = undefined;
    });
    return redis;
  }
}

/**
 * Ends a connection, and waits within a bound until it has.
 * @param redis one whose `retryStrategy` lets it try no more: between two tries there is nothing to disconnect.
 */
export async function end(redis: Redis): Promise<void> {
  if (redis.status === 'end') return;
  const ended = new Promise<void>((resolve) => redis.once('end', () => resolve()));
  if (redis.status !== 'reconnecting') redis.disconnect();
  // It ends by itself when it would try again.
  const ms = limits.redisReconnectMsMax + limits.redisPingMsMax;
  if (!(await within(ms, ended))) redis.disconnect();
}

export function reconnectPauseMs(tries: number): number {
  return Math.min(50 * 2 ** (tries - 1), limits.redisReconnectMsMax);
}

/** @throws Fault `redis-url-invalid`, which leaves out what may be a password. */
function read(url: string): {
  readonly host: string;
  readonly isTls: boolean;
  readonly database: number;
} {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  const [, database] = /^\/?(\d*)$/.exec(parsed?.pathname ?? '-') ?? [];
  if (
    parsed === undefined ||
    !['redis:', 'rediss:'].includes(parsed.protocol) ||
    parsed.hostname === '' ||
    database === undefined ||
    !isEncoded(parsed.username + parsed.password)
  )
    throw new Fault(
      'redis-url-invalid',
      'the address of Redis is no URL such as redis://localhost:6379 or rediss://user:password@host:6380/0, in which a percent sign is written %25',
    );
  return {
    host: `${parsed.hostname}:${parsed.port === '' ? '6379' : parsed.port}`,
    isTls: parsed.protocol === 'rediss:',
    database: Number(database),
  };
}

function isEncoded(text: string): boolean {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}
