import type { CommandBus } from '@nestjs/cqrs';
import { failureKind, limits, type CommandContext, type Effect } from '#kernel';
import type { Timers } from '#timers';
import type { Dispatch } from './dispatch/dispatch.port.js';

/** The shell's side of every reaction: does what was asked, and may do it again without harm. */
export class Effects {
  constructor(
    private readonly bus: CommandBus,
    private readonly timers: Timers,
    private readonly dispatch: Dispatch,
  ) {}

  /** Effects of one cause do not depend on each other's order, so many are under way at once. */
  async perform(effects: readonly Effect[], context: CommandContext): Promise<void> {
    for (let start = 0; start < effects.length; start += limits.dispatchConcurrency)
      await Promise.all(
        effects
          .slice(start, start + limits.dispatchConcurrency)
          .map((effect) => this.performOne(effect, context)),
      );
  }

  private async performOne(effect: Effect, context: CommandContext): Promise<void> {
    switch (effect.kind) {
      case 'timer':
        return this.timers.schedule(effect.timer.id, effect.timer.due, effect.timer.payload);
      case 'dispatch':
        return this.dispatch.add(effect.id, effect.job);
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
