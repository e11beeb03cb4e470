import { Inject, Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { DirectPing, pingKey } from '#campaigns';
import { PORTS, type Ports } from '#engine';
import type { AnswerTarget } from '#messaging';
import { contactPointContext } from './contact-point-context.js';

/**
 * Notes which programs opened a link. Those of one ping are noted one after another: a scanner that fetches a link a hundred
 * times at once must not keep an answer from being recorded.
 */
@Injectable()
export class Openings {
  private readonly last = new Map<string, Promise<unknown>>();

  constructor(
    private readonly bus: CommandBus,
    @Inject(PORTS) private readonly ports: Ports,
  ) {}

  async note(ping: AnswerTarget, agent: string): Promise<void> {
    const key = pingKey(ping);
    const mine = this.after(this.last.get(key), ping, agent);
    this.last.set(key, mine);
    try {
      await mine;
    } finally {
      if (this.last.get(key) === mine) this.last.delete(key);
    }
  }

  private async after(
    before: Promise<unknown> | undefined,
    ping: AnswerTarget,
    agent: string,
  ): Promise<void> {
    // Whoever opened it before hears of a failure itself.
    await before?.catch(() => {});
    const openedAt = this.ports.clock.now();
    const command = { type: 'RecordOpening', agent, openedAt } as const;
    const context = contactPointContext(this.ports, ping, openedAt);
    await this.bus.execute(new DirectPing({ ping, command }, context));
  }
}
