import 'reflect-metadata';
import { Body, Controller, Module, Param, Post, ValidationPipe } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { CommandBus } from '@nestjs/cqrs';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { RecordResponse } from '#campaigns';
import { systemClock, uuidV7Ids } from '#kernel';
import { ResponseDto } from '../../apps/server/src/api/campaigns/ping.dto.js';
import type { Benchmark, Contestant, Figures } from './benchmark.js';
import { Companion } from './companion.js';
import type { Answered, Asked } from './http-clients.js';
import { inParallel } from './in-parallel.js';
import { Lag } from './lag.js';
import { contactPointIds } from './network.js';
import { campaignId, context, withCampaign } from './served-campaign.js';

const pings = 2_000;
const requests = 20_000;
const warmRequests = 4_000;
const connections = 64;
const response = { grade: 'human', via: 'api' } as const;
const pingPath = `/api/v1/campaigns/${campaignId}/pings/cp-*`;
const command = { method: 'POST', path: `${pingPath}/responses`, body: response } as const;
const question = { method: 'GET', path: pingPath } as const;

/** The controller that one writes with what Nest has: checks what comes in as ours is checked, and has nothing to do. */
@Controller('api/v1/campaigns/:campaignId/pings/:contactPointId')
class BareController {
  @Post('responses')
  record(
    @Param('campaignId') _campaignId: string,
    @Param('contactPointId') _contactPointId: string,
    @Body() { receivedAt }: ResponseDto,
  ) {
    return {
      responseId: uuidV7Ids.next(),
      outcome: 'counted',
      receivedAt: receivedAt ?? systemClock.now(),
    };
  }
}

@Module({ controllers: [BareController] })
class BareModule {}

async function bareServer(): Promise<NestFastifyApplication> {
  const app = await NestFactory.create<NestFastifyApplication>(BareModule, new FastifyAdapter(), {
    logger: false,
  });
  app.useGlobalPipes(
    new ValidationPipe({
      transform: true,
      whitelist: true,
      forbidNonWhitelisted: true,
      stopAtFirstError: true,
    }),
  );
  await app.listen(0, '127.0.0.1');
  return app;
}

async function asked(
  url: string,
  what: typeof command | typeof question,
  status: number,
): Promise<Figures> {
  const clients = await Companion.start('http-clients.ts');
  const one = { ...what, port: Number(new URL(url).port), connections, paths: pings };
  await clients.ask<Answered>({ ...one, requests: warmRequests } satisfies Asked);
  const late = new Lag();
  const { seconds, statuses } = await clients.ask<Answered>({ ...one, requests } satisfies Asked);
  const lateMs = late.end();
  if (statuses[status] !== requests)
    throw new Error(`not all were answered ${status}: ${JSON.stringify(statuses)}`);
  clients.end();
  return { done: requests / seconds, 'event loop late, p99': lateMs };
}

const overHttp: Contestant = {
  name: 'rollcall, a durable command',
  run: () => withCampaign(pings, {}, ({ url }) => asked(url, command, 201)),
};

const bare: Contestant = {
  name: 'bare Nest on Fastify, the same validation',
  run: async () => {
    const app = await bareServer();
    const figures = await asked(await app.getUrl(), command, 201);
    await app.close();
    return figures;
  },
};

const asQuestion: Contestant = {
  name: 'rollcall, a question',
  run: () => withCampaign(pings, {}, ({ url }) => asked(url, question, 200)),
};

const withoutHttp: Contestant = {
  name: 'rollcall, the command without HTTP',
  run: () =>
    withCampaign(pings, {}, async ({ app }) => {
      const bus = app.get(CommandBus, { strict: false });
      const contactPoints = contactPointIds(pings);
      const run = (count: number) =>
        inParallel(connections, Array(count).keys(), (number) => {
          const now = context();
          const ping = { campaignId, contactPointId: contactPoints[number % pings] ?? '' };
          const recorded = { ping, responseId: uuidV7Ids.next(), receivedAt: now.now, ...response };
          return bus.execute(new RecordResponse(recorded, now));
        });
      await run(warmRequests);
      const late = new Lag();
      const begun = performance.now();
      await run(requests);
      const seconds = (performance.now() - begun) / 1_000;
      return { done: requests / seconds, 'event loop late, p99': late.end() };
    }),
};

export const http: Benchmark = {
  name: 'HTTP commands',
  measures: [
    { name: 'done', unit: 'requests/s' },
    { name: 'event loop late, p99', unit: 'ms' },
  ],
  contestants: [overHttp, bare, asQuestion, withoutHttp],
  goals: [{ measure: 'done', of: overHttp.name, to: bare.name, least: 0.85 }],
};
