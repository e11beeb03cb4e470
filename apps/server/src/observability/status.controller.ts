import { Controller, Get, Header, UseFilters, UseGuards } from '@nestjs/common';
import { ApiSecurity, ApiTags } from '@nestjs/swagger';
import { ApiGuard } from '../api/http/api.guard.js';
import { Described } from '../api/http/described.js';
import { ProblemFilter } from '../api/http/problem.filter.js';
import { StatusReport, statusExample, type ServerStatus } from './server-status.js';

/** What the server says of itself. */
@Controller('api/v1/status')
@ApiTags('server')
@ApiSecurity('apiKey')
@UseGuards(ApiGuard)
@UseFilters(ProblemFilter)
export class StatusController {
  constructor(private readonly report: StatusReport) {}

  @Get()
  @Header('Cache-Control', 'no-store')
  @Described({
    summary: 'Whether the engine ticks, and what an operator should know',
    description:
      'While `ticking` is false nothing is sent and no reminder goes out, whatever else works.',
    example: statusExample,
    orNull: ['lastTickAt', 'worker', 'dispatch', 'deadMan'],
  })
  status(): Promise<ServerStatus> {
    return this.report.now();
  }
}
