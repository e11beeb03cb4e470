import { expect, it } from '@jest/globals';
import { fillOf, pingStates, stateSigns } from './ping-state.js';

it('gives each state a sign of its own', () => {
  expect(new Set(Object.values(stateSigns)).size).toBe(pingStates.length + 1);
});

it('spreads the windows of a policy over the whole scale', () => {
  const of = (windows: number) =>
    Array.from({ length: windows }, (_, window) => fillOf('answered', window, windows));
  expect(of(6)).toEqual([1, 2, 3, 4, 5, 6].map((step) => `answered-${step}`));
  expect(of(2)).toEqual(['answered-1', 'answered-6']);
  expect(of(1)).toEqual(['answered-1']);
  expect(new Set(of(9)).size).toBe(6);
  expect(fillOf('answered', -1, 6)).toBe('answered-6');
});

it('keeps the warning hue for who is not heard of', () => {
  expect(fillOf('no-answer')).toBe('warn');
  expect(fillOf('unreachable')).toBe('warn');
  for (const state of ['waiting', 'reminded', 'escalated', 'phone'] as const)
    expect(fillOf(state)).toBe('waiting');
});
