import { Module, type DynamicModule } from '@nestjs/common';
import { APP_FILTER, HttpAdapterHost } from '@nestjs/core';
import { CqrsModule } from '@nestjs/cqrs';
import type { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { AccessModule } from '#access';
import { ActivitiesModule } from '#activities';
import { DirectoryModule } from '#directory';
import { AuditModule } from '#audit';
import type { IdempotencyKeys } from '#idempotency';
import { limits } from '#kernel';
import { ReportingModule } from '#reporting';
import { AccountsController } from './accounts/accounts.controller.js';
import { KeysController } from './accounts/keys.controller.js';
import { MeController } from './accounts/me.controller.js';
import { SealsModule } from '#seals';
import { ActivitiesController } from './activities/activities.controller.js';
import { AuditController } from './audit/audit.controller.js';
import { RebuildController } from './audit/rebuild.controller.js';
import { CampaignDesk } from './campaigns/campaign-desk.js';
import { CampaignQuestionsController } from './campaigns/campaign-questions.controller.js';
import { CampaignsController } from './campaigns/campaigns.controller.js';
import {
  ConfigurationController,
  SHOWN_SETTINGS,
  type EffectiveSetting,
} from './configuration/configuration.controller.js';
import { DryRunController } from './campaigns/dry-run.controller.js';
import { RehearsalController } from './campaigns/rehearsal.controller.js';
import { PhoneTasksController } from './campaigns/phone-tasks.controller.js';
import { PingsController } from './campaigns/pings.controller.js';
import { Timeline } from './campaigns/timeline.js';
import { ChannelsController } from './directory/channels.controller.js';
import { ContactPointsController } from './directory/contact-points.controller.js';
import { DirectoryController } from './directory/directory.controller.js';
import { DutyController } from './directory/duty.controller.js';
import { OnboardingController } from './directory/onboarding.controller.js';
import { ImportsController } from './directory/imports.controller.js';
import { ProposalsController } from './directory/proposals.controller.js';
import { DirectoryVersionsController } from './directory/versions.controller.js';
import { DocsController } from './docs.controller.js';
import { apiPrefix } from './http/api-controller.js';
import { AnswerInterceptor } from './http/answer.interceptor.js';
import {
  API_KEYS,
  ApiGuard,
  LED_FROM_ELSEWHERE,
  ON_ACCESS_REFUSED,
  type RefusedAccess,
} from './http/api.guard.js';
import type { ApiKey } from './http/api-keys.js';
import { IDEMPOTENCY_KEYS, IdempotencyInterceptor } from './http/idempotency.interceptor.js';
import { parseJsonBody } from './http/json-body.js';
import { HttpProblem } from './http/problem.js';
import { FailureReport, ProblemFilter } from './http/problem.filter.js';
import { ServedRoutes } from './http/served-routes.js';
import { ApiDocument } from './open-api.js';
import { LettersController } from './letters/letters.controller.js';
import { MailController } from './mail/mail.controller.js';
import { PrivacyController } from './privacy/privacy.controller.js';
import { PoliciesController } from './policies/policies.controller.js';
import { CalendarController } from './series/calendar.controller.js';
import { ReportsController } from './reports/reports.controller.js';
import { SealsController } from './seals/seals.controller.js';
import { SeriesController } from './series/series.controller.js';
import { TemplatesController } from './templates/templates.controller.js';

export interface ApiParts {
  /** Closed by whoever opened it. */
  readonly idempotency: IdempotencyKeys;
  /** With none the API answers this machine only. */
  readonly apiKeys: readonly ApiKey[];
  /** A proxy leads others here: then nobody is taken for somebody at this machine. */
  readonly isLedFromElsewhere?: boolean;
  /** Hears of failures that are ours, with the correlation id that the client was told. */
  readonly onFailure?: (error: unknown, correlationId: string) => void;
  /** Hears of everybody known who asked for what they may not. */
  readonly onAccessRefused?: (refused: RefusedAccess) => void;
  /** As they hold, secrets masked. */
  readonly settings?: readonly EffectiveSetting[];
}

const controllers = [
  DocsController,
  MeController,
  AccountsController,
  KeysController,
  ContactPointsController,
  ChannelsController,
  DirectoryController,
  DirectoryVersionsController,
  OnboardingController,
  DutyController,
  ImportsController,
  ProposalsController,
  ActivitiesController,
  PoliciesController,
  TemplatesController,
  CampaignsController,
  DryRunController,
  RehearsalController,
  SeriesController,
  CalendarController,
  MailController,
  LettersController,
  PrivacyController,
  CampaignQuestionsController,
  PingsController,
  PhoneTasksController,
  ReportsController,
  SealsController,
  AuditController,
  RebuildController,
  ConfigurationController,
];

/** The HTTP API under `/api/v1`, its description under `/api/docs`, and problem details for every error there is. */
@Module({})
export class ApiModule {
  static over(parts: ApiParts): DynamicModule {
    const { idempotency, apiKeys, onFailure, onAccessRefused, isLedFromElsewhere = false } = parts;
    const { settings = [] } = parts;
    return {
      module: ApiModule,
      // Controllers of other modules stand behind the same guard.
      global: true,
      imports: [
        CqrsModule,
        SealsModule,
        AccessModule,
        DirectoryModule,
        ActivitiesModule,
        ReportingModule,
        AuditModule,
      ],
      controllers: [...controllers],
      providers: [
        { provide: API_KEYS, useValue: apiKeys },
        { provide: SHOWN_SETTINGS, useValue: settings },
        { provide: LED_FROM_ELSEWHERE, useValue: isLedFromElsewhere },
        { provide: ON_ACCESS_REFUSED, useValue: onAccessRefused ?? (() => {}) },
        { provide: IDEMPOTENCY_KEYS, useValue: idempotency },
        { provide: FailureReport, useValue: { report: onFailure ?? (() => {}) } },
        { provide: APP_FILTER, useExisting: ProblemFilter },
        ProblemFilter,
        CampaignDesk,
        Timeline,
        ServedRoutes,
        ApiGuard,
        AnswerInterceptor,
        IdempotencyInterceptor,
        ApiDocument,
      ],
      exports: [
        API_KEYS,
        LED_FROM_ELSEWHERE,
        ON_ACCESS_REFUSED,
        IDEMPOTENCY_KEYS,
        FailureReport,
        ProblemFilter,
        ServedRoutes,
        ApiGuard,
        AnswerInterceptor,
        IdempotencyInterceptor,
        ApiDocument,
      ],
    };
  }

  constructor({ httpAdapter }: HttpAdapterHost<FastifyAdapter>, guard: ApiGuard) {
    httpAdapter
      .getInstance<FastifyInstance>()
      .addHook('preParsing', (request, reply) => requireWelcome(request, reply, guard));
    const bodyLimit = limits.httpBodyBytesMax;
    const json = ['application/json', 'application/merge-patch+json'];
    httpAdapter.useBodyParser(json, true, { bodyLimit }, parsed(parseJsonBody));
    httpAdapter.useBodyParser('text/csv', false, { bodyLimit: limits.importBytesMax });
  }
}

/**
 * Every request passes here, whichever module its route is of: none is open because somebody forgot to guard it. A body is
 * read into memory, so it is read only of who may send it, and a large one only where one is expected.
 */
async function requireWelcome(
  request: FastifyRequest,
  reply: FastifyReply,
  guard: ApiGuard,
): Promise<void> {
  const { method, url, headers, routeOptions } = request;
  const changes = method !== 'GET' && method !== 'HEAD';
  const { route, rule } = guard.ruleOf(request);
  if (route === undefined ? changes && url.startsWith(`/${apiPrefix}/`) : rule !== 'public')
    await guard.welcome(request, reply);
  if (!changes) return;
  const isTable = headers['content-type']?.toLowerCase().startsWith('text/csv') ?? false;
  if (isTable && !routeOptions.url?.startsWith(`/${apiPrefix}/directory/imports`))
    throw new HttpProblem(415, 'media-type-unsupported', 'a table is taken as an import only');
}

type Done = (error: Error | null, body?: unknown) => void;

function parsed(parse: (bytes: Buffer) => unknown) {
  return (_: unknown, bytes: Buffer, done: Done): void => {
    let body: unknown;
    try {
      body = parse(bytes);
    } catch (error) {
      done(error as Error);
      return;
    }
    done(null, body);
  };
}
