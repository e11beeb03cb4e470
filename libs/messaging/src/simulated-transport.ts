import type { HandOver, OutboundLetter, OutboundMessage, Transport } from './transport.port.js';

/** A channel that reaches nobody and takes no time: rehearsals and tests say how each message fares. */
export class SimulatedTransport implements Transport {
  constructor(
    private readonly fate: (message: OutboundMessage) => HandOver = () => ({
      outcome: 'handed-over',
    }),
    private readonly fateOfLetter: (letter: OutboundLetter) => HandOver = () => ({
      outcome: 'handed-over',
    }),
  ) {}

  send(message: OutboundMessage): Promise<HandOver> {
    return promised(() => this.fate(message));
  }

  sendLetter(letter: OutboundLetter): Promise<HandOver> {
    return promised(() => this.fateOfLetter(letter));
  }
}

function promised(fate: () => HandOver): Promise<HandOver> {
  try {
    return Promise.resolve(fate());
  } catch (error) {
    return Promise.reject(error instanceof Error ? error : new Error(String(error)));
  }
}
