import { describe, expect, it } from '@jest/globals';
import { addMs, fold, limits, parseInstant, type Ciphertext, type Instant } from '#kernel';
import { specFor } from '#testing';
import { letter, letterDue, type LetterCommand } from './letter.decider.js';
import type { LetterEvent } from './letter.events.js';
import { letterFollowUp } from './letter.process.js';

const letterId = 'l-1';
const given = specFor(letter);
const at = (time: string) => parseInstant(`2024-02-19T${time}Z`);
const asked = {
  letterId,
  contactPointId: 'se-1',
  purpose: 'directory-version',
  about: { number: 2 },
};
const requested: LetterEvent = {
  type: 'LetterRequested',
  data: { ...asked, requestedAt: at('09:00:00') },
};
const started = (tryNumber = 1, startedAt = at('09:00:01')): LetterEvent => ({
  type: 'LetterStarted',
  data: { letterId, tryNumber, startedAt },
});
const reason = 'enc1.reason' as Ciphertext;
const failed = (
  tryNumber = 1,
  permanence: 'permanent' | 'transient' = 'transient',
  failedAt = at('09:00:02'),
): LetterEvent => ({
  type: 'LetterFailed',
  data: { letterId, tryNumber, failedAt, permanence, because: 'mail-server', reason },
});
const lost: LetterEvent = {
  type: 'LetterOutcomeUnknown',
  data: { letterId, tryNumber: 1, foundAt: at('09:05:01') },
};
const handedOver: LetterEvent = {
  type: 'LetterHandedOver',
  data: { letterId, tryNumber: 1, handedOverAt: at('09:06:00') },
};
const start = (now: Instant): LetterCommand => ({ type: 'StartLetter', now });
const recordHandOver: LetterCommand = {
  type: 'RecordLetterHandOver',
  tryNumber: 1,
  now: at('09:06:00'),
};

describe('a letter', () => {
  it('is asked for once', () => {
    const ask = { type: 'RequestLetter', letter: asked, now: at('09:00:00') } as const;
    given().when(ask).thenEvents(requested);
    given(requested).when(ask).thenNothing();
  });

  it('FM-10: is claimed by one of those who would send it', () => {
    given(requested)
      .when(start(at('09:00:01')))
      .thenEvents(started());
    given(requested, started())
      .when(start(at('09:00:01')))
      .thenNothing();
    given(requested, started(), handedOver)
      .when(start(at('09:10:00')))
      .thenNothing();
  });

  it('FM-19: is tried again after a passing failure, ever later, and not before', () => {
    given(requested, started(), failed())
      .when(start(at('09:00:31')))
      .thenNothing();
    given(requested, started(), failed())
      .when(start(at('09:00:32')))
      .thenEvents(started(2, at('09:00:32')));
    const again = [requested, started(), failed(), started(2), failed(2)];
    expect(letterDue(fold(letter, again))).toBe(at('09:01:02'));
  });

  it('is given up after a failure that stays, and after the last try', () => {
    given(requested, started(), failed(1, 'permanent'))
      .when(start(at('23:00:00')))
      .thenNothing();
    const tries = Array.from({ length: limits.letterTriesMax }, (_, n) => [
      started(n + 1),
      failed(n + 1),
    ]).flat();
    expect(fold(letter, [requested, ...tries])).toMatchObject({ status: 'failed', reason });
    expect(fold(letter, [requested, ...tries.slice(0, -2)])).toMatchObject({ status: 'waiting' });
  });

  it('FM-07: says so when nobody knows what became of it, and does not go out a second time', () => {
    const advance = (now: Instant) => ({ type: 'AdvanceLetter', now }) as const;
    const due = addMs(at('09:00:01'), limits.attemptOutcomeWaitMs);
    given(requested, started())
      .when(advance(addMs(due, -1)))
      .thenNothing();
    given(requested, started()).when(advance(due)).thenEvents(lost);
    given(requested, started(), lost)
      .when(start(at('23:00:00')))
      .thenNothing();
    expect(letterFollowUp(fold(letter, [requested, started(), lost]), at('23:00:00'))).toEqual([]);
  });

  it('takes an outcome that comes late, and only one of the last try', () => {
    given(requested, started(), lost).when(recordHandOver).thenEvents(handedOver);
    given(requested, started(), failed(), started(2)).when(recordHandOver).thenNothing();
    given(requested, started(), handedOver).when(recordHandOver).thenNothing();
  });
});
