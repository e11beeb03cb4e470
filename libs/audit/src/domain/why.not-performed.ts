import type { Instant, Recorded } from '#kernel';
import {
  answerWithin,
  concernsParty,
  countedUntil,
  deadlineOf,
  type Occurrence,
  type PingEvent,
} from '#campaigns/domain';
import { heldUpAt } from './why.hold-ups.js';
import type { Case, Finding } from './why.steps.js';

/** A step of which no event says that it was performed or skipped: it was not due, or something stopped the ping first. */
export function notPerformed(about: Case, { step }: Occurrence, dueAt: Instant): Finding {
  const { ping, history } = about;
  const deadline = deadlineOf(ping);
  const ended = whatEnded(about, dueAt, false);
  // What falls due with the deadline or later is never performed, whatever else happens.
  if (dueAt >= deadline && (ended === undefined || ping.status === 'expired'))
    return {
      state: 'skipped',
      because: 'after-deadline',
      words: `It falls due at ${dueAt}, when the deadline (${deadline}) has ended the ping.`,
      rule: 7,
      events: history.ping.filter(({ type }) => type === 'PingExpired'),
    };
  if (ended !== undefined) return ended;
  if (dueAt > history.moment) {
    const from =
      ping.handedOverAt === undefined
        ? 'the planned start, as the first message has not been handed over yet'
        : 'the first hand-over';
    return {
      state: 'not-due',
      because: 'not-due',
      words: `It falls due at ${dueAt}, counted from ${from}.`,
      rule: 7,
      events: [],
    };
  }
  const waits = whatHoldsUp(about, dueAt);
  if (waits !== undefined) return waits;
  const target = ping.policy.steps[step]?.to;
  const claim =
    target !== undefined && concernsParty(target)
      ? ', once the Party’s own stream has said who performs it'
      : '';
  return {
    state: 'waiting',
    because: 'overdue',
    words: `It fell due at ${dueAt} and is about to be performed${claim}; a timer, or the reconciler within a minute, sees to it.`,
    rule: 5,
    events: [],
  };
}

/** A campaign that is paused, or over though its pings have not been withdrawn yet. */
export function whatHoldsUp(
  { campaign, history }: Case,
  dueAt: Instant,
  events: readonly Recorded<PingEvent>[] = [],
): Finding | undefined {
  if (campaign.status === 'paused') {
    const pause = history.campaign.findLast(({ type }) => type === 'CampaignPaused');
    return {
      state: 'waiting',
      because: 'paused',
      words: `It fell due at ${dueAt}; the campaign is paused, which stops sending and not the clock.`,
      rule: 9,
      events: [...events, ...(pause === undefined ? [] : [pause])],
    };
  }
  if (campaign.status !== 'cancelled' && campaign.status !== 'closed') return undefined;
  const end = history.campaign.findLast(
    ({ type }) => type === 'CampaignCancelled' || type === 'CampaignClosed',
  );
  return {
    state: 'skipped',
    because: campaign.status === 'cancelled' ? 'campaign-cancelled' : 'campaign-closed',
    words: `The campaign was ${campaign.status} at ${end?.metadata.at ?? dueAt}, and sends nothing more.`,
    rule: 3,
    events: [...events, ...(end === undefined ? [] : [end])],
  };
}

/**
 * What ended the ping before something was sent.
 * @param decided whether the step had been performed by then, so that only its message was missing.
 */
export function whatEnded(about: Case, dueAt: Instant, decided: boolean): Finding | undefined {
  const { ping, history } = about;
  if (ping.status === 'open') return undefined;
  if (ping.status !== 'expired' && ping.status !== 'withdrawn')
    return answered(about, dueAt, decided);
  const what = decided ? 'Its message had not gone out' : 'It had not been performed';
  if (ping.status === 'expired')
    return {
      state: 'skipped',
      because: 'expired',
      words: `${what} when the deadline (${deadlineOf(ping)}) ended the ping${heldUp(about, dueAt, ping.endedAt)}.`,
      rule: 3,
      events: [
        ...(heldUpAt(about, dueAt, ping.endedAt)?.events ?? []),
        ...history.ping.filter(({ type }) => type === 'PingExpired'),
      ],
    };
  const end = history.campaign.findLast(
    ({ type }) => type === 'CampaignCancelled' || type === 'CampaignClosed',
  );
  const isCancelled = end?.type === 'CampaignCancelled';
  return {
    state: 'skipped',
    because: isCancelled ? 'campaign-cancelled' : 'campaign-closed',
    words: `${what} when the campaign was ${isCancelled ? 'cancelled' : 'closed'}, and the ping withdrawn at ${ping.endedAt}.`,
    rule: 3,
    events: [
      ...(end === undefined ? [] : [end]),
      ...history.ping.filter(({ type }) => type === 'PingWithdrawn'),
    ],
  };
}

function answered(about: Case, dueAt: Instant, decided: boolean): Finding {
  const { ping, history } = about;
  const answer = answerWithin(ping.responses, countedUntil(ping));
  const events = history.ping.filter(
    ({ data }) => 'responseId' in data && data.responseId === answer?.responseId,
  );
  const receivedAt = answer?.receivedAt ?? dueAt;
  const recordedAt = events[0]?.metadata.at ?? receivedAt;
  const held = receivedAt <= dueAt ? undefined : heldUpAt(about, dueAt, recordedAt);
  return {
    state: 'skipped',
    because: 'answered-before',
    words: decided
      ? `The contact point answered at ${receivedAt}, before its message went out.`
      : receivedAt <= dueAt
        ? `The contact point answered at ${receivedAt}, before this fell due at ${dueAt}.`
        : `${held?.words ?? `It fell due at ${dueAt}`}, and had not been performed when the answer of ${receivedAt} was recorded.`,
    rule: 5,
    events: [...(held?.events ?? []), ...events],
  };
}

function heldUp(about: Case, dueAt: Instant, until: Instant): string {
  const held = heldUpAt(about, dueAt, until);
  return held === undefined ? '' : `. ${held.words}`;
}
