import { Fault, type Clock, type Instant } from '#kernel';

/** A clock that stands until it is moved: the time of rehearsals, simulations and tests. */
export class VirtualClock implements Clock {
  private current: Instant;

  constructor(start: Instant) {
    this.current = start;
  }

  now(): Instant {
    return this.current;
  }

  /** @throws Fault `clock-set-back`: time that ran backwards would give events an order their instants deny. */
  set(instant: Instant): void {
    if (instant < this.current)
      throw new Fault(
        'clock-set-back',
        `the virtual clock cannot go back from ${this.current} to ${instant}`,
      );
    this.current = instant;
  }
}
