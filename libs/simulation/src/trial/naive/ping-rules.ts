import {
  outcomeWaitMs,
  retryWaitMs,
  triesMax,
  type Attempt,
  type NaivePing,
} from './naive-ping.js';
import type { NaiveParty } from './naive-party.js';
import { msOf, numberOf, textOf, textsOf, type Data, type SeenEvent } from './seen-event.js';

/** An event of a ping, and what it is judged by. */
interface Judged {
  readonly ping: NaivePing;
  readonly party: NaiveParty | undefined;
  readonly event: SeenEvent;
  /** Phone tasks that are open, with their pings. */
  readonly openTasks: Map<string, string>;
  readonly wrong: (what: string) => void;
}

type Rule = (judged: Judged) => void;

/** Takes an event of a ping on record, and says where it breaks a rule (docs/rules.md). */
export function judgePing(judged: Judged): void {
  rules[judged.event.type]?.(judged);
}

const rules: Readonly<Record<string, Rule>> = {
  ReminderDue: stepTaken,
  PingEscalated: stepTaken,
  StepSkipped({ ping, party, event: { data }, wrong }) {
    if (textOf(data, 'reason') === 'party-answered' && party?.everAnswered !== true)
      wrong('the Party has not answered');
    ping.settled.add(occurrenceOf(data));
    ping.giveUp(textOf(data, 'intent'));
  },
  AttemptStarted: started,
  AttemptHandedOver({ ping, event: { data }, wrong }) {
    const attempt = ping.attempts.get(textOf(data, 'attemptId'));
    if (attempt === undefined) return wrong('the attempt was never started');
    if (attempt.outcome !== 'awaited' && !isUnknown(attempt)) wrong('it has an outcome');
    attempt.outcome = 'handed-over';
    ping.handedOverMs ??= msOf(data, 'handedOverAt');
    const purpose = textOf(data, 'purpose');
    if (purpose === 'first') ping.sent.pings++;
    else if (purpose === 'reminder') ping.sent.reminders++;
    else ping.sent.escalations++;
  },
  AttemptFailed({ ping, event: { data }, wrong }) {
    const attempt = ping.attempts.get(textOf(data, 'attemptId'));
    if (attempt === undefined) return wrong('the attempt was never started');
    attempt.outcome = textOf(data, 'permanence') === 'permanent' ? 'failed-for-good' : 'failed';
    attempt.failedMs = msOf(data, 'failedAt');
  },
  AttemptOutcomeUnknown({ ping, event: { data, metadata }, wrong }) {
    const attempt = ping.attempts.get(textOf(data, 'attemptId'));
    if (attempt?.outcome !== 'awaited') return wrong('it has an outcome');
    if (attempt.startedMs + outcomeWaitMs > Date.parse(metadata.at))
      wrong('it was given up too early');
    attempt.outcome = data['resend'] === true ? 'resent' : 'unknown';
  },
  NoUsableChannel: ({ ping, event: { data } }) =>
    ping.giveUp(textOf(data, 'intent'), textsOf(data, 'recipients')),
  PhoneTaskOpened({ ping, event: { stream, data }, openTasks, wrong }) {
    const taskId = textOf(data, 'taskId');
    if (openTasks.has(taskId)) wrong('the task is open already');
    ping.sent.phoneTasks++;
    openTasks.set(taskId, stream);
  },
  PhoneTaskCompleted({ event: { data }, openTasks, wrong }) {
    if (!openTasks.delete(textOf(data, 'taskId'))) wrong('there is no such task open');
  },
  ResponseReceived: answered,
  FurtherResponseReceived: answered,
  LateResponseReceived: answered,
  ResponseCorrected({ ping, event: { data }, wrong }) {
    const responseId = textOf(data, 'responseId');
    if (!ping.answers.has(responseId)) wrong('there is no such answer');
    const taken = data['receivedAt'] === null;
    ping.answers.set(responseId, taken ? undefined : msOf(data, 'receivedAt'));
  },
  PingExpired({ ping, event: { metadata }, wrong }) {
    if (ping.answeredMs !== undefined) wrong('it was answered in time');
    if (Date.parse(metadata.at) < ping.dueMs) wrong('its deadline has not come');
    ping.expired = true;
  },
  PingWithdrawn({ ping, event: { data } }) {
    ping.withdrawnMs = msOf(data, 'withdrawnAt');
  },
};

