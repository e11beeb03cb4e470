import type { ChannelKind } from '../domain/channel.js';
import type { HandOver, OutboundMessage, Transport } from '../transport.port.js';

/** How one hand-over went, for whoever measures. */
export interface Sent {
  readonly kind: ChannelKind;
  /** `unknown`: nobody can know whether the message went out. */
  readonly outcome: 'handed-over' | 'permanent' | 'transient' | 'unknown';
  readonly seconds: number;
}

export interface RoutingOptions {
  readonly transports: Readonly<Partial<Record<ChannelKind, Transport>>>;
  readonly onSent?: (sent: Sent) => void;
}

/** Gives each message to the transport of its channel's kind. */
export class RoutingTransport implements Transport {
  constructor(private readonly options: RoutingOptions) {}

  async send(message: OutboundMessage): Promise<HandOver> {
    const { kind } = message;
    const begun = performance.now();
    let outcome: Sent['outcome'] = 'unknown';
    try {
      const handOver = await this.handOver(message);
      outcome = handOver.outcome === 'failed' ? handOver.permanence : handOver.outcome;
      return handOver;
    } finally {
      this.options.onSent?.({ kind, outcome, seconds: (performance.now() - begun) / 1000 });
    }
  }

  canSend(kind: ChannelKind): boolean {
    return this.options.transports[kind] !== undefined;
  }

  private async handOver(message: OutboundMessage): Promise<HandOver> {
    const transport = this.options.transports[message.kind];
    if (transport !== undefined) return transport.send(message);
    const reason = `no gateway for ${message.kind} is configured`;
    // Nothing is wrong with the channel: once something is configured, what was launched goes out.
    return { outcome: 'failed', permanence: 'transient', reason };
  }
}
