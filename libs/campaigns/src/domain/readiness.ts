import type { ChannelKind, ContactPoint } from '#directory/domain';
import { unreachableSteps, type Policy, type PolicyWarning } from './policy.js';

/** What somebody should know before launching. */
export interface Readiness {
  /** Contact points of the audience whom no message of the policy's kinds can reach: each will need a phone call. */
  readonly withoutUsableChannel: readonly string[];
  /** Kinds of channel that the policy uses and this installation has no way to send. */
  readonly notConfigured: readonly ChannelKind[];
  /** Steps that never run, or never all of them. */
  readonly policyWarnings: readonly PolicyWarning[];
}

/** @param canSend whether this installation can send a kind of message. */
export function readinessOf(
  audience: readonly ContactPoint[],
  policy: Policy,
  canSend: (kind: ChannelKind) => boolean,
): Readiness {
  return {
    withoutUsableChannel: audience
      .filter((point) => !hasUsableChannel(point, policy))
      .map(({ contactPointId }) => contactPointId),
    notConfigured: kindsOf(policy).filter((kind) => !canSend(kind)),
    policyWarnings: unreachableSteps(policy),
  };
}

/** Every kind of channel that a policy writes to, once. */
export function kindsOf({ channels, steps }: Policy): readonly ChannelKind[] {
  return [...new Set([...channels, ...steps.flatMap((step) => step.channels ?? [])])];
}

export function notConfiguredMessage(kinds: readonly ChannelKind[]): string {
  return `nothing can be sent by ${kinds.join(' or ')} from here: it is not configured`;
}

export function isReady({
  withoutUsableChannel,
  notConfigured,
  policyWarnings,
}: Readiness): boolean {
  return [withoutUsableChannel, notConfigured, policyWarnings].every(({ length }) => length === 0);
}

function hasUsableChannel(
  { details, conditions }: ContactPoint,
  { channels }: Pick<Policy, 'channels'>,
): boolean {
  return details.channels.some(
    ({ id, kind }) => channels.includes(kind) && conditions[id] !== 'unreachable',
  );
}
