import { Fault } from '#kernel';
import type { ApiRequest, ApiResponse, Wire } from './api-client.js';

/** A launch of a large network takes seconds, an import of one a minute. */
const answerMsMax = 300_000;

/** A server somewhere else, or another process here. */
export class HttpWire implements Wire {
  readonly name: string;

  constructor(private readonly server: URL) {
    this.name = server.origin;
  }

  /** @throws Fault `server-unreachable` */
  async send({ method, path, headers, body }: ApiRequest): Promise<ApiResponse> {
    const base = this.server.href.replace(/\/$/, '');
    try {
      const response = await fetch(`${base}/api/v1${path}`, {
        method,
        headers,
        redirect: 'error',
        signal: AbortSignal.timeout(answerMsMax),
        ...(body === undefined ? {} : { body }),
      });
      return {
        status: response.status,
        headers: Object.fromEntries(response.headers),
        text: await response.text(),
      };
    } catch (error) {
      throw new Fault(
        'server-unreachable',
        `no server answers at ${this.name} (${reasonOf(error)}); start one with "rollcall serve", or name its data directory with --data`,
        { cause: error },
      );
    }
  }
}

function reasonOf(error: unknown): string {
  const { cause, message } = error as { readonly cause?: unknown; readonly message?: string };
  return cause instanceof Error && cause.message !== '' ? cause.message : (message ?? 'no reason');
}
