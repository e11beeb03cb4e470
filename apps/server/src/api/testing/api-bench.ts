import { MemoryIdempotencyKeys } from '#idempotency';
import { ServerBench, type ServerBenchOptions } from '../../testing/server-bench.js';
import { ApiModule, type ApiParts } from '../api.module.js';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
  readonly text: string;
}

export interface Asking {
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The API over real HTTP on the loopback, on virtual time. */
export class ApiBench {
  private constructor(
    readonly server: ServerBench,
    /** What the API answered with status 500. */
    readonly failures: readonly unknown[],
  ) {}

  static async start(
    parts: Partial<ApiParts> = {},
    options: ServerBenchOptions = {},
  ): Promise<ApiBench> {
    const failures: unknown[] = [];
    const api = ApiModule.over({
      idempotency: new MemoryIdempotencyKeys(),
      apiKeys: [],
      onFailure: (error) => failures.push(error),
      ...parts,
    });
    const features = [api, ...(options.features ?? [])];
    const server = await ServerBench.start({ campaign: 'nothing', ...options, features });
    return new ApiBench(server, failures);
  }

  /** @param path below `/api/v1`, or a whole one that begins with `/api/`. */
  async ask(method: string, path: string, { body, headers = {} }: Asking = {}): Promise<Answer> {
    const isRaw = typeof body === 'string' || Buffer.isBuffer(body);
    const response = await fetch(
      `${this.server.url}${path.startsWith('/api/') ? path : `/api/v1${path}`}`,
      {
        method,
        headers: {
          ...(body === undefined || isRaw ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: isRaw ? (body as never) : JSON.stringify(body) }),
      },
    );
    const text = await response.text();
    const isJson = /\/(problem\+)?json/.test(response.headers.get('content-type') ?? '');
    return {
      status: response.status,
      headers: response.headers,
      text,
      body: isJson && text !== '' ? (JSON.parse(text) as unknown) : text,
    };
  }

  get(path: string, headers?: Readonly<Record<string, string>>): Promise<Answer> {
    return this.ask('GET', path, headers === undefined ? {} : { headers });
  }

  post(path: string, body?: unknown, headers?: Readonly<Record<string, string>>): Promise<Answer> {
    return this.ask('POST', path, { body, ...(headers === undefined ? {} : { headers }) });
  }

  put(path: string, body?: unknown, headers?: Readonly<Record<string, string>>): Promise<Answer> {
    return this.ask('PUT', path, { body, ...(headers === undefined ? {} : { headers }) });
  }

  async events(): Promise<number> {
    let count = 0;
    for await (const _ of this.server.ports.log.readAll()) count++;
    return count;
  }

  /** @throws what the API failed with, although nothing was to fail. */
  async stop(): Promise<void> {
    await this.server.stop();
    for (const failure of this.failures) throw failure;
  }
}
