import { createHash } from 'node:crypto';
import {
  Inject,
  Injectable,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { from, lastValueFrom, type Observable } from 'rxjs';
import { PORTS, type Ports } from '#engine';
import type { IdempotencyKeys, KeptResponse } from '#idempotency';
import { addMs, canonicalJson, limits, type Instant } from '#kernel';
import { TELLS_SECRET } from '../accounts/tells-secret.js';
import { askedOf, type AskedRequest } from './asked.js';
import { HttpProblem } from './problem.js';
import { FailureReport } from './problem.filter.js';

/** The token under which Nest knows the keys of repeated requests. */
export const IDEMPOTENCY_KEYS = Symbol('idempotency-keys');

const keptHeaders = ['etag', 'location'] as const;
const purgeEveryMs = 3_600_000;

/**
 * A request that changes something and carries an Idempotency-Key is done once: a repetition gets the answer of the first.
 * What failed or was refused is not kept, because it changed nothing and may well succeed later.
 */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  private purgedAt: Instant | undefined;

  constructor(
    @Inject(IDEMPOTENCY_KEYS) private readonly keys: IdempotencyKeys,
    @Inject(PORTS) private readonly ports: Ports,
    private readonly failures: FailureReport,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<AskedRequest>();
    const key = keyOf(request);
    if (key === undefined || request.method === 'GET') return next.handle();
    if (Reflect.getMetadata(TELLS_SECRET, context.getHandler()) === true)
      throw new HttpProblem(
        400,
        'idempotency-key-not-taken',
        'the answer holds a secret that is told once and kept nowhere, so it cannot be given again; leave the Idempotency-Key out',
      );
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    return from(this.once(key, request, reply, next));
  }

  private async once(
    given: string,
    request: AskedRequest,
    reply: FastifyReply,
    next: CallHandler,
  ): Promise<unknown> {
    const { actor, correlationId } = askedOf(request);
    // Keys belong to whoever uses them: two clients may well choose the same.
    const key = digest([actor.kind, actor.id, given]);
    await this.purge();
    const begun = await this.keys.begin(key, fingerprint(request), this.ports.clock.now());
    switch (begun.state) {
      case 'mismatch':
        throw new HttpProblem(
          422,
          'idempotency-key-reused',
          'this Idempotency-Key was used for another request; take a new one for each',
        );
      case 'in-flight':
        throw new HttpProblem(
          409,
          'idempotency-key-in-flight',
          'the same request is under way; ask again when it is done',
          { 'retry-after': '1' },
        );
      case 'done':
        return replayed(begun.response, reply);
      case 'new':
        return this.worked(key, correlationId, reply, next);
    }
  }

  /** What became of the work is what the client is told, whatever becomes of the key. */
  private async worked(
    key: string,
    correlationId: string,
    reply: FastifyReply,
    next: CallHandler,
  ): Promise<unknown> {
    const reported = (error: unknown) => this.failures.report(error, correlationId);
    let body: unknown;
    try {
      body = await lastValueFrom(next.handle(), { defaultValue: undefined });
    } catch (error) {
      await this.keys.forget(key).catch(reported);
      throw error;
    }
    // A key that stays begun keeps a repetition from doing the work again, until its lease ends.
    await this.keys.complete(key, keptOf(body, reply)).catch(reported);
    return body;
  }

  private async purge(): Promise<void> {
    const now = this.ports.clock.now();
    if (this.purgedAt !== undefined && now < addMs(this.purgedAt, purgeEveryMs)) return;
    this.purgedAt = now;
    await this.keys.purge(addMs(now, -limits.idempotencyKeyMs));
  }
}

function keyOf({ headers }: AskedRequest): string | undefined {
  const key = headers['idempotency-key'];
  if (key === undefined) return undefined;
  // The draft makes it a structured field's string; most clients send it bare.
  const bare = typeof key === 'string' ? key.replace(/^"(.*)"$/, '$1') : '';
  if (/^[\x21-\x7e]{1,255}$/.test(bare)) return bare;
  throw new HttpProblem(
    400,
    'idempotency-key-malformed',
    'expected an Idempotency-Key of 1 to 255 visible characters, such as a UUID',
  );
}

function fingerprint({ method, url, body, headers }: AskedRequest): string {
  const content = Buffer.isBuffer(body) ? digest(body.toString('base64')) : (body ?? null);
  return digest([method, url, headers['if-match'] ?? null, content]);
}

function digest(value: unknown): string {
  return createHash('sha256').update(canonicalJson(value)).digest('hex');
}

function keptOf(body: unknown, reply: FastifyReply): KeptResponse {
  const headers = keptHeaders.flatMap((name) => {
    const value = reply.getHeader(name);
    return typeof value === 'string' ? [[name, value] as const] : [];
  });
  return {
    status: reply.statusCode,
    headers: Object.fromEntries(headers),
    body: body === undefined ? '' : JSON.stringify(body),
  };
}

function replayed({ status, headers, body }: KeptResponse, reply: FastifyReply): unknown {
  void reply.status(status).headers({ ...headers, 'idempotency-replayed': 'true' });
  return body === '' ? undefined : (JSON.parse(body) as unknown);
}
