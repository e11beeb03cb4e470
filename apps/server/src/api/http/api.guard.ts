import {
  Inject,
  Injectable,
  Optional,
  type CanActivate,
  type ExecutionContext,
} from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  AccessRecord,
  KeyDesk,
  permissionsOfRole,
  SESSION_BOOK,
  type KeyHolder,
  type Permission,
  type Principal,
  type SessionBook,
} from '#access';
import { PORTS, ProjectionHost, type Ports } from '#engine';
import { failureKind } from '#kernel';
import { principalOfConfigured } from '../../access/configured-keys.js';
import { routeName, ruleFor, type RouteRule } from '../../access/route-rules.js';
import { actingAsHeader, principalAtThisMachine } from '../../access/this-machine.js';
import { keyHeldBy, type ApiKey } from './api-keys.js';
import type { AskedRequest } from './asked.js';
import { HttpProblem } from './problem.js';

/** The token under which Nest knows the keys of the configuration. */
export const API_KEYS = Symbol('api-keys');

/** Somebody who is known asked for what they may not. */
export interface RefusedAccess {
  readonly principal: Principal;
  readonly route: string;
  readonly permission: Permission | 'none';
}

/** The token under which Nest knows whether others than this machine are led here, whatever name they ask for. */
export const LED_FROM_ELSEWHERE = Symbol('led-from-elsewhere');

/** The token under which Nest knows who hears of refused access. */
export const ON_ACCESS_REFUSED = Symbol('on-access-refused');

const safe = new Set(['GET', 'HEAD', 'OPTIONS']);
const bodyTypes = /^(application\/json|application\/merge-patch\+json|text\/csv)\s*(;|$)/i;

const keyProblems: Readonly<Record<Exclude<KeyHolder['kind'], 'in'>, readonly [string, string]>> = {
  unknown: ['api-key-unknown', 'this API key is not known here'],
  expired: ['api-key-expired', 'this API key has expired; ask for another'],
  revoked: ['api-key-revoked', 'this API key was revoked'],
  'owner-disabled': ['api-key-revoked', 'the account whose API key this is was disabled'],
};

/**
 * The one place that says who asks and whether they may: a key, else a session; while nobody was given either, whoever
 * asks this machine from itself. What each route asks for stands in one table.
 */
@Injectable()
export class ApiGuard implements CanActivate {
  private readonly admitted = new WeakMap<object, Promise<Principal>>();

  constructor(
    @Inject(API_KEYS) private readonly keys: readonly ApiKey[],
    @Inject(PORTS) private readonly ports: Ports,
    private readonly issued: KeyDesk,
    private readonly record: AccessRecord,
    private readonly projections: ProjectionHost,
    @Optional() @Inject(SESSION_BOOK) private readonly sessions?: SessionBook,
    @Optional()
    @Inject(ON_ACCESS_REFUSED)
    private readonly onRefused?: (refused: RefusedAccess) => void,
    @Optional() @Inject(LED_FROM_ELSEWHERE) private readonly isLedFromElsewhere = false,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<AskedRequest>();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    const principal = await this.welcome(request, reply);
    requireBodyType(request);
    const correlationId = String(reply.getHeader('x-correlation-id'));
    request.principal = principal;
    request.asked = {
      now: this.ports.clock.now(),
      actor: principal.actor,
      correlationId,
      causationId: correlationId,
    };
    return true;
  }

  /** Who asks, where they may; found out once for each request, before its body is read. @throws HttpProblem 401 or 403 */
  welcome(request: FastifyRequest, reply: FastifyReply): Promise<Principal> {
    const before = this.admitted.get(request.raw);
    if (before !== undefined) return before;
    const correlationId = correlationIdOf(request) ?? this.ports.ids.next();
    void reply.header('x-correlation-id', correlationId);
    const admitted = this.admit(request, correlationId);
    this.admitted.set(request.raw, admitted);
    return admitted;
  }

  /** Which route is asked, where there is one, and whom it is for. */
  ruleOf({ is404, method, params, routeOptions: { url } }: FastifyRequest): {
    readonly route: string | undefined;
    readonly rule: RouteRule | undefined;
  } {
    if (is404 || url === undefined) return { route: undefined, rule: undefined };
    const route = routeName(method, url);
    return { route, rule: ruleFor(route, params, this.projections.names) };
  }

