import { Injectable } from '@nestjs/common';
import type { Channel, ContactPoint } from '#directory';
import { PersonalData } from '#keys';
import type { ReachableChannel } from './domain/destinations.js';

/** Channels with their addresses in clear, which go no further than to whoever sends. */
@Injectable()
export class ChannelBook {
  constructor(private readonly personalData: PersonalData) {}

  /** A channel whose address can no longer be read, because the person was erased, is not usable. */
  async channelsOf(
    { contactPointId: recipient, details, conditions }: ContactPoint,
    wanted: (channel: Channel) => boolean,
  ): Promise<readonly ReachableChannel[]> {
    const found: ReachableChannel[] = [];
    for (const channel of details.channels.filter(wanted)) {
      const { address: encrypted, ...rest } = channel;
      const address = await this.personalData.decrypt(recipient, encrypted);
      if (address === undefined) continue;
      const condition = conditions[channel.id] ?? 'unverified';
      found.push({ recipient, channel: rest, condition, address });
    }
    return found;
  }
}
