import type { Fold } from '#kernel';
import type { ContactPointEvent } from './contact-point.events.js';

/** Which proposals were applied, from the contact point's own stream: what stands there was done, and is not done again. */
export const appliedProposals: Fold<readonly string[], ContactPointEvent> = {
  initial: [],
  evolve: (applied, event) =>
    event.type === 'ContactDetailsChanged' && event.data.proposalId !== undefined
      ? [...applied, event.data.proposalId]
      : applied,
};
