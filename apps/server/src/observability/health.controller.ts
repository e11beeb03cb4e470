import { Controller, Get, Header, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import {
  HealthCheckService,
  HealthIndicatorService,
  type HealthCheckResult,
} from '@nestjs/terminus';
import type { FastifyReply } from 'fastify';
import { Operations } from './operations.js';
import { Readiness } from './readiness.js';

/** What supervisors ask: whether to restart the process (`live`), and whether to send it work (`ready`). */
@Controller('health')
@ApiExcludeController()
export class HealthController {
  constructor(
    private readonly health: HealthCheckService,
    private readonly indicators: HealthIndicatorService,
    private readonly operations: Operations,
    private readonly readiness: Readiness,
  ) {}

  /** A loop that has not run for a minute will not run again by itself (FM-18). For a store that is away it waits. */
  @Get('live')
  @Header('Cache-Control', 'no-store')
  live(@Res({ passthrough: true }) reply: FastifyReply) {
    const { vitals } = this.operations;
    const indicator = this.indicators.check('loop');
    const told = { lastTickAt: vitals.lastTickAt };
    return answered(
      reply,
      this.health.check([() => (vitals.alive ? indicator.up(told) : indicator.down(told))]),
    );
  }

  @Get('ready')
  @Header('Cache-Control', 'no-store')
  async ready(@Res({ passthrough: true }) reply: FastifyReply) {
    const problems = await this.readiness.problems();
    const indicator = this.indicators.check('server');
    return answered(
      reply,
      this.health.check([
        () => (problems.length === 0 ? indicator.up() : indicator.down({ problems })),
      ]),
    );
  }
}

/** The same form for good news and for bad, whatever else turns failures into problem details. */
async function answered(
  reply: FastifyReply,
  checking: Promise<HealthCheckResult>,
): Promise<unknown> {
  try {
    return await checking;
  } catch (error) {
    void reply.status(503);
    return (error as { getResponse(): unknown }).getResponse();
  }
}
