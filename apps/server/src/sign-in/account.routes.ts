import { Injectable } from '@nestjs/common';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { toString as svgOf } from 'qrcode';
import { AccountDesk, passwordFaultKind, SessionDesk, totpUri, type HeldSession } from '#access';
import { failureKind, type CommandContext, type Refusal } from '#kernel';
import { Turnstile } from '../http-edge/turnstile.js';
import { formIn } from './form-in.js';
import { SignInOptions } from './options.js';
import { passwordFaultOf } from './password-faults.js';
import type { SignInFault, SignInNotice } from './pages/sign-in-page.js';
import { PublicAddress } from './public-address.js';
import { isSameOrigin } from './same-origin.js';
import { SessionCookies } from './session-cookies.js';
import { queryIn, SignInPages, type Sending } from './sign-in-pages.js';
import { atTheDoor } from './sign-in.routes.js';

const notices = ['session-ended', 'password-changed', 'second-step-removed'] as const;

/** Somebody with a session, and what their form said. */
interface Asked<Field extends string> {
  readonly held: HeldSession;
  readonly form: Readonly<Record<Field, string>>;
  readonly context: CommandContext;
}

/** `/account`: who one is here, where one is signed in, password and second step. */
@Injectable()
export class AccountRoutes {
  constructor(
    private readonly accounts: AccountDesk,
    private readonly sessions: SessionDesk,
    private readonly cookies: SessionCookies,
    private readonly turnstile: Turnstile,
    private readonly pages: SignInPages,
    private readonly address: PublicAddress,
    private readonly options: SignInOptions,
  ) {}

  register(server: FastifyInstance): void {
    server.get('/account', (request, reply) => this.show(request, reply));
    const take = <Field extends string>(
      path: string,
      fields: readonly Field[],
      handle: (
        request: FastifyRequest,
        reply: FastifyReply,
        asked: Asked<Field>,
      ) => Promise<FastifyReply>,
    ) =>
      server.post(`/account/${path}`, async (request, reply) => {
        const asked = await this.asked(request, fields);
        if (asked === 'nobody') return this.toSignIn(reply);
        if (asked === 'foreign')
          return this.pages.send(request, reply, { kind: 'malformed' }, { status: 403 });
        return handle(request, reply, asked);
      });
    take('sessions/end', ['csrf', 'session'], (...given) => this.endSession(...given));
    take('password', ['csrf', 'current', 'password', 'repeated'], (...given) =>
      this.changePassword(...given),
    );
    take('second-step', ['csrf', 'current'], (...given) => this.enrol(...given));
    take('second-step/confirm', ['csrf', 'code', 'secret'], (...given) => this.confirm(...given));
    take('second-step/remove', ['csrf', 'current'], (...given) => this.remove(...given));
  }

  private async show(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const { now } = this.pages.contextOf(request, atTheDoor);
    const held = await this.cookies.held(request.headers, now);
    if (held === undefined) return this.toSignIn(reply);
    const said = queryIn(request, 'notice');
    return this.page(request, reply, held, { notice: notices.find((one) => one === said) });
  }

  private async endSession(
    _request: FastifyRequest,
    reply: FastifyReply,
    { held, form, context }: Asked<'session'>,
  ): Promise<FastifyReply> {
    const { accountId } = held.account;
    try {
      await this.sessions.end(form.session, 'ended-elsewhere', context, accountId);
    } catch (error) {
      // It is over already, or was never theirs: either way there is nothing left to end.
      if (!isRefusal(error, 'session-unknown')) throw error;
    }
    return this.pages.lead(reply, '/account?notice=session-ended');
  }

  private async changePassword(
    request: FastifyRequest,
    reply: FastifyReply,
    { held, form, context }: Asked<'current' | 'password' | 'repeated'>,
  ): Promise<FastifyReply> {
    const { accountId, login } = held.account;
    const weak = passwordFaultKind(form.password, login);
    const fault =
      weak === undefined && form.password !== form.repeated
        ? 'passwords-differ'
        : passwordFaultOf(weak);
    if (fault !== undefined)
      return this.page(request, reply, held, { fault: { kind: fault }, status: 422 });
    const wrong = await this.wrongPassword(request, reply, held, form.current);
    if (wrong !== undefined) return wrong;
    const given = { password: form.current, next: form.password };
    await this.accounts.changePassword(accountId, given, context);
    // Every session is over now, this one too: whoever just proved who they are gets a new one.
    const { how } = held.session;
    const opened = await this.sessions.open(accountId, how, this.options.sessionMs, context);
    const cookie = await this.cookies.cookieOf(opened, context.now);
    reply.removeHeader('set-cookie');
    return this.pages.lead(reply, '/account?notice=password-changed', [cookie]);
  }

