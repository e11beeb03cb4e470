import { Controller, Get, Header, Res, UseFilters, UseGuards } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { ApiGuard } from '../api/http/api.guard.js';
import { ProblemFilter } from '../api/http/problem.filter.js';
import { Figures } from './figures.js';
import { Operations } from './operations.js';

/** What Prometheus scrapes. */
@Controller('metrics')
@ApiExcludeController()
@UseGuards(ApiGuard)
@UseFilters(ProblemFilter)
export class MetricsController {
  constructor(
    private readonly operations: Operations,
    private readonly figures: Figures,
  ) {}

  @Get()
  @Header('Cache-Control', 'no-store')
  async metrics(@Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    const { metrics } = this.operations;
    void reply.type(metrics.contentType);
    return metrics.text(await this.figures.now());
  }
}
