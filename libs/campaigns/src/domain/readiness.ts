import type { ContactPoint } from '#directory/domain';
import { unreachableSteps, type Policy, type PolicyWarning } from './policy.js';

/** What somebody should know before launching. */
export interface Readiness {
  /** Contact points of the audience whom no message of the policy's kinds can reach: each will need a phone call. */
  readonly withoutUsableChannel: readonly string[];
  /** Steps that never run, or never all of them. */
  readonly policyWarnings: readonly PolicyWarning[];
}

export function readinessOf(audience: readonly ContactPoint[], policy: Policy): Readiness {
  return {
    withoutUsableChannel: audience
      .filter((point) => !hasUsableChannel(point, policy))
      .map(({ contactPointId }) => contactPointId),
    policyWarnings: unreachableSteps(policy),
  };
}

export function isReady({ withoutUsableChannel, policyWarnings }: Readiness): boolean {
  return withoutUsableChannel.length === 0 && policyWarnings.length === 0;
}

function hasUsableChannel(
  { details, conditions }: ContactPoint,
  { channels }: Pick<Policy, 'channels'>,
): boolean {
  return details.channels.some(
    ({ id, kind }) => channels.includes(kind) && conditions[id] !== 'unreachable',
  );
}