  private async enrol(
    request: FastifyRequest,
    reply: FastifyReply,
    { held, form, context }: Asked<'current' | 'csrf'>,
  ): Promise<FastifyReply> {
    const wrong = await this.wrongPassword(request, reply, held, form.current);
    if (wrong !== undefined) return wrong;
    const { secret, uri } = await this.accounts.enrolTotp(held.account.accountId, context);
    return this.enrolment(request, reply, form.csrf, secret, uri);
  }

  private async confirm(
    request: FastifyRequest,
    reply: FastifyReply,
    { held, form, context }: Asked<'csrf' | 'code' | 'secret'>,
  ): Promise<FastifyReply> {
    const { accountId } = held.account;
    try {
      const codes = await this.accounts.confirmTotp(accountId, form.code, context);
      return this.pages.send(request, reply, { kind: 'recovery', codes });
    } catch (error) {
      if (!isRefusal(error, 'code-wrong')) {
        // A second tab, or the way back: what there is to see is on the page itself.
        if (failureKind(error) === 'refusal') return this.pages.lead(reply, '/account');
        throw error;
      }
      // The app has the key by now, so the same one is shown again. It comes from the page, and is shown on it only.
      const secret = /^[A-Z2-7]{16,64}$/.test(form.secret) ? form.secret : '';
      const uri = totpUri(secret, held.account.login);
      const fault = { kind: 'code-wrong' } as const;
      return this.enrolment(request, reply, form.csrf, secret, uri, fault);
    }
  }

  private async remove(
    request: FastifyRequest,
    reply: FastifyReply,
    { held, form, context }: Asked<'current'>,
  ): Promise<FastifyReply> {
    const wrong = await this.wrongPassword(request, reply, held, form.current);
    if (wrong !== undefined) return wrong;
    await this.accounts.removeTotp(held.account.accountId, context);
    return this.pages.lead(reply, '/account?notice=second-step-removed');
  }

  private async enrolment(
    request: FastifyRequest,
    reply: FastifyReply,
    csrf: string,
    secret: string,
    uri: string,
    fault?: SignInFault,
  ): Promise<FastifyReply> {
    const svg = await svgOf(uri, { type: 'svg', margin: 2 });
    const page = { kind: 'enrol', csrf, svg, secret, fault } as const;
    return this.pages.send(request, reply, page, { status: fault === undefined ? 200 : 422 });
  }

  /** Whoever sits down at somebody's browser must not get at more than it shows. */
  private async wrongPassword(
    request: FastifyRequest,
    reply: FastifyReply,
    held: HeldSession,
    password: string,
  ): Promise<FastifyReply | undefined> {
    const { accountId } = held.account;
    const waitMs = await this.turnstile.password(accountId);
    if (waitMs > 0) return this.pages.tooMany(request, reply, waitMs);
    if (await this.accounts.knowsPassword(accountId, password)) return undefined;
    const fault = { kind: 'password-wrong' } as const;
    return this.page(request, reply, held, { fault, status: 422 });
  }

  private async asked<Field extends string>(
    request: FastifyRequest,
    fields: readonly Field[],
  ): Promise<Asked<Field> | 'nobody' | 'foreign'> {
    const { now } = this.pages.contextOf(request, atTheDoor);
    const held = await this.cookies.held(request.headers, now);
    if (held === undefined) return 'nobody';
    const form = formIn(request.body, fields);
    const { csrf } = form as { readonly csrf?: string };
    const isOurs =
      isSameOrigin(request.headers, this.address.origin) &&
      (await this.cookies.isCsrfOf(held, csrf ?? ''));
    if (!isOurs) return 'foreign';
    const context = this.pages.contextOf(request, { kind: 'account', id: held.account.accountId });
    return { held, form, context };
  }

  private async page(
    request: FastifyRequest,
    reply: FastifyReply,
    held: HeldSession,
    {
      fault,
      notice,
      ...sending
    }: Sending & {
      readonly fault?: SignInFault;
      readonly notice?: SignInNotice | undefined;
    },
  ): Promise<FastifyReply> {
    const { account, session } = held;
    const { now } = this.pages.contextOf(request, atTheDoor);
    const all = await this.sessions.sessionsOf(account, now);
    const page = {
      kind: 'account',
      csrf: await this.cookies.csrfOf(held),
      login: account.login,
      role: account.role,
      hasPassword: account.hasPassword,
      hasSecondStep: account.hasTotp,
      sessions: all.map((one) => ({ ...one, isOwn: one.sessionId === session.sessionId })),
      fault,
      notice,
    } as const;
    return this.pages.send(request, reply, page, sending);
  }

  private toSignIn(reply: FastifyReply): FastifyReply {
    return this.pages.lead(reply, '/sign-in?notice=sign-in-first&next=/account');
  }
}

function isRefusal(error: unknown, code: string): boolean {
  return failureKind(error) === 'refusal' && (error as Refusal).code === code;
}
