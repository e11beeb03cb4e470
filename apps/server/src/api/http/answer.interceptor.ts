import {
  Inject,
  Injectable,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { mergeMap, type Observable } from 'rxjs';
import { PORTS, ProjectionHost, type Ports } from '#engine';
import { entityTag, matchesTag, Tagged } from './entity-tags.js';

/**
 * Gives answers their ETag, Location and 304, and holds the answer to a change back until the read models have it: whoever
 * asks afterwards sees what was confirmed.
 */
@Injectable()
export class AnswerInterceptor implements NestInterceptor {
  constructor(
    private readonly projections: ProjectionHost,
    @Inject(PORTS) private readonly ports: Ports,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    void reply.header('cache-control', 'no-store');
    return next.handle().pipe(mergeMap((answer) => this.answered(answer, request, reply)));
  }

  private async answered(
    answer: unknown,
    { method, headers }: FastifyRequest,
    reply: FastifyReply,
  ): Promise<unknown> {
    const isRead = method === 'GET' || method === 'HEAD';
    if (!isRead) await this.projections.reached(await this.ports.log.head());
    if (!(answer instanceof Tagged)) return answer;
    const { revision, body, location } = answer as Tagged<unknown>;
    if (location !== undefined) void reply.status(201).header('location', location);
    if (revision === undefined) return body;
    void reply.header('etag', entityTag(revision)).header('cache-control', 'private, no-cache');
    const known = headers['if-none-match'];
    if (!isRead || known === undefined || !matchesTag(known, revision)) return body;
    void reply.status(304);
    return undefined;
  }
}
