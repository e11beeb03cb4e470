import type { ServerResponse } from 'node:http';
import { limits, type Position } from '#kernel';

/** What a subscriber wants: one projection, or those of its documents whose key begins with `prefix`. */
export interface Interest {
  readonly projection: string;
  readonly prefix: string;
}

/** `no-transform` and the last one keep proxies from gathering what is to arrive at once. */
export const streamHeaders = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store, no-transform',
  'x-accel-buffering': 'no',
  'x-content-type-options': 'nosniff',
} as const;

/** One reader of one projection over one socket. It holds a bounded number of bytes; a reader slower than that loses it. */
export class StreamSubscriber {
  /** It was sent everything up to here; `undefined` before its first snapshot. */
  cursor: Position | undefined;
  private ended = false;
  private bytesQueued = 0;
  private bytesTakenAtBeat = 0;

  constructor(
    private readonly response: ServerResponse,
    readonly interest: Interest,
    /** Told in a header, so that a reader sees when what it holds was made by another fold. */
    revision: number,
    private readonly onEnd: (subscriber: StreamSubscriber) => void,
  ) {
    response.on('close', () => this.finish());
    // A reader that went away in the middle of a write is no failure of ours.
    response.on('error', () => this.finish());
    if (response.destroyed) this.finish();
    else this.begin(revision);
  }

  get isOver(): boolean {
    return this.ended;
  }

  get bytesWaiting(): number {
    return this.response.writableLength;
  }

  /** Whether whoever has much to write waits for `drained` first. */
  get isCongested(): boolean {
    return this.response.writableNeedDrain;
  }

  wants(key: string): boolean {
    return key.startsWith(this.interest.prefix);
  }

  /** One write may be large; where so much waits already that the reader is too slow, it is cut off instead. */
  write(bytes: Buffer): void {
    if (this.ended) return;
    if (this.bytesWaiting > limits.streamBufferBytesMax) {
      this.cutOff();
      return;
    }
    this.bytesQueued += bytes.length;
    this.response.write(bytes);
  }

  /** Resolves once everything written was taken, or the reader is gone. */
  drained(): Promise<void> {
    if (this.ended || !this.isCongested) return Promise.resolve();
    return new Promise((resolve) => {
      const done = () => {
        this.response.off('drain', done);
        this.response.off('close', done);
        resolve();
      };
      this.response.on('drain', done);
      this.response.on('close', done);
    });
  }

  /** A sign of life both ways: a reader that took nothing since the last one, though something waits, is cut off. */
  beat(bytes: Buffer): void {
    const taken = this.bytesQueued - this.bytesWaiting;
    if (this.bytesWaiting > 0 && taken <= this.bytesTakenAtBeat) {
      this.cutOff();
      return;
    }
    this.bytesTakenAtBeat = taken;
    this.write(bytes);
  }

  /** At once, whatever still waits to be sent. */
  cutOff(): void {
    this.finish();
    this.response.destroy();
  }

  /** After what was written. */
  end(): void {
    this.finish();
    this.response.end();
  }

  /**
   * Its line ends with it: kept for further requests, it would keep a server that ends waiting. So nothing has to say where
   * the body ends, and what is written goes out as it is, in one piece and not in chunks of three.
   */
  private begin(revision: number): void {
    const { response } = this;
    response.removeHeader('transfer-encoding');
    response.writeHead(200, {
      ...streamHeaders,
      connection: 'close',
      'x-projection-revision': revision,
    });
  }

  private finish(): void {
    if (this.ended) return;
    this.ended = true;
    this.onEnd(this);
  }
}