  /** Asks again whether whoever was let in would be: a key may have been revoked, a session have ended. */
  async isStillWelcome(request: FastifyRequest): Promise<boolean> {
    try {
      await this.admit(request, this.ports.ids.next());
      return true;
    } catch (error) {
      if (error instanceof HttpProblem) return false;
      // A log that is away says nothing against anybody.
      if (failureKind(error) === 'fault') return true;
      throw error;
    }
  }

  private async admit(request: FastifyRequest, correlationId: string): Promise<Principal> {
    const principal = await this.principal(request, correlationId);
    const { route, rule } = this.ruleOf(request);
    // Where there is no route there is nothing to allow.
    if (route === undefined || rule === 'public') return principal;
    if (rule !== undefined && principal.permissions.has(rule)) return principal;
    await this.noteRefused({ principal, route, permission: rule ?? 'none' }, correlationId);
    if (rule === undefined)
      throw new HttpProblem(
        403,
        'route-without-rule',
        'nobody said who may do this, so nobody may; this is a fault of Rollcall',
      );
    throw new HttpProblem(403, 'permission-missing', sentenceOf(principal, rule));
  }

  private async principal(request: FastifyRequest, correlationId: string): Promise<Principal> {
    const { headers } = request;
    // A proxy asks from this machine, under a name of it, for the whole world.
    if (this.keys.length === 0 && !this.isLedFromElsewhere && !(await this.record.isGiven()))
      return principalAtThisMachine(request);
    if (headers[actingAsHeader] !== undefined)
      throw new HttpProblem(
        403,
        'name-not-taken',
        'whoever holds an API key or has signed in acts under that name; leave the other name out',
      );
    const [, presented] = /^Bearer +(\S+)$/i.exec(headers.authorization ?? '') ?? [];
    if (presented !== undefined) return this.holderOf(presented, correlationId);
    const account = await this.sessions?.holderOf(headers, this.ports.clock.now());
    if (account === undefined)
      throw stranger('api-key-missing', 'expected an API key, as "Authorization: Bearer KEY"');
    const { accountId, role } = account;
    return {
      actor: { kind: 'account', id: accountId },
      role,
      permissions: permissionsOfRole[role],
      account,
    };
  }

  private async holderOf(presented: string, correlationId: string): Promise<Principal> {
    const configured = keyHeldBy(this.keys, presented);
    if (configured !== undefined) return principalOfConfigured(configured);
    const now = this.ports.clock.now();
    const holder = await this.issued.holderOf(presented, {
      now,
      correlationId,
      causationId: correlationId,
    });
    if (holder.kind === 'in') return holder.principal;
    throw stranger(...keyProblems[holder.kind]);
  }

  private async noteRefused(refused: RefusedAccess, correlationId: string): Promise<void> {
    this.onRefused?.(refused);
    const { actor } = refused.principal;
    const now = this.ports.clock.now();
    const context = { now, actor, correlationId, causationId: correlationId };
    try {
      await this.record.noteRefused(refused.route, refused.permission, context);
    } catch (error) {
      // Refused all the same; the line in the log of the server says it.
      if (failureKind(error) !== 'fault') throw error;
    }
  }
}

function stranger(code: string, detail: string): HttpProblem {
  return new HttpProblem(401, code, detail, { 'www-authenticate': 'Bearer realm="rollcall"' });
}

const deeds: Readonly<Record<Permission, string>> = {
  'own-account': 'change an account of their own',
  read: 'read',
  'read-history': 'read the history',
  operate: 'operate the network',
  administer: 'administer',
};

function sentenceOf({ actor, role, permissions }: Principal, needed: Permission): string {
  const whole = permissions.size === permissionsOfRole[role].size;
  return `${actor.id} has the role ${role}${whole ? '' : ', with less than all of it,'} and may not ${deeds[needed]}`;
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
function correlationIdOf({ headers }: FastifyRequest): string | undefined {
  const named = headers['x-correlation-id'];
  return typeof named === 'string' && /^[A-Za-z0-9._-]{1,128}$/.test(named) ? named : undefined;
}
