import { randomBytes } from 'node:crypto';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { closeStores, Engine, InProcessDispatch, ProjectionHost, Unpaced } from '#engine';
import { MemoryIdempotencyKeys } from '#idempotency';
import { Fault, systemClock, uuidV7Ids } from '#kernel';
import { ApiModule, createServer, digestOfKey } from '#server';
import { InProcessTimers } from '#timers';
import { openExisting } from '../application.js';
import { ApiClient, type ApiRequest, type ApiResponse, type Wire } from './api-client.js';

/** Nothing is sent by this process: the server that runs campaigns over the same directory does that. */
const noTransport = {
  send: () => Promise.reject(new Fault('no-transport', 'this command sends no messages')),
};

/** The same API in this process over a data directory, without a socket. A server may run over it at the same time. */
export async function withInProcessApi<Result>(
  data: string,
  use: (api: ApiClient) => Promise<Result>,
  actingAs?: string,
): Promise<Result> {
  const stores = await openExisting(data);
  try {
    const key = randomBytes(32).toString('base64url');
    const app = await createServer({
      ports: {
        ...stores,
        clock: systemClock,
        ids: uuidV7Ids,
        timers: new InProcessTimers({ clock: systemClock }),
        dispatch: new InProcessDispatch(),
        pace: new Unpaced(),
      },
      transport: noTransport,
      roles: ['api'],
      features: [
        ApiModule.over({
          idempotency: new MemoryIdempotencyKeys(),
          apiKeys: [held(key, actingAs)],
        }),
      ],
      // Every question waits for the read models, so their failure reaches whoever asked.
      onFailure: () => {},
    });
    try {
      const before = await stores.log.head();
      const result = await use(new ApiClient(new InProcessWire(app, data), key));
      if ((await stores.log.head()) !== before) await app.get(ProjectionHost).saveSnapshots();
      return result;
    } finally {
      await app.get(Engine).stop();
      await app.close();
    }
  } finally {
    await closeStores(stores);
  }
}

function held(key: string, actingAs = 'rollcall') {
  return {
    name: 'command-line',
    sha256: digestOfKey(key),
    scopes: ['read', 'write'],
    // Whoever can read the files has them.
    role: 'admin',
    actor: { kind: 'command-line', id: actingAs },
  } as const;
}

class InProcessWire implements Wire {
  constructor(
    private readonly app: NestFastifyApplication,
    readonly name: string,
  ) {}

  async send({ method, path, headers, body }: ApiRequest): Promise<ApiResponse> {
    const answer = await this.app.inject({
      method,
      url: `/api/v1${path}`,
      headers: { ...headers },
      ...(body === undefined ? {} : { payload: body }),
    });
    const told = Object.entries(answer.headers).map(([name, value]) => [name, String(value)]);
    return {
      status: answer.statusCode,
      headers: Object.fromEntries(told) as Readonly<Record<string, string>>,
      text: answer.body,
    };
  }
}
