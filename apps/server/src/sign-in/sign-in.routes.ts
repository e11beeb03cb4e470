import { Injectable } from '@nestjs/common';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { AccountDesk, SessionDesk, type Account, type SignInWay } from '#access';
import { limits, type CommandContext } from '#kernel';
import { networkOf, Turnstile } from '../http-edge/turnstile.js';
import { formIn } from './form-in.js';
import { SignInOptions } from './options.js';
import type { SignInFault, SignInNotice } from './pages/sign-in-page.js';
import { PublicAddress } from './public-address.js';
import { isSameOrigin, placeHere } from './same-origin.js';
import { SessionCookies } from './session-cookies.js';
import { queryIn, SignInPages, type Sending } from './sign-in-pages.js';
import { SignInSteps } from './steps.js';

export const firstPlace = '/account';
/** Who asks before it is known who it is. */
export const atTheDoor = { kind: 'process', id: 'sign-in' } as const;

/** `/sign-in`, its second step, and `/sign-out`. */
@Injectable()
export class SignInRoutes {
  constructor(
    private readonly accounts: AccountDesk,
    private readonly sessions: SessionDesk,
    private readonly cookies: SessionCookies,
    private readonly steps: SignInSteps,
    private readonly turnstile: Turnstile,
    private readonly pages: SignInPages,
    private readonly address: PublicAddress,
    private readonly options: SignInOptions,
  ) {}

  register(server: FastifyInstance): void {
    server.get('/sign-in', (request, reply) => this.ask(request, reply));
    server.post('/sign-in', (request, reply) => this.take(request, reply));
    server.get('/sign-in/code', (request, reply) => this.askCode(request, reply));
    server.post('/sign-in/code', (request, reply) => this.takeCode(request, reply));
    server.post('/sign-out', (request, reply) => this.signOut(request, reply));
  }

  /** Opens a session under a new token, ends the one this browser had, and leads on. */
  async letIn(
    request: FastifyRequest,
    reply: FastifyReply,
    { accountId }: Account,
    how: SignInWay,
    next: string,
  ): Promise<FastifyReply> {
    const context = this.contextOf(request, accountId);
    const before = await this.cookies.held(request.headers, context.now);
    if (before !== undefined)
      await this.sessions.end(before.session.sessionId, 'replaced', context);
    const opened = await this.sessions.open(accountId, how, this.options.sessionMs, context);
    const cookie = await this.cookies.cookieOf(opened, context.now);
    reply.removeHeader('set-cookie');
    return this.pages.lead(reply, next, [
      cookie,
      ...(['rollcall-form', 'rollcall-code', 'rollcall-oidc'] as const).map((step) =>
        this.steps.forget(step),
      ),
    ]);
  }

  /** To the second step, for whoever has just shown the first. */
  async halfIn(
    reply: FastifyReply,
    { accountId, sessionsSince }: { readonly accountId: string; readonly sessionsSince: string },
    next: string,
  ): Promise<FastifyReply> {
    const cookie = await this.steps.remember('rollcall-code', { accountId, sessionsSince });
    return this.pages.lead(reply, `/sign-in/code?next=${encodeURIComponent(next)}`, [cookie]);
  }

  /** The form again, or for the first time. */
  async form(
    request: FastifyRequest,
    reply: FastifyReply,
    {
      login = '',
      next,
      fault,
      notice,
      ...sending
    }: Sending & {
      readonly login?: string;
      readonly next: string;
      readonly fault?: SignInFault;
      readonly notice?: SignInNotice | undefined;
    },
  ): Promise<FastifyReply> {
    const { csrf, cookie } = await this.steps.form(request.headers);
    const provider = this.options.oidc?.name;
    const page = { kind: 'sign-in', csrf, login, next, fault, notice, provider } as const;
    const cookies = [...(sending.cookies ?? []), cookie];
    return this.pages.send(request, reply, page, { ...sending, cookies });
  }

  private async ask(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const next = nextIn(queryIn(request, 'next'));
    const { now } = this.pages.contextOf(request, atTheDoor);
    if ((await this.cookies.held(request.headers, now)) !== undefined)
      return this.pages.lead(reply, next);
    const said = queryIn(request, 'notice');
    const notice = said === 'signed-out' || said === 'sign-in-first' ? said : undefined;
    return this.form(request, reply, { next, notice });
  }