/** Each step once, when it is due, and for its Party by whoever claimed it. */
function stepTaken({ ping, party, event: { type, data, metadata }, wrong }: Judged): void {
  if (!ping.isOpen) wrong('the ping is not open');
  const collapsed = data['collapsed'] as readonly Data[];
  for (const occurrence of [...collapsed, data].map(occurrenceOf)) {
    const planned = ping.occurrences.get(occurrence);
    if (planned === undefined) return wrong(`step ${occurrence} is none of the policy`);
    if ((planned.do === 'remind') !== (type === 'ReminderDue'))
      wrong(`step ${occurrence} is to ${planned.do}`);
    if (Date.parse(metadata.at) < ping.startMs + planned.afterMs)
      wrong(`step ${occurrence} is not due yet`);
    if (ping.settled.has(occurrence)) wrong(`step ${occurrence} was settled before`);
    ping.settled.add(occurrence);
  }
  const to = textOf(data, 'to');
  const ofParty = to === 'other-contact-points' || to === 'secretariat-phone';
  if (ofParty && party?.claims.get(occurrenceOf(data)) !== ping.contactPoint)
    wrong(`step ${occurrenceOf(data)} was not claimed for its Party`);
  const isReminder = type === 'ReminderDue';
  if (isReminder)
    for (const intent of ping.intents.values()) if (intent.to === 'same') intent.superseded = true;
  const recipients = isReminder ? [ping.contactPoint] : textsOf(data, 'recipients');
  ping.decide(textOf(data, 'intent'), to, msOf(data, 'dueAt'), recipients);
}

/** A claim: nothing begins for a ping that has ended, twice, unasked for or too soon. */
function started({ ping, event: { data }, wrong }: Judged): void {
  const attempt: Attempt = {
    id: textOf(data, 'attemptId'),
    intent: textOf(data, 'intent'),
    recipient: textOf(data, 'recipient'),
    channel: textOf(data, 'channelId'),
    tryNumber: numberOf(data, 'tryNumber'),
    startedMs: msOf(data, 'startedAt'),
    outcome: 'awaited',
    failedMs: 0,
  };
  if (!ping.isOpen) wrong('the ping is not open');
  if (ping.attempts.has(attempt.id)) wrong('the same attempt was started twice');
  const intent = ping.intents.get(attempt.intent);
  if (intent === undefined) return wrong(`nobody decided ${attempt.intent}`);
  if (intent.superseded) wrong('a newer reminder has taken its place');
  if (!intent.given.has(attempt.recipient) && attempt.startedMs < intent.decidedMs)
    wrong('its time has not come');
  if (!intent.recipients.includes(attempt.recipient)) wrong(`${attempt.recipient} is not asked`);
  const before = [...ping.attempts.values()].filter(
    (one) =>
      one.intent === attempt.intent &&
      one.recipient === attempt.recipient &&
      one.channel === attempt.channel,
  );
  if (before.length !== attempt.tryNumber - 1) wrong(`is no try ${attempt.tryNumber}`);
  if (attempt.tryNumber > triesMax) wrong('it was tried too often');
  const last = before.at(-1);
  if (last !== undefined && last.outcome !== 'failed' && last.outcome !== 'resent')
    wrong(`the try before is ${last.outcome}`);
  if (last?.outcome === 'failed' && attempt.startedMs < last.failedMs + retryWaitMs(last.tryNumber))
    wrong('it was tried again too soon');
  ping.attempts.set(attempt.id, attempt);
  intent.given.add(attempt.recipient);
}

function answered({ ping, event: { type, data }, wrong }: Judged): void {
  const id = textOf(data, 'responseId');
  const receivedMs = msOf(data, 'receivedAt');
  if (ping.answers.has(id)) wrong(`${id} was recorded twice`);
  const inTime = ping.answeredMs === undefined ? 'ResponseReceived' : 'FurtherResponseReceived';
  const expected = receivedMs > ping.endMs ? 'LateResponseReceived' : inTime;
  if (type !== expected) wrong(`expected ${expected}`);
  ping.answers.set(id, receivedMs);
}

function isUnknown({ outcome }: Attempt): boolean {
  return outcome === 'unknown' || outcome === 'resent';
}

function occurrenceOf(data: Data): string {
  return `${numberOf(data, 'step')}.${numberOf(data, 'repetition')}`;
}
