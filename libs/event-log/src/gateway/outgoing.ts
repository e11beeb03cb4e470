import { status } from '@grpc/grpc-js';
import { limits } from '#kernel';
import { CallFailure } from './call-failure.js';

/** The side of a call that sends, as far as it is needed here. */
interface Sink<Message> {
  write(message: Message): boolean;
  on(event: 'drain' | 'cancelled' | 'close' | 'finish', listener: () => void): unknown;
}

/** What goes to one client, no faster than it takes it: a slow one never fills memory. */
export class Outgoing<Message> {
  private gone = false;
  private waiting: (() => void)[] = [];
  private readonly whenGone: (() => void)[] = [];

  constructor(private readonly call: Sink<Message>) {
    call.on('drain', () => this.resume());
    for (const event of ['cancelled', 'close', 'finish'] as const) call.on(event, () => this.end());
  }

  /** Whether nobody listens any more. */
  get ended(): boolean {
    return this.gone;
  }

  onEnd(listener: () => void): void {
    if (this.gone) listener();
    else this.whenGone.push(listener);
  }

  /**
   * Resolves when the client has room for more, or is gone.
   * @throws CallFailure ABORTED when it takes nothing for too long: what waits for it fills memory.
   */
  async send(message: Message): Promise<void> {
    if (this.gone || this.call.write(message)) return;
    await new Promise<void>((resolve, reject) => {
      const stalled = setTimeout(() => reject(takesNothing()), limits.logGatewayStallMsMax);
      this.waiting.push(() => {
        clearTimeout(stalled);
        resolve();
      });
    });
  }

  /** Nothing is sent any more. */
  end(): void {
    if (this.gone) return;
    this.gone = true;
    this.resume();
    for (const listener of this.whenGone) listener();
  }

  private resume(): void {
    for (const resolve of this.waiting.splice(0)) resolve();
  }
}

function takesNothing(): CallFailure {
  const seconds = limits.logGatewayStallMsMax / 1_000;
  return new CallFailure(status.ABORTED, `nothing was taken of the answer for ${seconds} s`);
}
