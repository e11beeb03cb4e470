import {
  derivedId,
  utcDate,
  type Actor,
  type Effect,
  type EventOf,
  type Instant,
  type Process,
  type TimerRequest,
} from '#kernel';
import { NoteChannelFailure, ProposeChange } from '#directory/domain';
import { AdvancePing, NotePartyAnswer, TakeBackPartyAnswer } from './campaign.messages.js';
import { nextDueAfter, readyIntents } from './ping.due.js';
import { pingCategory, pingKey, type PingEvent, type PingRef } from './ping.events.js';
import { ping } from './ping.evolve.js';
import { countedUntil, type ActivePing, type Ping } from './ping.state.js';
import { answerWithin } from './responses.js';

/** Keeps a ping going: sends what it decided, sets its next wake-up, and passes its answer on. */
export const pingProcess: Process<Ping, PingEvent> = {
  name: 'ping',
  category: pingCategory,
  fold: ping,

  react(state, event) {
    if (state.status === 'absent') return [];
    return [
      ...pingFollowUp(state, event.metadata.at),
      ...partyAnswer(state, event),
      ...takenBack(state, event),
      ...(isResponse(event) ? proposals(event.data, event.metadata.actor) : []),
      ...channelFailure(state, event),
    ];
  },
};

type ResponseType = 'ResponseReceived' | 'FurtherResponseReceived' | 'LateResponseReceived';

function isResponse(event: PingEvent): event is EventOf<PingEvent, ResponseType> {
  return (
    event.type === 'ResponseReceived' ||
    event.type === 'FurtherResponseReceived' ||
    event.type === 'LateResponseReceived'
  );
}

/** What a failure says of the channel goes to the directory, for every campaign to come. */
function channelFailure(state: ActivePing, event: PingEvent): readonly Effect[] {
  if (event.type !== 'AttemptFailed' || event.data.verdict === undefined) return [];
  const { attemptId, verdict, failedAt, reason } = event.data;
  const attempt = state.attempts[attemptId];
  if (attempt === undefined) return [];
  const { recipient: contactPointId, channelId } = attempt;
  const data = { contactPointId, channelId, verdict, day: utcDate(failedAt), reason };
  return [{ kind: 'command', command: NoteChannelFailure, data }];
}

/**
 * Also where a correction made an answer of what had been late, and where the first message turns out to have gone so late
 * that a response counts which had come after the deadline.
 */
function partyAnswer(state: ActivePing, event: PingEvent): readonly Effect[] {
  const receivedAt = answerWith(state, event);
  if (state.status !== 'answered' || receivedAt === undefined) return [];
  const { campaignId, contactPointId, party } = state.pinged;
  const data = { campaignId, party, contactPointId, receivedAt };
  return [{ kind: 'command', command: NotePartyAnswer, data }];
}

/** When the answer came that this event may have made one. */
function answerWith(state: ActivePing, { type, data }: PingEvent): Instant | undefined {
  if (type === 'ResponseReceived' || type === 'ResponseCorrected')
    return data.receivedAt ?? undefined;
  if (type !== 'AttemptHandedOver') return undefined;
  return answerWithin(state.responses, countedUntil(state))?.receivedAt;
}

/** An answer that was taken back: the Party has not answered any more, and what was missed meanwhile is owed. */
function takenBack({ status, pinged }: ActivePing, event: PingEvent): readonly Effect[] {
  if (event.type !== 'ResponseCorrected' || status === 'answered') return [];
  const { campaignId, contactPointId, party } = pinged;
  return [
    {
      kind: 'command',
      command: TakeBackPartyAnswer,
      data: { campaignId, party, contactPointId },
    },
    { kind: 'command', command: AdvancePing, data: { campaignId, contactPointId } },
  ];
}

/**
 * What a ping in this state asks of the shell, whoever looks: the process after an event, a timer when it fires, the
 * reconciler after a crash.
 */
export function pingFollowUp(state: Ping, now: Instant): readonly Effect[] {
  if (state.status === 'absent') return [];
  const { campaignId, contactPointId } = state.pinged;
  const ref = { campaignId, contactPointId };
  const sends = readyIntents(state, now).map(({ id, tries }): Effect => {
    const tried = Object.values(tries).reduce((sum, count) => sum + count, 0);
    return {
      kind: 'dispatch',
      id: `${pingKey(ref)}.${id}.${tried}`,
      job: { campaignId, contactPointId, intent: id },
    };
  });
  const due = nextDueAfter(state, now);
  return due === undefined ? sends : [...sends, { kind: 'timer', timer: pingTimer(ref, due) }];
}

export function pingTimer(ref: PingRef, due: Instant): TimerRequest {
  return {
    id: `ping.${pingKey(ref)}.${Date.parse(due)}`,
    due,
    payload: { wake: 'ping', campaignId: ref.campaignId, contactPointId: ref.contactPointId },
  };
}

/** Of what somebody at the secretariat entered in place of the contact point, that person is the proposer. */
function proposals(
  {
    contactPointId,
    campaignId,
    responseId,
    corrections,
  }: EventOf<PingEvent, 'ResponseReceived'>['data'],
  { kind, id }: Actor,
): readonly Effect[] {
  if (corrections === undefined) return [];
  const isItself = kind === 'contact-point' || kind === 'process';
  return [
    {
      kind: 'command',
      command: ProposeChange,
      data: {
        proposalId: derivedId('proposal', campaignId, contactPointId, responseId),
        contactPointId,
        fields: corrections.fields,
        values: corrections.values,
        source: { kind: 'response', reference: responseId, campaignId },
        ...(isItself ? {} : { proposedBy: { kind, id } }),
      },
    },
  ];
}
