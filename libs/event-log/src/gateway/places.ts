import { status } from '@grpc/grpc-js';
import { CallFailure } from './call-failure.js';

/** A bounded number of places. */
export class Places {
  private taken = 0;

  constructor(
    private readonly max: number,
    private readonly what: string,
  ) {}

  /**
   * Takes a place and gives back how to leave it, once.
   * @throws CallFailure RESOURCE_EXHAUSTED
   */
  take(): () => void {
    if (this.taken >= this.max)
      throw new CallFailure(
        status.RESOURCE_EXHAUSTED,
        `this log gateway has ${this.max} ${this.what} under way, and takes no more`,
      );
    this.taken += 1;
    return () => {
      this.taken -= 1;
    };
  }
}
