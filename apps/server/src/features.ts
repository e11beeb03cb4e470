import type { DynamicModule, Type } from '@nestjs/common';
import type { Throttle } from '#access';
import type { IdempotencyKeys } from '#idempotency';
import { AnswerPageModule } from './answer-page/answer-page.module.js';
import { ApiGuard, ApiModule, type RefusedAccess } from './api/index.js';
import type { ServerConfig } from './configuration/index.js';
import { isLoopback } from './configuration/loopback.js';
import { effectiveSettings } from './configuration/shown-settings.js';
import { ConsoleModule } from './console/console.module.js';
import { GatewayHooksModule } from './hooks/gateway-hooks.module.js';
import { ThrottleModule } from './http-edge/turnstile.module.js';
import { OperationsModule, type Logger, type Operations } from './observability/index.js';
import { SignInModule } from './sign-in/sign-in.module.js';
import { StreamsModule } from './streams/streams.module.js';

export interface FeatureParts {
  readonly operations: Operations;
  readonly idempotency: IdempotencyKeys;
  readonly throttle: Throttle;
  readonly log: Logger;
}

/** What a server serves over HTTP: health and figures always, everything else where it has the role of the API. */
export function featuresOf(
  config: ServerConfig,
  { operations, idempotency, throttle, log }: FeatureParts,
): readonly (Type | DynamicModule)[] {
  const { roles, apiKeys, gateways, http, access } = config;
  const onAccessRefused = ({ principal, route, permission }: RefusedAccess) => {
    const { actor, role } = principal;
    operations.metrics.accessRefused(role, permission);
    log.warn({ actor: `${actor.kind} ${actor.id}`, role, route, permission }, 'access refused');
  };
  const isLedFromElsewhere =
    http.trustedProxies.length > 0 || !isLoopback(new URL(http.publicUrl).hostname);
  const always = [OperationsModule.over(operations, apiKeys, onAccessRefused, isLedFromElsewhere)];
  if (!roles.includes('api')) return always;
  const onFailure = (error: unknown, correlation: string) =>
    log.error({ correlation, error }, 'a request failed');
  return [
    ...always,
    ApiModule.over({
      idempotency,
      apiKeys,
      isLedFromElsewhere,
      onFailure,
      onAccessRefused,
      settings: effectiveSettings(config),
    }),
    StreamsModule.over({ guard: ApiGuard, subscribersMax: http.streams }),
    ThrottleModule.over(throttle),
    SignInModule.over({ publicUrl: http.publicUrl, ...signInOf(access) }),
    AnswerPageModule,
    ConsoleModule,
    GatewayHooksModule.over(secretsOf(gateways)),
  ];
}

function signInOf({ sessionHours, oidc }: ServerConfig['access']) {
  const sessionMs = sessionHours * 3_600_000;
  return oidc === undefined ? { sessionMs } : { sessionMs, oidc };
}

/** By kind of channel; what is not configured is not there. */
function secretsOf({ sms, voice, webhook }: ServerConfig['gateways']) {
  return {
    ...(sms === undefined ? {} : { sms: sms.secret }),
    ...(voice === undefined ? {} : { voice: voice.secret }),
    ...(webhook === undefined ? {} : { webhook: webhook.secret }),
  };
}
