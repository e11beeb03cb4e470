import { addMs, limits, type Ciphertext, type Decider, type Instant } from '#kernel';
import type { Letter, LetterEvent, LetterFailure } from './letter.events.js';

export type LetterCommand =
  | { readonly type: 'RequestLetter'; readonly letter: Letter; readonly now: Instant }
  | { readonly type: 'StartLetter' | 'AdvanceLetter'; readonly now: Instant }
  | {
      readonly type: 'RecordLetterHandOver';
      readonly tryNumber: number;
      readonly now: Instant;
      readonly reference?: string;
    }
  | {
      readonly type: 'RecordLetterFailure';
      readonly tryNumber: number;
      readonly now: Instant;
      readonly permanence: 'permanent' | 'transient';
      readonly because: LetterFailure;
      readonly reason?: Ciphertext;
    };

interface Known {
  readonly letter: Letter;
  readonly requestedAt: Instant;
  readonly tries: number;
  /** Why the last try failed. */
  readonly because?: LetterFailure;
  readonly reason?: Ciphertext;
}

export type LetterState =
  | { readonly status: 'absent' }
  | (Known & { readonly status: 'waiting'; readonly readyAt: Instant })
  | (Known & { readonly status: 'under-way'; readonly startedAt: Instant })
  | (Known & { readonly status: 'handed-over'; readonly handedOverAt: Instant })
  | (Known & { readonly status: 'failed' | 'unknown'; readonly endedAt: Instant });

export type KnownLetter = Exclude<LetterState, { status: 'absent' }>;

export const letter: Decider<LetterState, LetterCommand, LetterEvent> = {
  initial: { status: 'absent' },
  decide,
  evolve,
};

function decide(command: LetterCommand, state: LetterState): readonly LetterEvent[] {
  const { now } = command;
  if (state.status === 'absent')
    return command.type === 'RequestLetter'
      ? [{ type: 'LetterRequested', data: { ...command.letter, requestedAt: now } }]
      : [];
  const { letterId } = state.letter;
  switch (command.type) {
    case 'RequestLetter':
      return [];
    case 'StartLetter':
      return state.status === 'waiting' && state.readyAt <= now
        ? [
            {
              type: 'LetterStarted',
              data: { letterId, tryNumber: state.tries + 1, startedAt: now },
            },
          ]
        : [];
    case 'AdvanceLetter': {
      const due = letterDue(state);
      return state.status === 'under-way' && due !== undefined && due <= now
        ? [
            {
              type: 'LetterOutcomeUnknown',
              data: { letterId, tryNumber: state.tries, foundAt: now },
            },
          ]
        : [];
    }
    case 'RecordLetterHandOver': {
      if (!isOutcomeOf(state, command.tryNumber)) return [];
      const { tryNumber, reference } = command;
      const data = { letterId, tryNumber, handedOverAt: now };
      return [
        {
          type: 'LetterHandedOver',
          data: reference === undefined ? data : { ...data, reference },
        },
      ];
    }
    case 'RecordLetterFailure': {
      if (!isOutcomeOf(state, command.tryNumber)) return [];
      const { tryNumber, permanence, because, reason } = command;
      const data = { letterId, tryNumber, failedAt: now, permanence, because };
      return [{ type: 'LetterFailed', data: reason === undefined ? data : { ...data, reason } }];
    }
  }
}

/** An outcome that comes late is still one. */
function isOutcomeOf(state: KnownLetter, tryNumber: number): boolean {
  return (state.status === 'under-way' || state.status === 'unknown') && state.tries === tryNumber;
}

function evolve(state: LetterState, event: LetterEvent): LetterState {
  if (event.type === 'LetterRequested') {
    const { requestedAt, ...requested } = event.data;
    return {
      status: 'waiting',
      letter: requested,
      requestedAt,
      tries: 0,
      readyAt: requestedAt,
    };
  }
  if (state.status === 'absent') return state;
  const { letter: of, requestedAt, tries } = state;
  const known = { letter: of, requestedAt, tries };
  switch (event.type) {
    case 'LetterStarted': {
      const { tryNumber, startedAt } = event.data;
      return { ...known, status: 'under-way', tries: tryNumber, startedAt };
    }
    case 'LetterHandedOver':
      return { ...known, status: 'handed-over', handedOverAt: event.data.handedOverAt };
    case 'LetterFailed': {
      const { permanence, failedAt, because, reason } = event.data;
      const why = { because, ...(reason === undefined ? {} : { reason }) };
      if (permanence === 'permanent' || tries >= limits.letterTriesMax)
        return { ...known, ...why, status: 'failed', endedAt: failedAt };
      const waitMs = limits.attemptRetryBaseMs * 2 ** (tries - 1);
      return { ...known, ...why, status: 'waiting', readyAt: addMs(failedAt, waitMs) };
    }
    case 'LetterOutcomeUnknown':
      return { ...known, status: 'unknown', endedAt: event.data.foundAt };
    default:
      event satisfies never;
      return state;
  }
}

/** When something is next to be done about it; never again once it has ended. */
export function letterDue(state: LetterState): Instant | undefined {
  if (state.status === 'waiting') return state.readyAt;
  if (state.status === 'under-way') return addMs(state.startedAt, limits.attemptOutcomeWaitMs);
  return undefined;
}
