import { Body, Get, Headers, Param, Put, Query } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import {
  defaultPolicy,
  DefinePolicy,
  parsePolicy,
  policies,
  policy,
  policyStream,
  standardId,
  unreachableSteps,
  type Policy,
} from '#campaigns';
import { CommandLoop, ProjectionHost, type Until } from '#engine';
import { Refusal, type CommandContext } from '#kernel';
import { ApiController, apiPrefix } from '../http/api-controller.js';
import { AsOfDto, untilOf } from '../http/as-of.dto.js';
import { Asked } from '../http/asked.js';
import { Described } from '../http/described.js';
import { expectedRevision, Tagged } from '../http/entity-tags.js';
import { requireId } from '../http/ids.js';

/** What is there before anybody defined it, which the first campaign that uses it will store as version 1. */
const standard = { policyId: standardId, version: 1, policy: defaultPolicy };
const example = { policyId: 'strict', version: 2, policy: defaultPolicy };

@ApiController('policies', 'policies')
export class PoliciesController {
  constructor(
    private readonly bus: CommandBus,
    private readonly loop: CommandLoop,
    private readonly projections: ProjectionHost,
  ) {}

  @Get()
  @Described({
    summary: 'The policies, each in its newest version',
    example: [example],
    problems: [422],
  })
  async list(@Query() asOf: AsOfDto) {
    const known = new Map([
      [standardId, standard],
      ...(await this.projections.documents(policies, untilOf(asOf))),
    ]);
    return [...known.values()].toSorted((a, b) => (a.policyId < b.policyId ? -1 : 1));
  }

  @Get(':policyId')
  @Described({ summary: 'A policy in its newest version', example, problems: [404, 422] })
  async one(@Param('policyId') policyId: string, @Query() asOf: AsOfDto) {
    const until = untilOf(asOf);
    return until === undefined ? this.load(policyId) : this.past(policyId, until);
  }

  @Put(':policyId')
  @Described({
    summary: 'Define a policy, or its next version',
    description:
      'What is left out is as in the standard policy. The same content makes no new version. Campaigns keep the version they were planned or launched with.',
    example,
    body: { example: defaultPolicy },
    conditional: true,
    problems: [422],
  })
  async define(
    @Param('policyId') policyId: string,
    @Body() body: unknown,
    @Asked() context: CommandContext,
    @Headers('if-match') ifMatch?: string,
  ) {
    requireId('policyId', policyId);
    const given = parsePolicy('', Buffer.from(JSON.stringify(body ?? null)));
    const { revision } = await this.loop.load(policyStream(policyId), policy);
    expectedRevision(ifMatch, revision);
    await this.bus.execute(new DefinePolicy({ policyId, policy: given }, context));
    const defined = await this.load(policyId);
    const location = revision === undefined ? `/${apiPrefix}/policies/${policyId}` : undefined;
    return new Tagged(defined.revision, defined.body, location);
  }

  @Get(':policyId/warnings')
  @Described({
    summary: 'Steps of a policy that can never run, or never all of them',
    example: unreachableSteps({
      ...defaultPolicy,
      steps: [{ ...defaultPolicy.steps[0], after: 'P2D' } as Policy['steps'][number]],
    }),
    problems: [404, 422],
  })
  async warnings(@Param('policyId') policyId: string, @Query() asOf: AsOfDto) {
    const until = untilOf(asOf);
    const { policy: found } =
      until === undefined ? (await this.load(policyId)).body : await this.past(policyId, until);
    return unreachableSteps(found);
  }

  private async past(policyId: string, until: Until): Promise<typeof standard> {
    const found = (await this.projections.documents(policies, until)).get(policyId);
    if (found !== undefined) return found;
    if (policyId === standardId) return standard;
    throw new Refusal('policy-unknown', { policyId });
  }

  private async load(policyId: string): Promise<Tagged<typeof standard>> {
    const { state, revision } = await this.loop.load(policyStream(policyId), policy);
    if (state.status === 'defined')
      return new Tagged(revision, { policyId, version: state.version, policy: state.policy });
    if (policyId === standardId) return new Tagged(undefined, standard);
    throw new Refusal('policy-unknown', { policyId });
  }
}
