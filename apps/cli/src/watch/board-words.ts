import type { Attention, BoardRow, PingState } from '#campaigns';
import { epochMs, type Instant } from '#kernel';
import { formatMean } from '../format.js';

/** A sign beside each word: neither colour nor shape alone tells a state. */
export const stateSigns: Readonly<Record<PingState, string>> = {
  scheduled: '○',
  waiting: '·',
  reminded: '↻',
  escalated: '↑',
  phone: '☎',
  answered: '✓',
  late: '~',
  'no-answer': '✗',
  withdrawn: '–',
};

export const attentionWords: Readonly<Record<Attention, string>> = {
  failing: 'hand-over failing',
  'outcome-unknown': 'outcome unknown',
  'no-usable-channel': 'no usable channel',
  bounced: 'message came back',
};

const nextWords: Readonly<Record<NonNullable<BoardRow['nextWhat']>, string>> = {
  send: 'message',
  remind: 'reminder',
  escalate: 'escalation',
  phone: 'phone task',
  outcome: 'outcome',
  deadline: 'deadline',
};

const lastWords: Readonly<Record<string, string>> = {
  PingIssued: 'is to be asked',
  ReminderDue: 'reminder due',
  PingEscalated: 'escalated',
  StepSkipped: 'step not taken',
  AttemptStarted: 'message under way',
  AttemptHandedOver: 'message handed over',
  AttemptDelivered: 'message delivered',
  AttemptFailed: 'message failed',
  AttemptOutcomeUnknown: 'outcome of a message unknown',
  NoUsableChannel: 'no usable channel',
  MachineOpened: 'page opened by a program',
  AutoReplyReceived: 'automatic reply',
  ResponseReceived: 'answered',
  FurtherResponseReceived: 'answered again',
  LateResponseReceived: 'answered late',
  ResponseCorrected: 'answer corrected',
  PhoneTaskOpened: 'phone task opened',
  PhoneTaskCompleted: 'phone call made',
  PingExpired: 'no answer by the deadline',
  PingWithdrawn: 'withdrawn',
};

const skipWords: Readonly<Record<NonNullable<BoardRow['lastSkipped']>, string>> = {
  'party-answered': 'its Party has answered',
  'claimed-by-another': 'another one asks for its Party',
  'no-other-contact-point': 'its Party has no other',
  'nothing-new': 'no further address',
};

/** What happened to a contact point last; an answer with its way and its time. */
export function lastOf({ lastType, lastSkipped, via, responseSeconds }: BoardRow): string {
  const word = lastWords[lastType] ?? lastType;
  if (lastSkipped !== null) return `${word}: ${skipWords[lastSkipped]}`;
  if (lastType !== 'ResponseReceived' || via === null) return word;
  return `${word} by ${via} after ${formatResponse(responseSeconds)}`;
}

/** `13:00 escalation`, with the day where it is none of the next 24 hours; nothing where nothing is owed. */
export function nextOf({ nextWhat, nextAt }: BoardRow, now: Instant, timeZone: string): string {
  if (nextWhat === null || nextAt === null) return '';
  const ms = epochMs(nextAt) - epochMs(now);
  if (ms < -overdueMs) return `${nextWords[nextWhat]} overdue`;
  const isFar = ms > 86_400_000;
  const when = formatted(nextAt, timeZone, isFar ? { ...toMinutes, weekday: 'short' } : toMinutes);
  return `${when.replace(',', '')} ${nextWords[nextWhat]}`;
}

/** What is due is done within seconds: only after longer is it worth a word. */
const overdueMs = 30_000;
const toMinutes: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit' };
const toSeconds: Intl.DateTimeFormatOptions = { ...toMinutes, second: '2-digit' };

/** Under a minute in seconds, which the network's paper never shows and an operator sees often. */
function formatResponse(seconds: number | null): string {
  return seconds !== null && seconds < 60 ? `${Math.round(seconds)} s` : formatMean(seconds);
}

const partyNames = new Intl.DisplayNames('en', { type: 'region', fallback: 'code' });

export function partyName(code: string): string {
  return /^[A-Z]{2}$/.test(code) ? (partyNames.of(code) ?? code) : code;
}

/** `02:14:31`, of any number of hours. */
export function formatElapsed(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  return [seconds / 3600, (seconds / 60) % 60, seconds % 60]
    .map((part) => String(Math.floor(part)).padStart(2, '0'))
    .join(':');
}

const clocks = new Map<string, Intl.DateTimeFormat>();

/** `11:02:14` as clocks in `timeZone` show it. */
export function formatClock(at: Instant, timeZone: string): string {
  return formatted(at, timeZone, toSeconds);
}

/** `Mon 19 Feb 11:02:14 GMT+1`. */
export function formatMoment(at: Instant, timeZone: string): string {
  return formatted(at, timeZone, {
    ...toSeconds,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    timeZoneName: 'short',
  }).replaceAll(',', '');
}

function formatted(at: Instant, timeZone: string, parts: Intl.DateTimeFormatOptions): string {
  const name = `${timeZone} ${Object.keys(parts).join()}`;
  const clock =
    clocks.get(name) ?? new Intl.DateTimeFormat('en-GB', { timeZone, hourCycle: 'h23', ...parts });
  clocks.set(name, clock);
  return clock.format(new Date(at));
}
