import { expect } from '@jest/globals';
import { fold, type Decider, type DomainEvent } from '#kernel';

/** given(history).when(command).thenEvents(...): `thenEvents`, not `then`, so nothing here is awaitable by accident. */
export function specFor<State, C, E extends DomainEvent>(decider: Decider<State, C, E>) {
  return (...history: E[]) => ({
    when: (command: C) => {
      const run = () => decider.decide(command, fold(decider, history));
      return {
        thenEvents: (...expected: E[]): void => expect(run()).toEqual(expected),
        thenNothing: (): void => expect(run()).toEqual([]),
        thenRefused: (code: string): void =>
          expect(run).toThrow(expect.objectContaining({ name: 'Refusal', code })),
      };
    },
  });
}
