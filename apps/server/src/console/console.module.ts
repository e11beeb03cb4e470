import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import { Module } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply } from 'fastify';

/** Where the build puts the page: from sources and from `dist` it is the same folder. */
const built = join(
  import.meta.dirname,
  import.meta.dirname.includes('/dist/') ? '../../../console' : '../../../../dist/apps/console',
);

/** Names that hold the digest of what they name never hold anything else. */
const yearSeconds = 31_536_000;

/** The page itself asks for nothing from elsewhere, and runs no code but its own files. */
export const consoleSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

/** The console at `/console/`: files of the build, and the page under every other address below it, which it routes itself. */
@Module({})
export class ConsoleModule {
  constructor({ httpAdapter }: HttpAdapterHost<FastifyAdapter>) {
    const server = httpAdapter.getInstance<FastifyInstance>();
    server.get('/', (_request, reply) => reply.redirect('/console/'));
    if (existsSync(join(built, 'index.html'))) void server.register(routes);
    else server.get('/console/', (_request, reply) => notBuilt(reply));
  }
}

async function routes(server: FastifyInstance): Promise<void> {
  await server.register(fastifyStatic, {
    root: built,
    serve: false,
    preCompressed: true,
    cacheControl: false,
    setHeaders: (response, path) => {
      const isNamedByDigest = path.includes('/assets/');
      response.setHeader(
        'cache-control',
        isNamedByDigest ? `public, max-age=${yearSeconds}, immutable` : 'no-cache',
      );
      protect((name, value) => response.setHeader(name, value));
    },
  });
  server.get('/console', (_request, reply) => reply.redirect('/console/'));
  server.get<{ Params: { readonly '*': string } }>('/console/*', ({ params }, reply) =>
    // A file that is not there is no page: an old tab is to notice that its code is gone.
    reply.sendFile(isFile(params['*']) ? params['*'] : 'index.html'),
  );
}

function isFile(path: string): boolean {
  return path.startsWith('assets/') || path === 'mark.svg';
}

function protect(set: (name: string, value: string) => unknown): void {
  set('content-security-policy', consoleSecurityPolicy);
  set('cross-origin-opener-policy', 'same-origin');
  set('cross-origin-resource-policy', 'same-origin');
  set('referrer-policy', 'no-referrer');
  set('x-content-type-options', 'nosniff');
}

function notBuilt(reply: FastifyReply): FastifyReply {
  return reply
    .code(503)
    .type('text/plain; charset=utf-8')
    .send(
      'The console was not built: run "npm run build". The API and the command line work without it.\n',
    );
}
