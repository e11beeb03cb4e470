import { describe, expect, it } from '@jest/globals';
import { parseInstant } from '#kernel';
import { answerWithin, corrected } from './responses.js';

const at = (clockTime: string) => parseInstant(`2024-02-19T${clockTime}:00Z`);
const response = (responseId: string, clockTime: string) => ({
  responseId,
  receivedAt: at(clockTime),
});

describe('the answer among the responses', () => {
  it('is the earliest received, though mail was read after a click that came later', () => {
    const read = [response('click', '10:00'), response('mail', '09:30')];
    expect(answerWithin(read, at('12:00'))).toEqual(response('mail', '09:30'));
  });

  it('is the one recorded first of two at one instant', () =>
    expect(
      answerWithin([response('a', '10:00'), response('b', '10:00')], at('12:00'))?.responseId,
    ).toBe('a'));

  it('may come exactly on the bound and no later', () => {
    expect(answerWithin([response('a', '12:00')], at('12:00'))).toBeDefined();
    expect(answerWithin([response('a', '12:01')], at('12:00'))).toBeUndefined();
  });

  it('is another one when the first is corrected to a later time, or taken back', () => {
    const both = [response('a', '10:00'), response('b', '11:00')];
    expect(answerWithin(corrected(both, 'a', at('11:30')), at('12:00'))?.responseId).toBe('b');
    expect(answerWithin(corrected(both, 'a', null), at('12:00'))?.responseId).toBe('b');
  });
});
