import { Injectable } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';

interface Route {
  readonly method: string;
  /** As it was registered: `/api/v1/campaigns/:campaignId`. */
  readonly path: string;
  readonly segments: readonly string[];
}

/** Every route as it is registered, so that a path that exists under another method can say so (RFC 9110, 405). */
@Injectable()
export class ServedRoutes {
  private readonly routes: Route[] = [];

  constructor({ httpAdapter }: HttpAdapterHost) {
    const server = httpAdapter.getInstance<FastifyInstance>();
    server.addHook('onRoute', ({ method, url }) => {
      if (url.includes('*')) return;
      for (const one of [method].flat())
        this.routes.push({ method: one, path: url, segments: parts(url) });
    });
  }

  all(): readonly { readonly method: string; readonly path: string }[] {
    return this.routes;
  }

  /** The methods that a path can be asked with, in order; none where there is no such path. */
  methodsAt(path: string): readonly string[] {
    const asked = parts(path);
    const methods = this.routes
      .filter(
        ({ segments }) =>
          segments.length === asked.length &&
          segments.every((segment, at) => segment.startsWith(':') || segment === asked[at]),
      )
      .map(({ method }) => method);
    return [...new Set(methods)].toSorted();
  }
}

function parts(path: string): readonly string[] {
  return path.split('/').filter((part) => part !== '');
}
