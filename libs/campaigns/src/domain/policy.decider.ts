import {
  canonicalJson,
  InvalidInput,
  type Decider,
  type EventDefinitions,
  type StreamName,
} from '#kernel';
import { policyFaults, type Policy } from './policy.js';

/** A policy is never changed: defining it anew makes its next version, and campaigns keep the one they pinned. */
export type PolicyEvent = {
  readonly type: 'PolicyDefined';
  readonly data: { readonly policyId: string; readonly version: number; readonly policy: Policy };
};
export type PolicyCommand = {
  readonly type: 'DefinePolicy';
  readonly policyId: string;
  readonly policy: Policy;
};
export type PolicyState =
  | { readonly status: 'absent' }
  | { readonly status: 'defined'; readonly version: number; readonly policy: Policy };

export const policyEvents: EventDefinitions<PolicyEvent> = { PolicyDefined: { schema: 1 } };

export function policyStream(policyId: string): StreamName {
  return `policy-${policyId}`;
}

export const policy: Decider<PolicyState, PolicyCommand, PolicyEvent> = {
  initial: { status: 'absent' },

  decide({ policyId, policy: defined }, state) {
    const faults = policyFaults(defined);
    if (faults.length > 0)
      throw new InvalidInput(faults.map(({ path, message }) => ({ where: { path }, message })));
    const version = state.status === 'absent' ? 1 : state.version + 1;
    if (state.status === 'defined' && canonicalJson(state.policy) === canonicalJson(defined))
      return [];
    return [{ type: 'PolicyDefined', data: { policyId, version, policy: defined } }];
  },

  evolve(state, event) {
    switch (event.type) {
      case 'PolicyDefined':
        return { status: 'defined', version: event.data.version, policy: event.data.policy };
      default:
        event.type satisfies never;
        return state;
    }
  },
};
