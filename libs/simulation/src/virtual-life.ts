import type { INestApplicationContext } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { RecordResponse } from '#campaigns';
import { Engine } from '#engine';
import { addMs, derivedId, limits, type CommandContext, type Instant } from '#kernel';
import type { VirtualClock, VirtualTimers } from '#timers';
import { contentOf, type RecordedAnswer } from './parse-answers.js';

interface Expected {
  readonly at: Instant;
  readonly campaignId: string;
  readonly answer: RecordedAnswer;
}

/** Lets the whole engine live on virtual time, from moment to moment: at each, answers come before timers. */
export class VirtualLife {
  private readonly bus: CommandBus;
  private readonly engine: Engine;
  private expected: readonly Expected[] = [];

  constructor(
    app: INestApplicationContext,
    private readonly clock: VirtualClock,
    private readonly timers: VirtualTimers,
  ) {
    this.bus = app.get(CommandBus);
    this.engine = app.get(Engine);
  }

  get answersToCome(): number {
    return this.expected.length;
  }

  /** Recorded answers of a campaign whose pings went out at `sentAt`: each comes at its moment. */
  expect(campaignId: string, sentAt: Instant, answers: readonly RecordedAnswer[]): void {
    const further = answers.map((answer) => ({
      at: addMs(sentAt, answer.respondedAfterSeconds * 1000),
      campaignId,
      answer,
    }));
    this.expected = [...this.expected, ...further].toSorted((a, b) =>
      a.at < b.at ? -1 : a.at > b.at ? 1 : 0,
    );
  }

  /** The next moment at which anything happens by itself. */
  nextMoment({ withTimers = true } = {}): Instant | undefined {
    return earlier(this.expected[0]?.at, withTimers ? this.timers.nextDue() : undefined);
  }

  /** @param contextOf who records an answer. */
  async arriveAt(
    moment: Instant,
    contextOf: (answer: RecordedAnswer) => CommandContext,
  ): Promise<void> {
    if (moment > this.clock.now()) this.clock.set(moment);
    const due = this.expected.filter(({ at }) => at <= moment);
    this.expected = this.expected.slice(due.length);
    for (const one of due) await this.takeIn(one, contextOf(one.answer));
    await this.engine.settled();
    await this.timers.fireDue({ concurrency: limits.dispatchConcurrency });
    await this.engine.settled();
  }

  private async takeIn({ campaignId, answer }: Expected, context: CommandContext): Promise<void> {
    const { contactPointId, respondedAfterSeconds, via, reportedUpdate } = answer;
    const parts = [campaignId, String(respondedAfterSeconds), contentOf(answer)];
    await this.bus.execute(
      new RecordResponse(
        {
          ping: { campaignId, contactPointId },
          responseId: derivedId('recorded-answer', ...parts),
          via,
          grade: 'human',
          receivedAt: this.clock.now(),
          ...(reportedUpdate === undefined ? {} : { corrections: reportedUpdate }),
        },
        context,
      ),
    );
  }
}

function earlier(a: Instant | undefined, b: Instant | undefined): Instant | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return a < b ? a : b;
}
