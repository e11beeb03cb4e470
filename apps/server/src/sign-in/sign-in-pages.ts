import { Inject, Injectable, Logger } from '@nestjs/common';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { PORTS, type Ports } from '#engine';
import { failureKind, limits, type Actor, type CommandContext } from '#kernel';
import { chooseLanguage } from '#messaging';
import { languagesAccepted } from '../answer-page/languages-accepted.js';
import { told } from '../api/http/problem.js';
import { Cookies } from './cookies.js';
import { signInSecurityPolicy } from './pages/page-style.js';
import { renderSignInPage } from './pages/render-sign-in-page.js';
import type { SignInPage } from './pages/sign-in-page.js';
import { signInLanguages, type SignInLanguage } from './pages/words/index.js';

const languageCookie = 'rollcall-language';
const yearSeconds = 31_536_000;

export interface Sending {
  readonly status?: number;
  /** `Set-Cookie` headers. */
  readonly cookies?: readonly string[];
  readonly retryAfterMs?: number;
}

/** What all sign-in pages have in common: their headers, their language, and that whatever fails is a page too. */
@Injectable()
export class SignInPages {
  private readonly log = new Logger('SignIn');

  constructor(
    private readonly cookies: Cookies,
    @Inject(PORTS) private readonly ports: Ports,
  ) {}

  /** Makes a part of the server one that takes forms, and answers with pages. */
  prepare(server: FastifyInstance): void {
    server.removeAllContentTypeParsers();
    server.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'buffer', bodyLimit: limits.signInFormBytesMax },
      (_request, body, parsed) => parsed(null, body),
    );
    server.addHook('onRequest', (request, reply, next) => {
      void reply.headers({
        'content-security-policy': signInSecurityPolicy,
        // Without any referrer browsers hide the origin of a form too, by which we know our own. Others learn nothing.
        'referrer-policy': 'same-origin',
        vary: 'accept-language, cookie',
        'x-robots-tag': 'noindex, nofollow',
      });
      const wished = queryIn(request, 'lang');
      if (wished !== undefined && Object.hasOwn(signInLanguages, wished))
        void reply.header('set-cookie', this.languageCookieOf(wished));
      next();
    });
    server.setErrorHandler((error: Error, request, reply) => this.fail(error, request, reply));
  }

  send(
    request: FastifyRequest,
    reply: FastifyReply,
    page: SignInPage,
    { status = 200, cookies = [], retryAfterMs }: Sending = {},
  ): FastifyReply {
    const language = this.languageOf(request);
    for (const cookie of cookies) void reply.header('set-cookie', cookie);
    if (retryAfterMs !== undefined)
      void reply.header('retry-after', String(Math.ceil(retryAfterMs / 1_000)));
    return reply
      .code(status)
      .header('content-language', language)
      .type('text/html; charset=utf-8')
      .send(renderSignInPage(page, language));
  }

  /** To a path of ours, by GET. */
  lead(reply: FastifyReply, place: string, cookies: readonly string[] = []): FastifyReply {
    for (const cookie of cookies) void reply.header('set-cookie', cookie);
    return reply.redirect(place, 303);
  }

  tooMany(request: FastifyRequest, reply: FastifyReply, waitMs: number): FastifyReply {
    const page = { kind: 'too-many', minutes: Math.ceil(waitMs / 60_000) } as const;
    return this.send(request, reply, page, { status: 429, retryAfterMs: waitMs });
  }

  contextOf(request: FastifyRequest, actor: Actor): CommandContext {
    const given = request.headers['x-correlation-id'];
    const isGiven = typeof given === 'string' && /^[\w.-]{1,128}$/.test(given);
    const correlationId = isGiven ? given : this.ports.ids.next();
    return {
      now: this.ports.clock.now(),
      actor,
      correlationId,
      causationId: correlationId,
    };
  }

  private fail(error: Error, request: FastifyRequest, reply: FastifyReply): FastifyReply {
    const { status } = told(error);
    // The request itself is not told: its address may hold the token of an invitation.
    if (status >= 500 && failureKind(error) !== 'fault') this.log.error(error.message, error.stack);
    const kind = status < 500 ? 'malformed' : 'unavailable';
    return this.send(request, reply, { kind }, { status: status < 500 ? status : 503 });
  }

  private languageCookieOf(language: string): string {
    return this.cookies.set(languageCookie, language, yearSeconds);
  }

  /** What was asked for on a page, now or before, else what the browser asks for. */
  private languageOf(request: FastifyRequest): SignInLanguage {
    const { headers } = request;
    const wished = queryIn(request, 'lang') ?? this.cookies.get(headers, languageCookie);
    const accepted = languagesAccepted(headers['accept-language'] ?? '');
    const wishes = [...(wished === undefined ? [] : [wished]), ...accepted];
    return chooseLanguage({ languages: signInLanguages }, wishes) as SignInLanguage;
  }
}

export function queryIn({ query }: FastifyRequest, name: string): string | undefined {
  const value = (query as Readonly<Record<string, unknown>>)[name];
  return typeof value === 'string' ? value : undefined;
}
