import type { Projection } from '#kernel';
import { letter, type KnownLetter } from './letter.decider.js';
import type { LetterEvent } from './letter.events.js';

/** Every letter and what became of it, by its id. */
export const letters: Projection<KnownLetter, LetterEvent> = {
  name: 'letters',
  revision: 1,
  key: (event) => event.data.letterId,
  apply: {
    LetterRequested: evolved,
    LetterStarted: evolved,
    LetterHandedOver: evolved,
    LetterFailed: evolved,
    LetterOutcomeUnknown: evolved,
  },
};

function evolved(document: KnownLetter | undefined, event: LetterEvent): KnownLetter | undefined {
  const next = letter.evolve(document ?? letter.initial, event);
  return next.status === 'absent' ? undefined : next;
}
