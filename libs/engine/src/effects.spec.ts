import { expect, it } from '@jest/globals';
import type { CommandBus } from '@nestjs/cqrs';
import {
  addMs,
  CommandMessage,
  epochMs,
  limits,
  parseInstant,
  Refusal,
  type CommandContext,
} from '#kernel';
import { VirtualClock, VirtualTimers } from '#timers';
import { InProcessDispatch } from './dispatch/in-process-dispatch.js';
import { Effects } from './effects.js';

const now = parseInstant('2024-02-19T09:00:00Z');
const context: CommandContext = {
  now,
  actor: { kind: 'process', id: 'sample' },
  correlationId: 'sample',
  causationId: 'sample',
};

class Ask extends CommandMessage<{ readonly whom: number }> {}

it('an effect that fails keeps no other of the same cause from being done', async () => {
  const asked: number[] = [];
  const execute = async ({ data: { whom } }: Ask) => {
    await Promise.resolve();
    if (whom === 1) throw new Error('no space left');
    if (whom === 2) throw new Refusal('ping-already-answered');
    asked.push(whom);
  };
  const bus = { execute } as unknown as CommandBus;
  const timers = new VirtualTimers(new VirtualClock(now));
  const effects = new Effects(bus, timers, new InProcessDispatch());
  const everybody = Array.from({ length: limits.dispatchConcurrency + 20 }, (_, whom) => ({
    kind: 'command' as const,
    command: Ask,
    data: { whom },
  }));
  await expect(effects.perform(everybody, context)).rejects.toThrow('no space left');
  expect(asked).toHaveLength(everybody.length - 2);
});

it('effects that lead are done before the others are begun, and where one fails no other is', async () => {
  const begun: number[] = [];
  const perform = (fails: boolean) => {
    const execute = async ({ data: { whom } }: Ask) => {
      begun.push(whom);
      // As an append that others come before.
      for (let turn = 0; turn < 10 * (3 - whom); turn++) await Promise.resolve();
      if (fails && whom === 1) throw new Error('no space left');
      begun.push(-whom);
    };
    const timers = new VirtualTimers(new VirtualClock(now));
    const effects = new Effects(
      { execute } as unknown as CommandBus,
      timers,
      new InProcessDispatch(),
    );
    const asks = [2, 1].map((whom) => ({
      kind: 'command' as const,
      command: Ask,
      data: { whom },
      ...(whom === 1 ? { leads: true as const } : {}),
    }));
    return effects.perform(asks, context);
  };
  await perform(false);
  expect(begun.splice(0)).toEqual([1, -1, 2, -2]);
  await expect(perform(true)).rejects.toThrow('no space left');
  expect(begun).toEqual([1]);
});

it('a timer whose moment has come is left to fire, whatever else its owner sets, and one that is still to come is not', async () => {
  const clock = new VirtualClock(now);
  const timers = new VirtualTimers(clock);
  const fired: string[] = [];
  timers.onDue(({ id }) => {
    fired.push(id);
    return Promise.resolve();
  });
  const effects = new Effects({} as CommandBus, timers, new InProcessDispatch());
  const set = (seconds: number) => {
    const due = addMs(now, seconds * 1_000);
    const timer = { id: `ping.february.fr-1.${epochMs(due)}`, due, payload: {} };
    return effects.perform([{ kind: 'timer', timer }], { ...context, now: clock.now() });
  };
  await set(60);
  await set(90);
  clock.set(addMs(now, 90_000));
  await set(3_600);
  await timers.fireDue();
  expect(fired).toEqual([`ping.february.fr-1.${epochMs(addMs(now, 90_000))}`]);
});
