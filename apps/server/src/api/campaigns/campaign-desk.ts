import { Injectable } from '@nestjs/common';
import { campaign, campaignStream } from '#campaigns';
import { CommandLoop } from '#engine';
import { Refusal, type Revision } from '#kernel';
import { expectedRevision, Tagged } from '../http/entity-tags.js';
import { campaignView, type CampaignView, type KnownCampaign } from './campaign-view.js';

/** Campaigns with their revisions, which ETags carry. */
@Injectable()
export class CampaignDesk {
  constructor(private readonly loop: CommandLoop) {}

  async find(
    campaignId: string,
  ): Promise<{ readonly revision: Revision; readonly campaign: KnownCampaign } | undefined> {
    const { state, revision } = await this.loop.load(campaignStream(campaignId), campaign);
    return state.status === 'absent' || revision === undefined
      ? undefined
      : { revision, campaign: state };
  }

  /** @throws Refusal `campaign-unknown` */
  async known(campaignId: string) {
    const found = await this.find(campaignId);
    if (found === undefined) throw new Refusal('campaign-unknown', { campaignId });
    return found;
  }

  async view(campaignId: string, location?: string): Promise<Tagged<CampaignView>> {
    const { revision, campaign: known } = await this.known(campaignId);
    return new Tagged(revision, campaignView(known), location);
  }

  /** What a command about this campaign carries, where the caller named the revision it knows. */
  async of(campaignId: string, ifMatch: string | undefined) {
    const { revision } = await this.known(campaignId);
    const expected = expectedRevision(ifMatch, revision);
    return expected === undefined ? { campaignId } : { campaignId, expectedRevision: expected };
  }
}
