import { Module, type DynamicModule, type LoggerService, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { accessCapability, AccessModule } from '#access';
import { activitiesCapability, ActivitiesModule } from '#activities';
import { answersCapability, AnswersModule } from '#answers';
import { auditCapability, AuditModule } from '#audit';
import { CampaignRuntime, campaignsCapability, CampaignsModule } from '#campaigns';
import { directoryCapability, DirectoryModule } from '#directory';
import { Engine, EngineModule, type Ports } from '#engine';
import { limits, type Instant } from '#kernel';
import { messagingCapability, MessagingModule, type Transport } from '#messaging';
import { sealsCapability, SealsModule } from '#seals';
import { answerMalformed, ApiDocument, ApiModule } from './api/index.js';
import { secureHeaders } from './http-edge/security-headers.js';
import { endUnusedConnections } from './runtime/unused-connections.js';

/** What a process does: answer over HTTP, run campaigns, or both. */
export const roles = ['api', 'worker'] as const;
export type Role = (typeof roles)[number];

export const capabilities = [
  messagingCapability,
  sealsCapability,
  accessCapability,
  directoryCapability,
  activitiesCapability,
  campaignsCapability,
  answersCapability,
  auditCapability,
];

export interface ServerParts {
  readonly ports: Ports;
  readonly transport: Transport;
  readonly roles: readonly Role[];
  /** What is served beside the engine: API, answer pages, health. */
  readonly features: readonly (Type | DynamicModule)[];
  /** Hears of a loop that stopped. By default the process ends loudly. */
  readonly onFailure?: (error: unknown) => void;
  /** When campaigns were last run, where that is known: what lies in between is an outage. */
  readonly downSince?: Instant;
  /** Hears the framework's own words. By default nobody does. */
  readonly logger?: LoggerService;
  /** Whether people reach this server by TLS, through a proxy. */
  readonly isHttps?: boolean;
  /** Addresses and networks of proxies whose `X-Forwarded-For` is believed; by default nobody's is. */
  readonly trustedProxies?: readonly string[];
  /** Has the application before its routes are made. */
  readonly prepare?: (app: NestFastifyApplication) => void;
}

@Module({})
class ServerModule {
  static over({ ports, transport, features, onFailure }: ServerParts): DynamicModule {
    return {
      module: ServerModule,
      imports: [
        EngineModule.over(ports, capabilities, onFailure),
        MessagingModule,
        SealsModule,
        AccessModule,
        DirectoryModule,
        ActivitiesModule,
        CampaignsModule.over(transport),
        AnswersModule,
        AuditModule,
        ...features,
      ],
    };
  }
}

/** Builds the application and starts what its roles ask for; it listens once the caller says so. */
export async function createServer(parts: ServerParts): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    bodyLimit: limits.httpBodyBytesMax,
    frameworkErrors: answerMalformed,
    // Whoever sends a byte now and then holds a socket for so long, and no longer.
    requestTimeout: limits.requestReceiveMsMax,
    http: {
      headersTimeout: limits.requestHeadersMsMax,
      connectionsCheckingInterval: limits.requestLookMs,
    },
    trustProxy: parts.trustedProxies?.length ? [...parts.trustedProxies] : false,
  });
  const app = await NestFactory.create<NestFastifyApplication>(ServerModule.over(parts), adapter, {
    logger: parts.logger ?? false,
    abortOnError: false,
  });
  endUnusedConnections(app);
  secureHeaders(app, parts.isHttps ?? false);
  parts.prepare?.(app);
  await app.init();
  if (parts.features.some((one) => 'module' in one && one.module === ApiModule))
    app.get(ApiDocument).describe(app);
  if (parts.roles.includes('worker')) await app.get(CampaignRuntime).start(parts.downSince);
  else await app.get(Engine).startReading();
  return app;
}
