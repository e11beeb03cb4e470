import { Module, type DynamicModule } from '@nestjs/common';
import { capability } from '#engine';
import { LetterSender, MessagingModule, TRANSPORT, type Transport } from '#messaging';
import { AudienceBook } from './audience-book.js';
import { AttemptSender } from './attempt-sender.js';
import { ChannelBook } from './channel-book.js';
import { CampaignRuntime } from './campaign-runtime.js';
import { campaignEvents } from './domain/campaign.events.js';
import { campaignProcess } from './domain/campaign.process.js';
import { campaignBoard, campaigns, contactPointRecord } from './domain/campaign.projections.js';
import { partyPingEvents } from './domain/party-ping.decider.js';
import { pingEvents } from './domain/ping.events.js';
import { pingProcess } from './domain/ping.process.js';
import { policies } from './domain/policies.projection.js';
import { policyEvents } from './domain/policy.decider.js';
import { seriesEvents } from './domain/series.events.js';
import { seriesProcess } from './domain/series.process.js';
import { seriesList } from './domain/series.projection.js';
import { responseTimes } from './domain/response-times.projection.js';
import { GetCampaignBoardHandler, GetCampaignOverviewHandler } from './handlers/board.queries.js';
import { GetCampaignHistoryHandler } from './handlers/history.query.js';
import {
  CloseCampaignHandler,
  DefinePolicyHandler,
  DirectCampaignHandler,
  PlanCampaignHandler,
} from './handlers/campaign.handlers.js';
import { LaunchCampaignHandler, ScheduleCampaignHandler } from './handlers/launch.handlers.js';
import { GetCalendarHandler } from './handlers/calendar.query.js';
import { GetDryRunHandler } from './handlers/dry-run.query.js';
import { GetOnboardingHandler } from './handlers/onboarding.query.js';
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
import {
  AdvanceSeriesHandler,
  PlanOccurrenceHandler,
  PlanSeriesHandler,
  StopSeriesHandler,
} from './handlers/series.handlers.js';
import { GetReadinessHandler } from './handlers/readiness.query.js';
import { GetStatisticsHandler } from './handlers/statistics.queries.js';
import { OccurrenceFinder } from './occurrence-finder.js';
import { OutboundFacts } from './outbound-facts.js';
import { Reconciler } from './reconciler.js';
import { SendPace } from './send-pace.js';
import { VersionBook } from './version-book.js';

export const campaignsCapability = capability({
  events: [policyEvents, campaignEvents, pingEvents, partyPingEvents, seriesEvents],
  projections: [campaigns, campaignBoard, responseTimes, contactPointRecord, seriesList, policies],
  processes: [campaignProcess, pingProcess, seriesProcess],
});

@Module({})
export class CampaignsModule {
  /** @param transport hands messages to the next system. */
  static over(transport: Transport): DynamicModule {
    return {
      module: CampaignsModule,
      imports: [MessagingModule],
      providers: [
        { provide: TRANSPORT, useValue: transport },
        AttemptSender,
        LetterSender,
        AudienceBook,
        ChannelBook,
        VersionBook,
        OccurrenceFinder,
        OutboundFacts,
        Reconciler,
        SendPace,
        CampaignRuntime,
        DefinePolicyHandler,
        PlanCampaignHandler,
        DirectCampaignHandler,
        ScheduleCampaignHandler,
        LaunchCampaignHandler,
        CloseCampaignHandler,
        PlanSeriesHandler,
        AdvanceSeriesHandler,
        StopSeriesHandler,
        PlanOccurrenceHandler,
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
        GetCampaignBoardHandler,
        GetCampaignOverviewHandler,
        GetCampaignHistoryHandler,
        GetDryRunHandler,
        GetCalendarHandler,
        GetOnboardingHandler,
      ],
      exports: [CampaignRuntime, Reconciler],
    };
  }
}
