import { RedisLink, type RedisSettings } from '../redis-link.js';
import { RedisServer, type RedisServerOptions } from './redis-server.js';

let links = 0;

/** A Redis for a whole spec, and links to it that know nothing of each other, each in a namespace of its own. */
export class RedisBench {
  /** What the links reported. */
  readonly reported: unknown[] = [];
  private readonly open: RedisLink[] = [];

  private constructor(readonly server: RedisServer) {}

  static async start(options?: RedisServerOptions): Promise<RedisBench> {
    return new RedisBench(await RedisServer.start(options));
  }

  freshNamespace(): string {
    return `spec-${++links}`;
  }

  async link({
    namespace = this.freshNamespace(),
  }: Partial<RedisSettings> = {}): Promise<RedisLink> {
    const link = await RedisLink.open({
      url: this.server.url,
      namespace,
      onError: (error) => this.reported.push(error),
    });
    this.open.push(link);
    return link;
  }

  async end(): Promise<void> {
    for (const link of this.open) await link.close();
    await this.server.end();
  }
}
