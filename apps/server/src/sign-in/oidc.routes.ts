import { Injectable, Logger } from '@nestjs/common';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { AccountDesk, digestOf, isLogin, type Account } from '#access';
import { failureKind, type CommandContext, type Refusal } from '#kernel';
import { Turnstile } from '../http-edge/turnstile.js';
import {
  IdentityProvider,
  ProviderFailure,
  type ProvenIdentity,
} from './oidc/identity-provider.js';
import { SignInOptions } from './options.js';
import type { SignInFault } from './pages/sign-in-page.js';
import { PublicAddress } from './public-address.js';
import { queryIn, SignInPages } from './sign-in-pages.js';
import { atTheDoor, firstPlace, nextIn, SignInRoutes } from './sign-in.routes.js';
import { SignInSteps } from './steps.js';

const callbackPath = '/sign-in/oidc/callback';

/** To a provider of identities and back: `/sign-in/oidc`, `/invitation/{token}/oidc`. */
@Injectable()
export class OidcRoutes {
  private readonly log = new Logger('SignIn');
  private readonly provider: IdentityProvider | undefined;

  constructor(
    private readonly accounts: AccountDesk,
    private readonly steps: SignInSteps,
    private readonly turnstile: Turnstile,
    private readonly pages: SignInPages,
    private readonly signIn: SignInRoutes,
    private readonly address: PublicAddress,
    private readonly options: SignInOptions,
  ) {
    const { oidc } = options;
    this.provider = oidc && new IdentityProvider(oidc);
  }

  register(server: FastifyInstance): void {
    const { provider } = this;
    if (provider === undefined) return;
    server.get('/sign-in/oidc', (request, reply) =>
      this.depart(provider, request, reply, nextIn(queryIn(request, 'next'))),
    );
    server.get<{ Params: { readonly token: string } }>(
      '/invitation/:token/oidc',
      (request, reply) => this.departInvited(provider, request, reply, request.params.token),
    );
    server.get(callbackPath, (request, reply) => this.arrive(provider, request, reply));
  }

  /**
   * From the page of the invitation only: a link that somebody was lured to must not tie them to
   * another's account. It is no form, because the policy of the page lets none lead to the provider.
   */
  private async departInvited(
    provider: IdentityProvider,
    request: FastifyRequest,
    reply: FastifyReply,
    token: string,
  ): Promise<FastifyReply> {
    const isOurs = await this.steps.isFormOf(request.headers, queryIn(request, 'csrf') ?? '');
    return isOurs
      ? this.depart(provider, request, reply, firstPlace, token)
      : this.pages.lead(reply, `/invitation/${encodeURIComponent(token)}`);
  }

  private async depart(
    provider: IdentityProvider,
    request: FastifyRequest,
    reply: FastifyReply,
    next: string,
    invitation?: string,
  ): Promise<FastifyReply> {
    try {
      const { url, ...departure } = await provider.departure(this.address.urlOf(callbackPath));
      const taken = invitation === undefined ? {} : { invitation };
      const step = { ...departure, next, ...taken };
      return this.pages.lead(reply, url, [await this.steps.remember('rollcall-oidc', step)]);
    } catch (error) {
      return this.refuse(request, reply, next, this.faultOf(error));
    }
  }

  private async arrive(
    provider: IdentityProvider,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<FastifyReply> {
    // A picture on a page of somebody else asks for this address as well: it costs an office none of its tries.
    const step = await this.steps.recall('rollcall-oidc', request.headers);
    if (step === undefined) return this.refuse(request, reply, firstPlace, { kind: 'stale' });
    const waitMs = await this.turnstile.signIn(request.ip);
    if (waitMs > 0) return this.pages.tooMany(request, reply, waitMs);
    const [, query = ''] = request.url.split('?');
    try {
      const arrivedAt = new URL(`${this.address.urlOf(callbackPath)}?${query}`);
      const identity = await provider.arrival(arrivedAt, step);
      const context = this.pages.contextOf(request, atTheDoor);
      const account = await this.accountOf(identity, step.invitation, context);
      if (account === undefined || account.disabled)
        return await this.refuse(request, reply, step.next, { kind: 'identity-unknown' });
      return await this.signIn.letIn(request, reply, account, 'oidc', step.next);
    } catch (error) {
      return this.refuse(request, reply, step.next, this.faultOf(error));
    }
  }

  /** Where roles come from the provider, whoever has none there has none here. */
  private async accountOf(
    identity: ProvenIdentity,
    invitation: string | undefined,
    context: CommandContext,
  ): Promise<Account | undefined> {
    const { roles = [] } = this.options.oidc ?? {};
    if (invitation !== undefined)
      return this.accounts.link({ token: invitation, identity }, context);
    const known = await this.accounts.byIdentity(identity);
    if (roles.length === 0 || known?.disabled) return known;
    const role = roles.find(({ name }) => identity.roleValues.includes(name))?.role;
    if (role === undefined) return undefined;
    const provision = (login: string) =>
      this.accounts.provision({ identity, login, role }, context);
    try {
      return await provision(known?.accountId ?? loginOf(identity));
    } catch (error) {
      // Somebody has to be able to administer, whatever a provider says.
      if (isRefusal(error, 'administrator-is-last')) return known;
      if (isRefusal(error, 'account-exists')) return provision(unlikeOthers(identity));
      throw error;
    }
  }

  private async refuse(
    request: FastifyRequest,
    reply: FastifyReply,
    next: string,
    fault: SignInFault,
  ): Promise<FastifyReply> {
    const cookies = [this.steps.forget('rollcall-oidc')];
    const status = fault.kind === 'provider-away' ? 503 : 403;
    return this.signIn.form(request, reply, { next, fault, status, cookies });
  }

  private faultOf(error: unknown): SignInFault {
    if (error instanceof ProviderFailure) {
      const { message, cause } = error;
      const why = cause instanceof Error ? cause.message : String(cause);
      this.log.warn(`${message}: ${why.replaceAll(/\p{C}+/gu, ' ').slice(0, 300)}`);
      return { kind: error.kind === 'away' ? 'provider-away' : 'provider-refused' };
    }
    if (isRefusal(error, 'invitation-unknown') || isRefusal(error, 'invitation-expired'))
      return { kind: 'invitation-over' };
    if (isRefusal(error, 'identity-linked')) return { kind: 'identity-linked' };
    throw error;
  }
}

/** What the provider calls them, as far as it can be a name here. */
function loginOf(identity: ProvenIdentity): string {
  const [wished = ''] = (identity.name ?? '').toLowerCase().split('@');
  return isLogin(wished) ? wished : unlikeOthers(identity);
}

/** Two people of a provider may have the same name here. */
function unlikeOthers({ issuer, subject }: ProvenIdentity): string {
  return `person-${digestOf(JSON.stringify([issuer, subject])).slice(0, 12)}`;
}

function isRefusal(error: unknown, code: string): boolean {
  return failureKind(error) === 'refusal' && (error as Refusal).code === code;
}
