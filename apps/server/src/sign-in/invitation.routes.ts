import { Injectable } from '@nestjs/common';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { AccountDesk, passwordFaultKind, type Account } from '#access';
import { failureKind } from '#kernel';
import { Turnstile } from '../http-edge/turnstile.js';
import { formIn } from './form-in.js';
import { SignInOptions } from './options.js';
import { passwordFaultOf } from './password-faults.js';
import type { SignInFault } from './pages/sign-in-page.js';
import { PublicAddress } from './public-address.js';
import { isSameOrigin } from './same-origin.js';
import { SignInPages } from './sign-in-pages.js';
import { atTheDoor, firstPlace, SignInRoutes } from './sign-in.routes.js';
import { SignInSteps } from './steps.js';

type OfToken = FastifyRequest<{ Params: { readonly token: string } }>;

/** `/invitation/{token}`, where somebody who was invited chooses how to sign in. Opening it uses nothing up. */
@Injectable()
export class InvitationRoutes {
  constructor(
    private readonly accounts: AccountDesk,
    private readonly steps: SignInSteps,
    private readonly turnstile: Turnstile,
    private readonly pages: SignInPages,
    private readonly signIn: SignInRoutes,
    private readonly address: PublicAddress,
    private readonly options: SignInOptions,
  ) {}

  register(server: FastifyInstance): void {
    server.get('/invitation/:token', (request: OfToken, reply) =>
      this.invited(request, reply, (account) => this.form(request, reply, account)),
    );
    server.post('/invitation/:token', (request: OfToken, reply) =>
      this.invited(request, reply, (account) => this.take(request, reply, account)),
    );
  }

  private async take(request: OfToken, reply: FastifyReply, account: Account) {
    const { csrf, password, repeated } = formIn(request.body, ['csrf', 'password', 'repeated']);
    const isOurs =
      isSameOrigin(request.headers, this.address.origin) &&
      (await this.steps.isFormOf(request.headers, csrf));
    if (!isOurs) return this.form(request, reply, account, { kind: 'stale' }, 403);
    const weak = passwordFaultKind(password, account.login);
    const fault =
      weak === undefined && password !== repeated ? 'passwords-differ' : passwordFaultOf(weak);
    if (fault !== undefined) return this.form(request, reply, account, { kind: fault }, 422);
    const { token } = request.params;
    const context = this.pages.contextOf(request, { kind: 'account', id: account.accountId });
    const taken = await this.accounts.accept({ token, password }, context);
    // The link shows that somebody reads their mail, which is no second step.
    return taken.hasTotp
      ? this.signIn.halfIn(reply, taken, firstPlace)
      : this.signIn.letIn(request, reply, taken, 'invitation', firstPlace);
  }

  private async invited(
    request: OfToken,
    reply: FastifyReply,
    then: (account: Account) => Promise<FastifyReply>,
  ): Promise<FastifyReply> {
    const { now } = this.pages.contextOf(request, atTheDoor);
    try {
      return await then(await this.accounts.invited(request.params.token, now));
    } catch (error) {
      if (failureKind(error) !== 'refusal') throw error;
      const waitMs = await this.turnstile.unknownLink(request.ip);
      if (waitMs > 0) return this.pages.tooMany(request, reply, waitMs);
      return this.pages.send(request, reply, { kind: 'invitation-unknown' }, { status: 404 });
    }
  }

  private async form(
    request: OfToken,
    reply: FastifyReply,
    { login }: Account,
    fault?: SignInFault,
    status = 200,
  ): Promise<FastifyReply> {
    const { csrf, cookie } = await this.steps.form(request.headers);
    const provider = this.options.oidc?.name;
    const asked = `${encodeURIComponent(request.params.token)}/oidc?csrf=${encodeURIComponent(csrf)}`;
    const providerHref = `/invitation/${asked}`;
    const page = { kind: 'invitation', csrf, login, fault, provider, providerHref } as const;
    return this.pages.send(request, reply, page, { status, cookies: [cookie] });
  }
}
