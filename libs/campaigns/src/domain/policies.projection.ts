import type { EventOf, Projection } from '#kernel';
import type { PolicyEvent } from './policy.decider.js';

export type DefinedPolicy = EventOf<PolicyEvent, 'PolicyDefined'>['data'];

/** Every policy in its newest version. */
export const policies: Projection<DefinedPolicy, PolicyEvent> = {
  name: 'policies',
  revision: 1,
  key: (event) => event.data.policyId,
  apply: { PolicyDefined: (_, event) => event.data },
};
