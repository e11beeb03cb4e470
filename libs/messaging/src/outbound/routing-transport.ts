import type { ChannelKind } from '../domain/channel.js';
import type { HandOver, OutboundLetter, OutboundMessage, Transport } from '../transport.port.js';

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

  send(message: OutboundMessage): Promise<HandOver> {
    const { kind } = message;
    return this.measured(kind, (transport) => transport.send(message));
  }

  sendLetter(letter: OutboundLetter): Promise<HandOver> {
    return this.measured(
      'email',
      async (transport) => transport.sendLetter?.(letter) ?? noWay('email'),
    );
  }

  private async measured(
    kind: ChannelKind,
    send: (transport: Transport) => Promise<HandOver>,
  ): Promise<HandOver> {
    const begun = performance.now();
    let outcome: Sent['outcome'] = 'unknown';
    try {
      const handOver = await this.handOver(kind, send);
      outcome = handOver.outcome === 'failed' ? handOver.permanence : handOver.outcome;
      return handOver;
    } finally {
      this.options.onSent?.({ kind, outcome, seconds: (performance.now() - begun) / 1000 });
    }
  }

  canSend(kind: ChannelKind): boolean {
    return this.options.transports[kind] !== undefined;
  }

  private async handOver(
    kind: ChannelKind,
    send: (transport: Transport) => Promise<HandOver>,
  ): Promise<HandOver> {
    const transport = this.options.transports[kind];
    if (transport !== undefined) return send(transport);
    return noWay(kind);
  }
}

/** Nothing is wrong with the channel: once something is configured, what was launched goes out. */
function noWay(kind: ChannelKind): HandOver {
  const reason = `no gateway for ${kind} is configured`;
  return { outcome: 'failed', permanence: 'transient', reason };
}
