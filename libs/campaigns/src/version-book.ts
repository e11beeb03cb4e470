import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { CommandLoop } from '#engine';
import { Refusal, type CommandContext } from '#kernel';
import {
  DefineTemplate,
  standardTemplate,
  template,
  templateStream,
  type PinnedTemplate,
  type Template,
} from '#messaging';
import { DefinePolicy } from './domain/campaign.messages.js';
import type { PinnedPolicy } from './domain/campaign.events.js';
import { policy, policyStream } from './domain/policy.decider.js';
import { defaultPolicy } from './domain/policy.js';

/** The policy and the template that are there without anybody having defined them. */
export const standardId = 'standard';

/** Policies and templates in their newest version. */
@Injectable()
export class VersionBook {
  constructor(
    private readonly bus: CommandBus,
    private readonly loop: CommandLoop,
  ) {}

  /** @throws Refusal `policy-unknown` */
  async policy(policyId: string): Promise<PinnedPolicy> {
    const { state } = await this.loop.load(policyStream(policyId), policy);
    if (state.status !== 'absent')
      return { policyId, version: state.version, policy: state.policy };
    if (policyId === standardId) return { policyId, version: 1, policy: defaultPolicy };
    throw new Refusal('policy-unknown', { policyId });
  }

  /** @param version by default the newest. @throws Refusal `template-unknown` */
  async template(
    templateId: string,
    version?: number,
  ): Promise<PinnedTemplate & { readonly template: Template }> {
    const { state } = await this.loop.load(templateStream(templateId), template);
    const wanted = version ?? (state.status === 'absent' ? 1 : state.version);
    const found =
      state.status === 'absent'
        ? templateId === standardId
          ? standardTemplate
          : undefined
        : state.versions[wanted];
    if (found === undefined) throw new Refusal('template-unknown', { templateId, version });
    return { templateId, version: wanted, template: found };
  }

  /** The same, in the log: what a campaign pins can be read there for ever, the standard ones too. */
  async pinPolicy(policyId: string, context: CommandContext): Promise<PinnedPolicy> {
    const pinned = await this.policy(policyId);
    const { state } = await this.loop.load(policyStream(policyId), policy);
    if (state.status === 'absent')
      await this.bus.execute(new DefinePolicy({ policyId, policy: pinned.policy }, context));
    return this.policy(policyId);
  }

  async pinTemplate(templateId: string, context: CommandContext): Promise<PinnedTemplate> {
    const found = await this.template(templateId);
    const { state } = await this.loop.load(templateStream(templateId), template);
    if (state.status === 'absent')
      await this.bus.execute(new DefineTemplate({ templateId, template: found.template }, context));
    const { version } = await this.template(templateId);
    return { templateId, version };
  }
}
