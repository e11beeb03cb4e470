import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PORTS, type Ports } from '#engine';
import type { Actor } from '#kernel';
import { actorOf, keyHeldBy, type ApiKey } from './api-keys.js';
import type { AskedRequest } from './asked.js';
import { HttpProblem } from './problem.js';

/** The token under which Nest knows the keys. */
export const API_KEYS = Symbol('api-keys');

const safe = new Set(['GET', 'HEAD', 'OPTIONS']);
const bodyTypes = /^(application\/json|application\/merge-patch\+json|text\/csv)\s*(;|$)/i;

/** Where no key says who asks, this header does. */
export const actingAsHeader = 'x-rollcall-as';

/** Who asks where no key is configured: somebody at this machine. */
const atThisMachine: Actor = { kind: 'command-line', id: 'loopback' };

/**
 * Lets in who holds a key; where none is configured, whoever asks this machine from itself. A web page of somebody else
 * can make a browser do that too, so the name that was asked has to be a loopback one, which a rebound name is not, and
 * a request that changes something has to come from no other origin, with a body of a kind that no form sends.
 */
@Injectable()
export class ApiGuard implements CanActivate {
  constructor(
    @Inject(API_KEYS) private readonly keys: readonly ApiKey[],
    @Inject(PORTS) private readonly ports: Ports,
  ) {}

  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<AskedRequest>();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    const correlationId = correlationIdOf(request) ?? this.ports.ids.next();
    void reply.header('x-correlation-id', correlationId);
    const actor = this.admit(request);
    requireBodyType(request);
    request.asked = {
      now: this.ports.clock.now(),
      actor,
      correlationId,
      causationId: correlationId,
    };
    return true;
  }

  /** Who asks. Nobody else's body is read at all. @throws HttpProblem 401 or 403 */
  admit(request: Pick<FastifyRequest, 'method' | 'headers'>): Actor {
    return this.keys.length === 0 ? fromThisMachine(request) : this.holder(request);
  }

  private holder(request: Pick<FastifyRequest, 'method' | 'headers'>): Actor {
    if (request.headers[actingAsHeader] !== undefined)
      throw new HttpProblem(
        403,
        'name-not-taken',
        'whoever holds an API key acts under the name of the key; leave the other name out',
      );
    const [, presented] = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '') ?? [];
    const key = presented === undefined ? undefined : keyHeldBy(this.keys, presented);
    if (key === undefined)
      throw new HttpProblem(
        401,
        presented === undefined ? 'api-key-missing' : 'api-key-unknown',
        presented === undefined
          ? 'expected an API key, as "Authorization: Bearer KEY"'
          : 'this API key is not known here',
        { 'www-authenticate': 'Bearer realm="rollcall"' },
      );
    const needed = safe.has(request.method) ? 'read' : 'write';
    if (!key.scopes.includes(needed) && !key.scopes.includes('write'))
      throw new HttpProblem(403, 'scope-missing', `the key ${key.name} may not ${needed}`);
    return actorOf(key);
  }
}

function fromThisMachine({ headers, method }: Pick<FastifyRequest, 'method' | 'headers'>): Actor {
  const host = hostOf(headers.host);
  if (host === undefined || !isLoopback(host))
    throw new HttpProblem(
      403,
      'host-not-loopback',
      'without API keys Rollcall answers only under a loopback name, such as localhost or 127.0.0.1',
    );
  const { origin } = headers;
  const isForeign = origin !== undefined && hostOf(origin.replace(/^https?:\/\//, '')) !== host;
  const named = nameIn(headers);
  if (!safe.has(method) && (isForeign || headers['sec-fetch-site'] === 'cross-site'))
    throw new HttpProblem(403, 'origin-foreign', 'a page of another origin may change nothing');
  return named === undefined ? atThisMachine : { kind: 'command-line', id: named };
}

/** What somebody at this machine calls themselves: it proves nothing, and tells two people apart who mean to be. */
function nameIn(headers: FastifyRequest['headers']): string | undefined {
  const named = headers[actingAsHeader];
  if (named === undefined) return undefined;
  const name = typeof named === 'string' ? decoded(named) : '';
  if (/^[^\p{C}\p{Zl}\p{Zp}]{1,64}$/u.test(name) && name === name.trim()) return name;
  throw new HttpProblem(
    400,
    'name-malformed',
    'expected a name of 1 to 64 visible characters, percent-encoded',
  );
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}

function hostOf(text: string | undefined): string | undefined {
  return /^(\[[0-9a-f:.]+\]|[^:/]+)(:\d+)?$/i.exec(text ?? '')?.[1]?.toLowerCase();
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host);
}

function requireBodyType({ method, headers, body }: AskedRequest): void {
  if (safe.has(method) || body === undefined || body === null) return;
  if (!bodyTypes.test(headers['content-type'] ?? ''))
    throw new HttpProblem(
      415,
      'media-type-unsupported',
      'expected a body of type application/json, or text/csv for an import',
    );
}

/** What a caller named, where it can stand in a log and in an event without doing harm. */
function correlationIdOf({ headers }: AskedRequest): string | undefined {
  const named = headers['x-correlation-id'];
  return typeof named === 'string' && /^[A-Za-z0-9._-]{1,128}$/.test(named) ? named : undefined;
}
