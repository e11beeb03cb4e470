import { Module, type DynamicModule } from '@nestjs/common';
import { TerminusModule } from '@nestjs/terminus';
import { AccessModule } from '#access';
import {
  API_KEYS,
  ApiGuard,
  LED_FROM_ELSEWHERE,
  ON_ACCESS_REFUSED,
  type RefusedAccess,
} from '../api/http/api.guard.js';
import type { ApiKey } from '../api/http/api-keys.js';
import { ProblemFilter } from '../api/http/problem.filter.js';
import { ServedRoutes } from '../api/http/served-routes.js';
import { Figures } from './figures.js';
import { HealthController } from './health.controller.js';
import { MetricsController } from './metrics.controller.js';
import { Operations } from './operations.js';
import { Readiness } from './readiness.js';
import { StatusReport } from './server-status.js';
import { StatusController } from './status.controller.js';

/** Health, metrics and status: what supervisors, Prometheus and the console ask of a server. */
@Module({})
export class OperationsModule {
  /** @param apiKeys who may see figures and status; health is for everybody who can reach it. */
  static over(
    operations: Operations,
    apiKeys: readonly ApiKey[],
    onAccessRefused: (refused: RefusedAccess) => void = () => {},
    isLedFromElsewhere = false,
  ): DynamicModule {
    return {
      module: OperationsModule,
      imports: [AccessModule, TerminusModule.forRoot({ logger: false })],
      controllers: [HealthController, MetricsController, StatusController],
      providers: [
        { provide: Operations, useValue: operations },
        // A worker without an API keeps its own doors.
        { provide: API_KEYS, useValue: apiKeys },
        { provide: LED_FROM_ELSEWHERE, useValue: isLedFromElsewhere },
        { provide: ON_ACCESS_REFUSED, useValue: onAccessRefused },
        ApiGuard,
        ServedRoutes,
        ProblemFilter,
        Readiness,
        Figures,
        StatusReport,
      ],
      exports: [Readiness],
    };
  }
}
