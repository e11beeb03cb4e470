import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { describe } from '@jest/globals';
import { Redis } from 'ioredis';
import { freePort, loopbackCertificate, loopbackKey } from '#testing/loopback';

/** Redis as Debian installs it, or the one that is named. */
const program = process.env['REDIS_SERVER'] ?? 'redis-server';
const isInstalled = spawnSync(program, ['--version']).status === 0;

/** CI has a redis-server; elsewhere these tests are left out where there is none. */
export const withRedis = isInstalled || process.env['CI'] !== undefined ? describe : describe.skip;

export interface RedisServerOptions {
  /** Keeps what it is told in a file, so that a restart forgets nothing. */
  readonly appendOnly?: boolean;
  readonly maxmemoryPolicy?: string;
  /** TLS only, with the certificate of `caFile`. */
  readonly tls?: boolean;
  /** Further options of its command line, such as `--requirepass`. */
  readonly options?: readonly string[];
}

/** A Redis of one's own on a free port of the loopback. */
export class RedisServer {
  private process: ChildProcess | undefined;

  private constructor(
    readonly port: number,
    private readonly folder: string,
    private readonly tls: boolean,
    private readonly args: readonly string[],
  ) {}

  static async start({
    appendOnly = false,
    maxmemoryPolicy = 'noeviction',
    tls = false,
    options = [],
  }: RedisServerOptions = {}): Promise<RedisServer> {
    const port = await freePort();
    const folder = mkdtempSync(join(tmpdir(), 'rollcall-redis-'));
    const settings = {
      port: String(port),
      bind: '127.0.0.1',
      dir: folder,
      save: '',
      appendonly: appendOnly ? 'yes' : 'no',
      appendfsync: 'always',
      'maxmemory-policy': maxmemoryPolicy,
    };
    const args = Object.entries(settings).flatMap(([name, value]) => [`--${name}`, value]);
    const server = new RedisServer(port, folder, tls, [
      ...args,
      ...(tls ? tlsArgs(port, folder) : []),
      ...options,
    ]);
    await server.run();
    return server;
  }

  get url(): string {
    return `${this.tls ? 'rediss' : 'redis'}://127.0.0.1:${this.port}`;
  }

  get caFile(): string {
    return join(this.folder, 'cert.pem');
  }

  /** Ends it, as a stop of the machine would: what it has not written is lost. */
  async stop(): Promise<void> {
    await this.kill();
  }

  /** Starts it again on the same port; without `appendOnly` it has forgotten everything. */
  async restart(): Promise<void> {
    await this.kill();
    await this.run();
  }

  /** It keeps its connections and answers nobody. */
  pause(): void {
    this.process?.kill('SIGSTOP');
  }

  resume(): void {
    this.process?.kill('SIGCONT');
  }

  async flushAll(): Promise<void> {
    await this.ask((redis) => redis.flushall());
  }

  /** Asks it over a connection of its own. */
  async ask<Answer>(question: (redis: Redis) => Promise<Answer>): Promise<Answer> {
    const tls = { ca: loopbackCertificate };
    const redis = new Redis(this.url, { maxRetriesPerRequest: 0, ...(this.tls ? { tls } : {}) });
    redis.on('error', () => {});
    try {
      return await question(redis);
    } finally {
      redis.disconnect();
    }
  }

  async end(): Promise<void> {
    await this.kill();
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async run(): Promise<void> {
    const child = spawn(program, this.args, { stdio: ['ignore', 'pipe', 'inherit'] });
    this.process = child;
    await new Promise<void>((resolve, reject) => {
      let said = '';
      child.stdout.on('data', (chunk: Buffer) => {
        said += chunk.toString();
        if (said.includes('Ready to accept connections')) resolve();
      });
      child.once('exit', () => reject(new Error(`redis-server has ended: ${said}`)));
    });
  }

  private async kill(): Promise<void> {
    const child = this.process;
    this.process = undefined;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, 'exit');
    child.kill('SIGKILL');
    await exited;
  }
}

function tlsArgs(port: number, folder: string): readonly string[] {
  const [cert, key] = [join(folder, 'cert.pem'), join(folder, 'key.pem')];
  writeFileSync(cert, loopbackCertificate);
  writeFileSync(key, loopbackKey);
  const files = ['--tls-cert-file', cert, '--tls-key-file', key, '--tls-ca-cert-file', cert];
  return ['--port', '0', '--tls-port', String(port), '--tls-auth-clients', 'no', ...files];
}

/** Until a condition holds; the test's own timeout is the bound. */
export async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await turn();
}
