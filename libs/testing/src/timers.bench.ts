import { addMs, type Instant } from '#kernel';
import type { DueTimer, Timers } from '#timers';

/** An adapter and the time it lives in. */
export interface TimersUnderTest {
  readonly timers: Timers;
  now(): Instant;
  /** Moves the clock and lets everything fire that is due then. A handler that fails does not make it fail. */
  advanceTo(instant: Instant): Promise<void>;
  close(): Promise<void>;
}

export type FiringOrder = 'due-then-id' | 'due';

/** One adapter, its start as the origin of time, and what it fired. */
export class TimersBench {
  readonly fired: string[] = [];
  readonly start: Instant;

  constructor(
    readonly underTest: TimersUnderTest,
    private readonly unitMs: number,
    private readonly order: FiringOrder,
  ) {
    this.start = underTest.now();
  }

  get timers(): Timers {
    return this.underTest.timers;
  }

  at(units: number): Instant {
    return addMs(this.start, units * this.unitMs);
  }

  set(id: string, units: number): Promise<void> {
    return this.timers.schedule(id, this.at(units), { owner: id });
  }

  advanceTo(units: number): Promise<void> {
    return this.underTest.advanceTo(this.at(units));
  }

  /** Of timers due together, as they fired or are expected to: in an order to compare by. */
  inOrder(together: readonly string[]): readonly string[] {
    return this.order === 'due-then-id' ? together : together.toSorted();
  }

  /** Notes what fires, then does what the example asks for. */
  listen(then: (timer: DueTimer) => Promise<void> = () => Promise.resolve()): void {
    this.timers.onDue((timer) => {
      this.fired.push(timer.id);
      return then(timer);
    });
  }
}
