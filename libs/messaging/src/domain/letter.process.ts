import type { Effect, Instant, Process } from '#kernel';
import { letter, letterDue, type LetterState } from './letter.decider.js';
import { letterCategory, type LetterEvent } from './letter.events.js';

/** Has a letter sent, and looks after it until its outcome is known. */
export const letterProcess: Process<LetterState, LetterEvent> = {
  name: 'letter',
  category: letterCategory,
  fold: letter,
  react: (state, event) => letterFollowUp(state, event.metadata.at),
};

/** What a letter in this state asks of the shell, whoever looks: the process, a timer, the reconciler after a crash. */
export function letterFollowUp(state: LetterState, now: Instant): readonly Effect[] {
  const due = letterDue(state);
  if (state.status === 'absent' || due === undefined) return [];
  const { letterId } = state.letter;
  if (state.status === 'waiting' && due <= now)
    return [{ kind: 'dispatch', id: `letter.${letterId}.${state.tries}`, job: { letterId } }];
  return [
    {
      kind: 'timer',
      timer: {
        id: `letter.${letterId}.${Date.parse(due)}`,
        due,
        payload: { wake: 'letter', letterId },
      },
    },
  ];
}
