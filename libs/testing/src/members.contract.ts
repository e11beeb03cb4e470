import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Members } from '#engine';
import { limits } from '#kernel';

/** An adapter and the time it lives in. */
export interface MembersUnderTest {
  readonly members: Members;
  /** Lets time pass, at least as much. */
  pass(ms: number): Promise<void>;
}

/** What every adapter of the members port promises. `open` gives a fresh one that knows nobody. */
export function membersContract(name: string, open: () => Promise<MembersUnderTest>): void {
  describe(`${name} as members`, () => {
    let bench: MembersUnderTest;
    beforeEach(async () => {
      bench = await open();
    });
    afterEach(() => bench.members.close());
    const present = async (member: string) => (await bench.members.beat(member)).members;

    it('know everybody who spoke, in order, and each once', async () => {
      expect(await present('b')).toEqual(['b']);
      expect(await present('a')).toEqual(['a', 'b']);
      expect(await present('b')).toEqual(['a', 'b']);
    });

    it('miss whoever was silent for longer than allowed, and nobody sooner', async () => {
      await present('a');
      await bench.pass(limits.memberSilenceMsMax / 2);
      expect(await present('b')).toEqual(['a', 'b']);
      await bench.pass(limits.memberSilenceMsMax / 2 + 1);
      expect(await present('b')).toEqual(['b']);
      expect(await present('a')).toEqual(['a', 'b']);
    });

    it('miss whoever has left at once', async () => {
      await present('a');
      await present('b');
      await bench.members.leave('a');
      expect(await present('b')).toEqual(['b']);
      await bench.members.leave('never-seen');
      expect(await present('b')).toEqual(['b']);
    });

    it('tell for how long nobody spoke, whoever it was, and though all were missed meanwhile', async () => {
      expect((await bench.members.beat('a')).silentMs).toBeUndefined();
      await bench.pass(1_000);
      expectAbout(1_000, (await bench.members.beat('b')).silentMs);
      await bench.pass(3_600_000);
      expectAbout(3_600_000, (await bench.members.beat('c')).silentMs);
      expectAbout(0, (await bench.members.beat('a')).silentMs);
    });

    it('can be looked at without a word', async () => {
      expect(await bench.members.present()).toEqual({ members: [], silentMs: undefined });
      await present('a');
      await bench.pass(1_000);
      const looked = await bench.members.present();
      expect(looked.members).toEqual(['a']);
      expectAbout(1_000, looked.silentMs);
      await bench.pass(limits.memberSilenceMsMax);
      expect((await bench.members.present()).members).toEqual([]);
      expectAbout(1_000 + limits.memberSilenceMsMax, (await bench.members.present()).silentMs);
    });

    it('count who leaves as at work until then', async () => {
      await bench.members.beat('a');
      await bench.pass(60_000);
      await bench.members.leave('a');
      await bench.pass(2_000);
      await bench.members.leave('never-seen');
      expectAbout(2_000, (await bench.members.beat('b')).silentMs);
    });
  });
}

/** No less, and more only by what a busy machine needs. */
function expectAbout(ms: number, told: number | undefined): void {
  expect(told).toBeGreaterThanOrEqual(ms);
  expect(told).toBeLessThan(ms + 60_000);
}
