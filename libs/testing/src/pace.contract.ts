import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Pace, PacePerMinute } from '#engine';
import { limits } from '#kernel';

/** An adapter and the time it lives in. */
export interface PaceUnderTest {
  readonly pace: Pace;
  /** Lets time pass, at least as much. */
  pass(ms: number): Promise<void>;
}

/** What every adapter of the pace port promises. `open` gives a fresh one. */
export function paceContract(
  name: string,
  open: (perMinute: PacePerMinute) => Promise<PaceUnderTest>,
): void {
  describe(`${name} as pace`, () => {
    let bench: PaceUnderTest;
    beforeEach(async () => {
      bench = await open({ email: 2, sms: 1 });
    });
    keyContract(() => bench);
    const minutes = (count: number, kind = 'email', messages = 1) =>
      minutesOf(bench.pace, count, kind, messages);

    it('lets go as many as it may in a minute, and sends as many to each of the minutes that follow', async () => {
      expect(await minutes(7)).toEqual([0, 0, 1, 1, 2, 2, 3]);
    });

    it('never has anybody wait longer than to the end of the minute that has room', async () => {
      await bench.pace.take('sms');
      await bench.pass(20_000);
      const waitMs = await bench.pace.take('sms');
      expect(waitMs).toBeGreaterThan(0);
      expect(waitMs).toBeLessThanOrEqual(limits.paceMinuteMs - 20_000);
      await bench.pass(waitMs);
      expect(await bench.pace.take('sms')).toBe(0);
    });

    it('keeps kinds apart, and lets go what has no bound', async () => {
      expect(await minutes(2)).toEqual([0, 0]);
      expect(await minutes(2, 'sms')).toEqual([0, 1]);
      expect(await minutes(5, 'webhook')).toEqual([0, 0, 0, 0, 0]);
    });

    it('begins anew once a minute is over', async () => {
      expect(await minutes(3)).toEqual([0, 0, 1]);
      await bench.pass(limits.paceMinuteMs);
      expect(await minutes(3)).toEqual([0, 0, 1]);
    });

    it('lets several go together or not at all', async () => {
      expect(await minutes(1)).toEqual([0]);
      expect(await minutes(1, 'email', 2)).toEqual([1]);
      await bench.pass(limits.paceMinuteMs);
      expect(await minutes(1, 'email', 2)).toEqual([0]);
    });

    it('lets more go than go in a minute, where there is room for one', async () => {
      expect(await minutes(2, 'sms', 3)).toEqual([0, 5]);
      await bench.pass(limits.paceMinuteMs);
      expect(await minutes(1)).toEqual([0]);
      expect(await minutes(1, 'email', 3)).toEqual([0]);
      expect(await minutes(1)).toEqual([2]);
    });

    it('gives each of many that ask at once a place of its own', async () => {
      const asked = Array.from({ length: 20 }, () => bench.pace.take('email'));
      const sentTo = (await Promise.all(asked)).map((ms) => Math.ceil(ms / limits.paceMinuteMs));
      expect(sentTo.toSorted((a, b) => a - b)).toEqual(
        Array.from({ length: 20 }, (_, n) => Math.floor(n / 2)),
      );
    });
  });
}

/** The minutes in which as many that ask one after the other are sent to go. */
async function minutesOf(
  pace: Pace,
  count: number,
  kind: string,
  messages = 1,
): Promise<readonly number[]> {
  const waits: number[] = [];
  for (let n = 0; n < count; n++)
    waits.push(Math.ceil((await pace.take(kind, messages)) / limits.paceMinuteMs));
  return waits;
}

function keyContract(bench: () => PaceUnderTest): void {
  it('tells whoever asks again before its moment the rest of its wait, and gives it no further place', async () => {
    await bench().pace.take('sms');
    const waitMs = await bench().pace.take('sms', 1, 'a');
    await bench().pass(20_000);
    for (const kind of ['sms', 'sms', 'email', 'webhook']) {
      const restMs = await bench().pace.take(kind, 1, 'a');
      expect(restMs).toBeGreaterThan(0);
      expect(restMs).toBeLessThanOrEqual(waitMs - 20_000);
    }
    expect(await minutesOf(bench().pace, 2, 'email')).toEqual([0, 0]);
    expect(await minutesOf(bench().pace, 1, 'sms')).toEqual([2]);
    await bench().pass(waitMs - 20_000);
    expect(await bench().pace.take('sms', 1, 'a')).toBe(0);
  });

  it('keeps whoever asks apart by its key', async () => {
    const asked = [];
    for (const key of ['a', 'b', 'c', 'b', 'c'])
      asked.push(Math.ceil((await bench().pace.take('sms', 1, key)) / limits.paceMinuteMs));
    expect(asked).toEqual([0, 1, 2, 1, 2]);
  });
}
