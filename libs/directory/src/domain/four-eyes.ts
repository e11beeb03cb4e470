import { sharedActors, type Actor } from '#kernel';
import type { Proposal } from './change-proposal.events.js';

/** Who brought a correction in: of an answer, the contact point itself unless somebody else is named. */
export function proposerOf({ proposedBy, contactPointId }: Proposal): Actor {
  return proposedBy ?? { kind: 'contact-point', id: contactPointId };
}

/** Under such an id anybody at the machine acts: it tells no two people apart. */
export function isShared({ kind, id }: Actor): boolean {
  return kind === 'command-line' && sharedActors.some((shared) => shared.id === id);
}

/**
 * A name is the same person however it came in: with a key today and from the command line tomorrow. A key of an account is
 * whoever has the account.
 */
export function isSamePerson(one: Actor, other: Actor): boolean {
  return spelledAlike(one.owner ?? one.id) === spelledAlike(other.owner ?? other.id);
}

/** Accents in one form or two, wide letters, further spaces and signs that nobody sees make no second person. */
function spelledAlike(name: string): string {
  return name
    .replaceAll(/\p{Default_Ignorable_Code_Point}/gu, '')
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/\s+/gu, ' ')
    .trim();
}
