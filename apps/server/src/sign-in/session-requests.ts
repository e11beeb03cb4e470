import { Inject, Injectable } from '@nestjs/common';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { PORTS, type Ports } from '#engine';
import { apiPrefix, HttpProblem } from '../api/index.js';
import { PublicAddress } from './public-address.js';
import { isSameOrigin } from './same-origin.js';
import { SessionCookies } from './session-cookies.js';

/** What requests of a session bring along to change something; the console is told it at `/api/v1/session`. */
export const csrfHeader = 'x-rollcall-csrf';

const safe = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * What a cookie makes necessary that a key does not: a browser sends it along whoever wrote the page. So a request to the API that changes
 * something by a session has to come from a page of ours, and to bring along what only such a page is told.
 */
@Injectable()
export class SessionRequests {
  constructor(
    private readonly cookies: SessionCookies,
    private readonly address: PublicAddress,
    @Inject(PORTS) private readonly ports: Ports,
  ) {}

  watch(server: FastifyInstance): void {
    server.addHook('onRequest', async (request, reply) => {
      if (!this.cookies.isSent(request.headers)) return;
      const renewed = await this.cookies.renewed(request.headers, this.ports.clock.now());
      if (renewed !== undefined) void reply.header('set-cookie', renewed);
      if (isActingOnApi(request)) await this.requireOurs(request);
    });
  }

  private async requireOurs({ headers }: FastifyRequest): Promise<void> {
    if (!isSameOrigin(headers, this.address.origin))
      throw new HttpProblem(403, 'origin-foreign', 'a page of another origin may change nothing');
    const held = await this.cookies.held(headers, this.ports.clock.now());
    // Then it has no rights either; the guard says so.
    if (held === undefined) return;
    const given = headers[csrfHeader];
    if (typeof given !== 'string' || !(await this.cookies.isCsrfOf(held, given)))
      throw new HttpProblem(
        403,
        'csrf-token-missing',
        `a change by a session takes the header ${csrfHeader}, with what /api/v1/session says`,
      );
  }
}

/** Pages see to their own forms. Whoever shows a key acts by it, and no browser adds one by itself. */
function isActingOnApi({ method, routeOptions, headers }: FastifyRequest): boolean {
  const isByKey = /^Bearer +\S+$/i.test(headers.authorization ?? '');
  // The route that was found, however its path was written.
  const isApi = routeOptions.url?.startsWith(`/${apiPrefix}/`) ?? false;
  return !safe.has(method) && isApi && !isByKey;
}
