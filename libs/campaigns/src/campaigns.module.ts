import { Module, type DynamicModule } from '@nestjs/common';
import { capability } from '#engine';
import type { Transport } from '#messaging';
import { AttemptSender, TRANSPORT } from './attempt-sender.js';
import { CampaignRuntime } from './campaign-runtime.js';
import { campaignEvents } from './domain/campaign.events.js';
import { campaignProcess } from './domain/campaign.process.js';
import { campaignBoard, campaigns, contactPointRecord } from './domain/campaign.projections.js';
import { partyPingEvents } from './domain/party-ping.decider.js';
import { pingEvents } from './domain/ping.events.js';
import { pingProcess } from './domain/ping.process.js';
import { policyEvents } from './domain/policy.decider.js';
import { responseTimes } from './domain/response-times.projection.js';
import {
  CloseCampaignHandler,
  DefinePolicyHandler,
  DirectCampaignHandler,
  LaunchCampaignHandler,
  PlanCampaignHandler,
} from './handlers/campaign.handlers.js';
import {
  AdvancePingHandler,
  CompletePhoneTaskHandler,
  CorrectResponseHandler,
  DirectPingHandler,
  IssuePingHandler,
  NotePartyAnswerHandler,
  OpenPartyPingHandler,
  RecordBounceHandler,
  RecordResponseHandler,
  TakeBackPartyAnswerHandler,
} from './handlers/ping.handlers.js';
import { GetReadinessHandler } from './handlers/readiness.query.js';
import { GetStatisticsHandler } from './handlers/statistics.queries.js';
import { OutboundFacts } from './outbound-facts.js';
import { Reconciler } from './reconciler.js';

export const campaignsCapability = capability({
  events: [policyEvents, campaignEvents, pingEvents, partyPingEvents],
  projections: [campaigns, campaignBoard, responseTimes, contactPointRecord],
  processes: [campaignProcess, pingProcess],
});

@Module({})
export class CampaignsModule {
  /** @param transport hands messages to the next system. */
  static over(transport: Transport): DynamicModule {
    return {
      module: CampaignsModule,
      providers: [
        { provide: TRANSPORT, useValue: transport },
        AttemptSender,
        OutboundFacts,
        Reconciler,
        CampaignRuntime,
        DefinePolicyHandler,
        PlanCampaignHandler,
        DirectCampaignHandler,
        LaunchCampaignHandler,
        CloseCampaignHandler,
        IssuePingHandler,
        AdvancePingHandler,
        DirectPingHandler,
        CorrectResponseHandler,
        RecordResponseHandler,
        RecordBounceHandler,
        CompletePhoneTaskHandler,
        OpenPartyPingHandler,
        NotePartyAnswerHandler,
        TakeBackPartyAnswerHandler,
        GetStatisticsHandler,
        GetReadinessHandler,
      ],
      exports: [CampaignRuntime, Reconciler],
    };
  }
}
