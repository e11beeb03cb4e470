import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Ids } from '#kernel';
import type { Logger } from './log.js';
import type { Metrics } from './metrics.js';

export const correlationHeader = 'x-correlation-id';
const acceptedId = /^[\w.-]{1,128}$/;
/** What machines ask all day long. */
const watched = ['/health/live', '/health/ready', '/metrics', '/api/v1/status'];

/**
 * One line for every request, by the pattern of its route and never by its path, which may hold a token. Every request has
 * a correlation id, its own or a fresh one, which goes on into the events and back to whoever asked.
 */
export function logRequests(
  app: NestFastifyApplication,
  log: Logger,
  metrics: Metrics,
  ids: Ids,
): void {
  const server = app.getHttpAdapter().getInstance();
  server.addHook('onRequest', (request, reply, done) => {
    const given = request.headers[correlationHeader];
    const id = typeof given === 'string' && acceptedId.test(given) ? given : ids.next();
    request.headers[correlationHeader] = id;
    void reply.header(correlationHeader, id);
    done();
  });
  server.addHook('onResponse', (request, reply, done) => {
    const seconds = reply.elapsedTime / 1_000;
    const route = routeOf(request);
    metrics.request(request.method, route, reply.statusCode, seconds);
    log[levelOf(route, reply)](
      {
        correlation: request.headers[correlationHeader],
        method: request.method,
        route,
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
      },
      'request',
    );
    done();
  });
}

function routeOf(request: FastifyRequest): string {
  return request.routeOptions.url ?? 'none';
}

function levelOf(route: string, { statusCode }: FastifyReply): 'debug' | 'info' | 'warn' {
  if (statusCode >= 500) return 'warn';
  return watched.includes(route) ? 'debug' : 'info';
}
