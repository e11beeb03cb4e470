import type { Channel, ChannelCondition, ChannelKind } from '#directory';
import type { SendIntent } from './ping.state.js';
import { channelKey } from './ping.state.js';

/** A channel of somebody who may be written to, with its address in clear. */
export interface ReachableChannel {
  readonly recipient: string;
  readonly channel: Omit<Channel, 'address'>;
  readonly condition: ChannelCondition;
  readonly address: string;
}

/**
 * Which channels carry a message out: for every recipient the best usable one of each kind. An address gets one message
 * within a step, and a rung of an escalation adds only addresses that this ping has not used before (FM-12).
 */
export function chooseDestinations(
  intent: Pick<SendIntent, 'kind' | 'to' | 'open' | 'failed' | 'carried'>,
  kinds: readonly ChannelKind[],
  channels: readonly ReachableChannel[],
  usedAddresses: ReadonlySet<string>,
): readonly ReachableChannel[] {
  const taken = new Set(intent.kind === 'escalation' ? usedAddresses : []);
  const chosen: ReachableChannel[] = [];
  for (const recipient of intent.open)
    for (const kind of kinds) {
      if (intent.carried.includes(channelKey(recipient, kind))) continue;
      const best = channels
        .filter(
          (one) =>
            one.recipient === recipient &&
            one.channel.kind === kind &&
            one.condition !== 'unreachable' &&
            (intent.to !== 'alternate-channel' || one.channel.use === 'alternate') &&
            !intent.failed.includes(channelKey(recipient, one.channel.id)) &&
            !taken.has(normalised(one.address)),
        )
        .toSorted(
          (a, b) =>
            Number(a.channel.use === 'alternate') - Number(b.channel.use === 'alternate') ||
            a.channel.priority - b.channel.priority,
        )[0];
      if (best === undefined) continue;
      taken.add(normalised(best.address));
      chosen.push(best);
    }
  return chosen;
}

/** Mail servers that tell apart the case of a local part are not met in practice; two rungs that differ in it are one person. */
export function normalised(address: string): string {
  return address.trim().toLowerCase();
}
