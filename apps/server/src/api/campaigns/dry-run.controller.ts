import { Body, Get, Param, Post } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { GetDryRun, standardId } from '#campaigns';
import { ApiController } from '../http/api-controller.js';
import { Described } from '../http/described.js';
import { ConsideredDto } from './campaign.dto.js';
import { dryRunExample } from './campaign-examples.js';
import { asInput, selectionIn } from './plan-in.js';
import { scheduleIn } from './schedule-in.js';

const description =
  'Who is written to, when in UTC and on the clock there, through which channel and in which languages, and what is done about silence; with warnings. Nothing is sent.';

@ApiController('', 'campaigns')
export class DryRunController {
  constructor(private readonly queries: QueryBus) {}

  @Get('campaigns/:campaignId/dry-run')
  @Described({
    summary: 'Exactly what a campaign is going to do',
    description,
    example: dryRunExample,
    problems: [404, 409],
  })
  planned(@Param('campaignId') campaignId: string) {
    return this.queries.execute(new GetDryRun({ campaignId }));
  }

  @Post('dry-runs')
  @Described({
    summary: 'What a campaign would do that is only considered',
    description,
    example: { ...dryRunExample, campaignId: null },
    problems: [422],
  })
  considered(@Body() body: ConsideredDto) {
    const { name, policyId = standardId, templateId = standardId, schedule } = body;
    const plan = {
      ...(name === undefined ? {} : { name }),
      policyId,
      templateId,
      audience: selectionIn(body.audience),
      ...(schedule === undefined ? {} : { schedule: scheduleIn(schedule, 'schedule.') }),
    };
    return this.queries.execute(new GetDryRun({ plan })).catch(asInput);
  }
}
