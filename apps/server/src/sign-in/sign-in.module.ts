import fastifyCookie from '@fastify/cookie';
import { Module, type DynamicModule, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import { AccessModule, SESSION_BOOK } from '#access';
import { TurnstileModule } from '../http-edge/turnstile.module.js';
import { AccountRoutes } from './account.routes.js';
import { Cookies } from './cookies.js';
import { InvitationRoutes } from './invitation.routes.js';
import { OidcRoutes } from './oidc.routes.js';
import { SignInOptions } from './options.js';
import { PUBLIC_URL, PublicAddress } from './public-address.js';
import { SessionCookies } from './session-cookies.js';
import { SessionController } from './session.controller.js';
import { SessionRequests } from './session-requests.js';
import { SignInPages } from './sign-in-pages.js';
import { SignInRoutes } from './sign-in.routes.js';
import { SignInSteps } from './steps.js';

export interface SignInParts extends SignInOptions {
  /** Where people reach this server. */
  readonly publicUrl: string;
}

/** Where people sign in, and what a request by their browser is worth. */
@Module({})
export class SignInModule implements OnModuleInit {
  static over({ publicUrl, ...options }: SignInParts): DynamicModule {
    return {
      module: SignInModule,
      // The guard of the API asks whose a cookie is.
      global: true,
      imports: [AccessModule, TurnstileModule],
      controllers: [SessionController],
      providers: [
        { provide: PUBLIC_URL, useValue: publicUrl },
        { provide: SignInOptions, useValue: options },
        { provide: SESSION_BOOK, useExisting: SessionCookies },
        PublicAddress,
        Cookies,
        SessionCookies,
        SessionRequests,
        SignInSteps,
        SignInPages,
        SignInRoutes,
        InvitationRoutes,
        OidcRoutes,
        AccountRoutes,
      ],
      exports: [SESSION_BOOK],
    };
  }

  constructor(
    private readonly host: HttpAdapterHost<FastifyAdapter>,
    private readonly requests: SessionRequests,
    private readonly pages: SignInPages,
    private readonly signIn: SignInRoutes,
    private readonly invitations: InvitationRoutes,
    private readonly oidc: OidcRoutes,
    private readonly account: AccountRoutes,
  ) {}

  onModuleInit(): void {
    const server = this.host.httpAdapter.getInstance<FastifyInstance>();
    // Only what it knows of the form of cookies is used: it reads and sets none by itself.
    void server.register(fastifyCookie, { hook: false });
    this.requests.watch(server);
    void server.register((part, _options, done) => {
      this.pages.prepare(part);
      for (const routes of [this.signIn, this.invitations, this.oidc, this.account])
        routes.register(part);
      done();
    });
  }
}
