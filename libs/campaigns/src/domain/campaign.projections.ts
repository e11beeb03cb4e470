import type { Instant, Projection, Recorded } from '#kernel';
import { campaign, type Campaign } from './campaign.decider.js';
import type { CampaignEvent } from './campaign.events.js';
import { pingKey, type PingEvent, type SkipReason } from './ping.events.js';
import { ping } from './ping.evolve.js';
import { type ActivePing } from './ping.state.js';
import { responseTimes, type PingTimes } from './response-times.projection.js';

const evolveCampaign = (state: Campaign | undefined, event: CampaignEvent): Campaign =>
  campaign.evolve(state ?? campaign.initial, event);

/** Every campaign as its own events leave it. */
export const campaigns: Projection<Campaign, CampaignEvent> = {
  name: 'campaigns',
  revision: 3,
  key: (event) => event.data.campaignId,
  apply: {
    CampaignPlanned: evolveCampaign,
    CampaignScheduled: evolveCampaign,
    CampaignRescheduled: evolveCampaign,
    AudiencePinned: evolveCampaign,
    CampaignLaunched: evolveCampaign,
    CampaignPaused: evolveCampaign,
    CampaignResumed: evolveCampaign,
    CampaignOutageRecorded: evolveCampaign,
    CampaignCancelled: evolveCampaign,
    CampaignClosed: evolveCampaign,
  },
};

/** A ping on the campaign board: its whole state, and what happened to it last. */
export interface BoardPing {
  readonly ping: ActivePing;
  readonly last: {
    readonly type: string;
    readonly at: Instant;
    /** Why a step was not taken. */
    readonly skipped?: SkipReason;
  };
}

const evolvePing = (
  board: BoardPing | undefined,
  event: Recorded<PingEvent>,
): BoardPing | undefined => {
  const next = ping.evolve(board?.ping ?? ping.initial, event);
  if (next.status === 'absent') return undefined;
  const skipped = event.type === 'StepSkipped' ? { skipped: event.data.reason } : {};
  return { ping: next, last: { type: event.type, at: event.metadata.at, ...skipped } };
};

export const campaignBoard: Projection<BoardPing, PingEvent> = {
  name: 'campaign-board',
  revision: 7,
  key: (event) => pingKey(event.data),
  apply: {
    PingIssued: evolvePing,
    ReminderDue: evolvePing,
    PingEscalated: evolvePing,
    StepSkipped: evolvePing,
    AttemptStarted: evolvePing,
    AttemptHandedOver: evolvePing,
    AttemptDelivered: evolvePing,
    AttemptFailed: evolvePing,
    AttemptOutcomeUnknown: evolvePing,
    NoUsableChannel: evolvePing,
    MachineOpened: evolvePing,
    AutoReplyReceived: evolvePing,
    ResponseReceived: evolvePing,
    FurtherResponseReceived: evolvePing,
    LateResponseReceived: evolvePing,
    ResponseCorrected: evolvePing,
    PhoneTaskOpened: evolvePing,
    PhoneTaskCompleted: evolvePing,
    PingExpired: evolvePing,
    PingWithdrawn: evolvePing,
  },
};

/** Each contact point's pings over all campaigns, by campaign id. */
export interface ContactPointRecord {
  readonly contactPointId: string;
  readonly pings: Readonly<Record<string, PingTimes>>;
}

type RecordApply = (
  record: ContactPointRecord | undefined,
  event: Recorded<PingEvent>,
) => ContactPointRecord | undefined;

/** The record is the response times of one contact point side by side, so it folds them in the same way. */
const applied = Object.fromEntries(
  Object.entries(responseTimes.apply).map(([type, apply]): [string, RecordApply] => [
    type,
    (record, event) => {
      const { contactPointId, campaignId } = event.data;
      const times = apply(record?.pings[campaignId], event as never);
      if (times === undefined) return record;
      return { contactPointId, pings: { ...record?.pings, [campaignId]: times } };
    },
  ]),
);

export const contactPointRecord: Projection<ContactPointRecord, PingEvent> = {
  name: 'contact-point-record',
  revision: 3,
  key: (event) => event.data.contactPointId,
  apply: applied,
};
