import type { CommandBus } from '@nestjs/cqrs';
import {
  failureKind,
  limits,
  type CommandContext,
  type Effect,
  type Instant,
  type TimerRequest,
} from '#kernel';
import type { Timers } from '#timers';
import type { Dispatch } from './dispatch/dispatch.port.js';
import { recent } from './recent.js';

/** The shell's side of every reaction: does what was asked, and may do it again without harm. */
export class Effects {
  /** The timer that was set last, by its owner. */
  private readonly timerOf = recent<string, Pick<TimerRequest, 'id' | 'due'>>(
    limits.cachedStatesMax,
  );

  constructor(
    private readonly bus: CommandBus,
    private readonly timers: Timers,
    private readonly dispatch: Dispatch,
  ) {}

  /**
   * Those that lead first, and the others only once all of these are done. Else effects of one cause do not depend on each
   * other's order, so many are under way at once, and one that fails keeps no other from being done.
   * @throws the first fault, once all that were begun have ended.
   */
  async perform(effects: readonly Effect[], context: CommandContext): Promise<void> {
    const leads = (effect: Effect) => effect.kind === 'command' && effect.leads === true;
    await this.performAll(effects.filter(leads), context);
    await this.performAll(
      effects.filter((effect) => !leads(effect)),
      context,
    );
  }

  private async performAll(effects: readonly Effect[], context: CommandContext): Promise<void> {
    const faults: unknown[] = [];
    for (let start = 0; start < effects.length; start += limits.effectsAtOnce)
      await Promise.all(
        effects
          .slice(start, start + limits.effectsAtOnce)
          .map((effect) =>
            this.performOne(effect, context).catch((fault: unknown) => faults.push(fault)),
          ),
      );
    if (faults.length > 0) throw faults[0];
  }

  /**
   * An owner has one next moment: the timer for a moment that is no longer its next one is taken back where it is known. One
   * whose moment has come is about to fire, and what it is for may not have been done.
   */
  private async setTimer({ id, due, payload }: TimerRequest, now: Instant): Promise<void> {
    const owner = id.slice(0, id.lastIndexOf('.'));
    const before = this.timerOf.get(owner);
    this.timerOf.set(owner, { id, due });
    await this.timers.schedule(id, due, payload);
    if (before !== undefined && before.id !== id && before.due > now)
      await this.timers.cancel(before.id);
  }

  /** Sets a timer beside whatever its owner has set: one that proves needless does no harm. */
  setBeside({ id, due, payload }: TimerRequest): Promise<void> {
    return unlessStopping(this.timers.schedule(id, due, payload));
  }

  private async performOne(effect: Effect, context: CommandContext): Promise<void> {
    switch (effect.kind) {
      case 'timer':
        return unlessStopping(this.setTimer(effect.timer, context.now));
      case 'dispatch':
        return unlessStopping(this.dispatch.add(effect.id, effect.job));
      case 'command':
        try {
          await this.bus.execute(new effect.command(effect.data as never, context));
        } catch (error) {
          // A rule that says no to a reaction has the last word: the world moved on between cause and effect.
          if (failureKind(error) !== 'refusal') throw error;
        }
    }
  }
}

/** What is asked of a queue that a stop has closed is found in the log by the next start. */
async function unlessStopping(asked: Promise<void>): Promise<void> {
  try {
    await asked;
  } catch (error) {
    const { code } = error as { readonly code?: unknown };
    if (code !== 'timers-closed' && code !== 'dispatch-closed') throw error;
  }
}
