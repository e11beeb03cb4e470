import type { HandOver, OutboundMessage, Transport } from '#messaging';
import type { Life } from './life.js';

/** Takes messages away, and meets every class of failure on the way. */
export class UnreliableTransport implements Transport {
  constructor(private readonly life: Life) {}

  send(message: OutboundMessage): Promise<HandOver> {
    const { life } = this;
    const { world } = life;
    return life.at('send', async () => {
      const { chance } = world;
      const { mail: shares } = world.shares;
      if (chance.says(shares.slow)) await life.sleep(chance.spread(1_000, 240_000));
      const refused = chance.says(shares.permanent)
        ? 'permanent'
        : chance.says(shares.transient)
          ? 'transient'
          : undefined;
      if (refused !== undefined) {
        world.witness.sent(life.name, message, 'refused');
        const reason = `refused (${refused})`;
        return { outcome: 'failed', permanence: refused, reason };
      }
      if (chance.says(shares.unknown)) {
        world.witness.sent(life.name, message, 'unknown');
        throw world.witness.broke(
          new Error('the connection broke after the message was handed over'),
        );
      }
      world.witness.sent(life.name, message, 'accepted');
      return { outcome: 'handed-over' };
    });
  }
}
