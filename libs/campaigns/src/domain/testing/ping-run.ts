import { addMs, failureKind, type Instant } from '#kernel';
import type { PingCommand } from '../ping.commands.js';
import { attemptIdOf, ping } from '../ping.decider.js';
import { performed } from '../ping.advance.js';
import type { Attempt, PingEvent } from '../ping.events.js';
import { at, pinged, ref, sampleReason } from '../ping.samples.js';
import { channelKey, type ActivePing, type Ping, type SendIntent } from '../ping.state.js';
import { concernsParty, type Policy } from '../policy.js';
import { deepFreeze } from './recorded.js';

/** Something that may happen to a ping, with choices instead of ids: what they stand for depends on the state. */
export type Happening =
  | {
      readonly what: 'advance';
      readonly sending: boolean;
      readonly claim: 'granted' | 'refused' | 'none';
    }
  | { readonly what: 'start'; readonly pick: number; readonly partyAnswered: boolean }
  | {
      readonly what: 'outcome';
      readonly pick: number;
      readonly outcome: 'handed-over' | 'permanent' | 'transient';
    }
  | { readonly what: 'no-destination'; readonly pick: number }
  | { readonly what: 'respond'; readonly id: number; readonly receivedMsAgo: number }
  | { readonly what: 'correct'; readonly id: number; readonly takenBack: boolean }
  | { readonly what: 'open'; readonly agent: number }
  | { readonly what: 'withdraw' };

export interface Moment {
  readonly afterMs: number;
  readonly happening: Happening;
  /** How often the command comes: at-least-once delivery, or two workers. */
  readonly times: number;
}

export interface Decision {
  readonly command: PingCommand;
  readonly now: Instant;
  readonly before: Ping;
  readonly events: readonly PingEvent[];
}

export interface PingRun {
  readonly decisions: readonly Decision[];
  readonly events: readonly PingEvent[];
  readonly state: ActivePing;
  readonly now: Instant;
}

/** Plays happenings on a ping issued at 09:00. Every state is frozen, so a fold that changes its argument throws. */
export function playPing(policy: Policy, moments: readonly Moment[]): PingRun {
  let now = at('09:00');
  let state: Ping = ping.initial;
  const decisions: Decision[] = [];
  const run = (command: PingCommand): void => {
    const before = state;
    const events = decided(command, before);
    for (const event of deepFreeze(events)) state = deepFreeze(ping.evolve(state, event));
    decisions.push({ command, now, before, events });
  };
  run({ type: 'IssuePing', pinged, policy, startsAt: now, now });
  for (const { afterMs, happening, times } of moments) {
    now = addMs(now, afterMs);
    const command = commandFor(happening, activeState(state), now);
    if (command !== undefined) for (let time = 0; time < times; time++) run(command);
  }
  const events = decisions.flatMap((decision) => decision.events);
  return { decisions, events, state: activeState(state), now };
}

/** What the ping decides; a refusal is a decision for nothing. */
function decided(command: PingCommand, state: Ping): readonly PingEvent[] {
  try {
    return ping.decide(command, state);
  } catch (error) {
    if (failureKind(error) === 'refusal') return [];
    throw error;
  }
}

export function activeState(state: Ping): ActivePing {
  if (state.status === 'absent') throw new Error('the ping was never issued');
  return state;
}

function commandFor(
  happening: Happening,
  state: ActivePing,
  now: Instant,
): PingCommand | undefined {
  switch (happening.what) {
    case 'advance':
      return advanceCommand(state, now, happening.sending, happening.claim);
    case 'start': {
      const intent = picked(Object.values(state.intents), happening.pick);
      return intent && startCommand(intent, now, happening.partyAnswered);
    }
    case 'outcome': {
      const attempt = picked(Object.keys(state.attempts), happening.pick);
      return attempt === undefined ? undefined : outcomeCommand(attempt, now, happening.outcome);
    }
    case 'no-destination': {
      const intent = picked(Object.values(state.intents), happening.pick);
      return intent && noDestinationCommand(intent, now);
    }
    case 'respond': {
      const receivedAt = addMs(now, -happening.receivedMsAgo);
      const responseId = `response-${happening.id}`;
      return {
        type: 'RecordResponse',
        response: { responseId, via: 'link', grade: 'human', receivedAt },
      };
    }
    case 'correct':
      return {
        type: 'CorrectResponse',
        responseId: `response-${happening.id}`,
        receivedAt: happening.takenBack ? null : now,
        reason: sampleReason,
      };
    case 'open':
      return { type: 'RecordOpening', agent: `agent-${happening.agent}`, openedAt: now };
    case 'withdraw':
      return { type: 'WithdrawPing', now, reason: 'campaign-closed' };
  }
}

export function advanceCommand(
  state: ActivePing,
  now: Instant,
  sending: boolean,
  claim: 'granted' | 'refused' | 'none',
): PingCommand {
  const due = performed(state, now).filter(({ to }) => concernsParty(to));
  const answer =
    claim === 'granted'
      ? ({ granted: true, recipients: ['nl-2', 'nl-3'] } as const)
      : ({ granted: false, reason: 'claimed-by-another' } as const);
  const claims = Object.fromEntries(
    due.map(({ step, repetition }) => [`${step}.${repetition}`, answer]),
  );
  return { type: 'AdvancePing', now, sending, claims: claim === 'none' ? {} : claims };
}

/** What a worker that looked at `intent` would claim: everybody has two mailboxes. */
export function startCommand(intent: SendIntent, now: Instant, partyAnswered = false): PingCommand {
  const attempts = intent.open.flatMap((recipient): Attempt[] => {
    const channelId = ['email-main', 'email-alternate'].find(
      (id) => !intent.failed.includes(channelKey(recipient, id)),
    );
    if (channelId === undefined) return [];
    const tryNumber = (intent.tries[channelKey(recipient, channelId)] ?? 0) + 1;
    const kind = 'email' as const;
    const attempt = {
      intent: intent.id,
      recipient,
      channelId,
      kind,
      use: 'main',
      tryNumber,
    } as const;
    return [{ attemptId: attemptIdOf(ref, attempt), ...attempt }];
  });
  return { type: 'StartAttempts', now, intent: intent.id, attempts, partyAnswered };
}

export function noDestinationCommand({ id, open }: SendIntent, now: Instant): PingCommand {
  return { type: 'FindNoDestination', now, intent: id, recipients: open };
}

function outcomeCommand(
  attemptId: string,
  now: Instant,
  outcome: 'handed-over' | 'permanent' | 'transient',
): PingCommand {
  return outcome === 'handed-over'
    ? { type: 'RecordHandOver', attemptId, handedOverAt: now }
    : {
        type: 'RecordFailure',
        attemptId,
        permanence: outcome,
        reason: sampleReason,
        failedAt: now,
      };
}

function picked<Item>(items: readonly Item[], pick: number): Item | undefined {
  return items[pick % items.length];
}
