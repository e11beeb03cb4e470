import type { HandOver, OutboundMessage, Transport } from './transport.port.js';

/** A channel that reaches nobody and takes no time: rehearsals and tests say how each message fares. */
export class SimulatedTransport implements Transport {
  constructor(
    private readonly fate: (message: OutboundMessage) => HandOver = () => ({
      outcome: 'handed-over',
    }),
  ) {}

  send(message: OutboundMessage): Promise<HandOver> {
    try {
      return Promise.resolve(this.fate(message));
    } catch (error) {
      return Promise.reject(error instanceof Error ? error : new Error(String(error)));
    }
  }
}
