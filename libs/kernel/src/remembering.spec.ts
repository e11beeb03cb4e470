import { expect, it } from '@jest/globals';
import { remembering } from './remembering.js';

function counted(max: number) {
  const asked: string[] = [];
  const of = remembering(max, (text) => {
    asked.push(text);
    return text.toUpperCase();
  });
  return { of, asked };
}

it('works out an answer once', () => {
  const { of, asked } = counted(2);
  expect([of('a'), of('b'), of('a')]).toEqual(['A', 'B', 'A']);
  expect(asked).toEqual(['a', 'b']);
});

it('keeps the answers that were asked for last', () => {
  const { of, asked } = counted(2);
  for (const text of ['a', 'b', 'a', 'c', 'a', 'b']) of(text);
  expect(asked).toEqual(['a', 'b', 'c', 'b']);
});

it('keeps no answer of a work that failed', () => {
  let isBroken = true;
  const of = remembering(2, (text) => {
    if (isBroken) throw new Error('broken');
    return text;
  });
  expect(() => of('a')).toThrow('broken');
  isBroken = false;
  expect(of('a')).toBe('a');
});
