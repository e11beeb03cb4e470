import { Inject, Module, type DynamicModule, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyAdapter } from '@nestjs/platform-fastify';
import { AnswersModule } from '#answers';
import { PORTS, type Ports } from '#engine';
import { GatewayDesk } from './gateway-desk.js';
import { gatewayHookRoutes, type GatewaySecrets } from './gateway-hooks.routes.js';

const SECRETS = Symbol('gateway secrets');

/** Where gateways for SMS, voice and chat report what became of a message, and what was replied. */
@Module({})
export class GatewayHooksModule implements OnModuleInit {
  constructor(
    private readonly host: HttpAdapterHost<FastifyAdapter>,
    private readonly desk: GatewayDesk,
    @Inject(PORTS) private readonly ports: Ports,
    @Inject(SECRETS) private readonly secrets: GatewaySecrets,
  ) {}

  static over(secrets: GatewaySecrets): DynamicModule {
    return {
      module: GatewayHooksModule,
      imports: [AnswersModule],
      providers: [GatewayDesk, { provide: SECRETS, useValue: secrets }],
    };
  }

  onModuleInit(): void {
    const routes = gatewayHookRoutes(this.desk, this.ports.clock, this.secrets);
    void this.host.httpAdapter.getInstance().register(routes);
  }
}