  private async take(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const form = formIn(request.body, ['csrf', 'next', 'login', 'password']);
    const next = nextIn(form.next);
    const login = form.login.slice(0, limits.loginCharactersMax + 1);
    if (!(await this.isOurs(request, form.csrf)))
      return this.form(request, reply, { login, next, fault: { kind: 'stale' }, status: 403 });
    const waitMs = await this.turnstile.signIn(request.ip);
    if (waitMs > 0) return this.form(request, reply, { login, next, ...waiting(waitMs) });
    const context = this.pages.contextOf(request, atTheDoor);
    const { password } = form;
    const from = networkOf(request.ip);
    const answer = await this.accounts.signIn({ login, password, from }, context);
    switch (answer.kind) {
      case 'in':
        return this.letIn(request, reply, answer.account, 'password', next);
      case 'code-needed': {
        const known = await this.accounts.byLogin(login.trim());
        return this.halfIn(reply, known ?? { accountId: '', sessionsSince: '' }, next);
      }
      case 'refused':
        return this.form(request, reply, { login, next, fault: { kind: 'refused' }, status: 422 });
      case 'wait':
        return this.form(request, reply, { login, next, ...waiting(answer.seconds * 1_000) });
    }
  }

  private async askCode(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const next = nextIn(queryIn(request, 'next'));
    if ((await this.halfway(request)) === undefined) return this.pages.lead(reply, '/sign-in');
    return this.codeForm(request, reply, next);
  }

  private async takeCode(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const form = formIn(request.body, ['csrf', 'next', 'code']);
    const next = nextIn(form.next);
    const isOurs = await this.isOurs(request, form.csrf);
    const account = await this.halfway(request);
    if (!isOurs || account === undefined)
      return this.form(request, reply, { next, fault: { kind: 'stale' }, status: 403 });
    const waitMs = await this.turnstile.signIn(request.ip);
    if (waitMs > 0) return this.codeForm(request, reply, next, waiting(waitMs));
    const given = { login: account.login, code: form.code, from: networkOf(request.ip) };
    const context = this.pages.contextOf(request, atTheDoor);
    const answer = await this.accounts.signInByCode(given, context);
    if (answer.kind === 'in') return this.letIn(request, reply, answer.account, 'password', next);
    return this.codeForm(
      request,
      reply,
      next,
      answer.kind === 'wait'
        ? waiting(answer.seconds * 1_000)
        : { fault: { kind: 'code-wrong' }, status: 422 },
    );
  }

  private async codeForm(
    request: FastifyRequest,
    reply: FastifyReply,
    next: string,
    { fault, ...sending }: Sending & { readonly fault?: SignInFault } = {},
  ): Promise<FastifyReply> {
    const { csrf, cookie } = await this.steps.form(request.headers);
    const page = { kind: 'code', csrf, next, fault } as const;
    return this.pages.send(request, reply, page, { ...sending, cookies: [cookie] });
  }

  /** Whose password was right a moment ago, unless it or the account changed since. */
  private async halfway({ headers }: FastifyRequest): Promise<Account | undefined> {
    const step = await this.steps.recall('rollcall-code', headers);
    const account = step && (await this.accounts.find(step.accountId));
    if (account === undefined || account.disabled) return undefined;
    return account.sessionsSince === step?.sessionsSince ? account : undefined;
  }

  private async signOut(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const { csrf } = formIn(request.body, ['csrf']);
    const { now } = this.pages.contextOf(request, atTheDoor);
    const held = await this.cookies.held(request.headers, now);
    if (held !== undefined) {
      const isOurs = isSameOrigin(request.headers, this.address.origin);
      if (!isOurs || !(await this.cookies.isCsrfOf(held, csrf)))
        return this.pages.send(request, reply, { kind: 'malformed' }, { status: 403 });
      const { session, account } = held;
      const context = this.contextOf(request, account.accountId);
      await this.sessions.end(session.sessionId, 'signed-out', context);
    }
    reply.removeHeader('set-cookie');
    return this.pages.lead(reply, '/sign-in?notice=signed-out', [this.cookies.cleared()]);
  }

  private async isOurs({ headers }: FastifyRequest, csrf: string): Promise<boolean> {
    return isSameOrigin(headers, this.address.origin) && this.steps.isFormOf(headers, csrf);
  }

  private contextOf(request: FastifyRequest, accountId: string): CommandContext {
    return this.pages.contextOf(request, { kind: 'account', id: accountId });
  }
}

export function nextIn(given: string | undefined): string {
  return placeHere(given, limits.signInNextCharactersMax, firstPlace);
}

function waiting(ms: number) {
  const seconds = Math.max(1, Math.ceil(ms / 1_000));
  return { fault: { kind: 'wait', seconds }, status: 429, retryAfterMs: ms } as const;
}
