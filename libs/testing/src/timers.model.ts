import { expect } from '@jest/globals';
import fc from 'fast-check';
import type { TimersBench } from './timers.bench.js';

/** `advance` names no timer, `cancel` no time: they take no heed of those. */
const step = fc.record({
  do: fc.constantFrom('set', 'set', 'set', 'cancel', 'advance'),
  id: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
  units: fc.nat(12),
});
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

/** Any run of steps fires what a naive model says, move by move. */
export function agreesWithModel(open: () => Promise<TimersBench>, runs: number): Promise<void> {
  return fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (run) =>
      runsAsModel(await open(), run),
    ),
    { numRuns: runs },
  );
}

/** The model is a map that is sorted at every move. An id that fired is not used again: ids hold their due instant. */
async function runsAsModel(bench: TimersBench, run: readonly Step[]): Promise<void> {
  const set = new Map<string, number>();
  const known = new Set<string>();
  const moves: { readonly expected: readonly string[]; readonly fired: readonly string[] }[] = [];
  let now = 0;
  bench.listen();
  for (const { do: act, id, units } of [...run, { do: 'advance', id: '', units: 12 }]) {
    if (act === 'cancel') {
      set.delete(id);
      await bench.timers.cancel(id);
    } else if (act === 'advance') {
      now += units;
      const before = bench.fired.length;
      await bench.advanceTo(now);
      const due = dueInOrder(set, now);
      const fired = bench.fired.slice(before);
      moves.push({ expected: due.flat(), fired: inOrderOf(due, fired, bench) });
      for (const one of due.flat()) {
        set.delete(one);
        known.add(one);
      }
    } else if (!known.has(id)) {
      if (!set.has(id)) set.set(id, units);
      await bench.set(id, units);
    }
  }
  await bench.underTest.close();
  expect(moves.map((move) => move.fired)).toEqual(moves.map((move) => move.expected));
}

/** What is due, in groups of one instant each. */
function dueInOrder(set: ReadonlyMap<string, number>, now: number): readonly string[][] {
  const groups = new Map<number, string[]>();
  for (const [id, dueAt] of [...set].toSorted(([, a], [, b]) => a - b))
    if (dueAt <= now) groups.set(dueAt, [...(groups.get(dueAt) ?? []), id].toSorted());
  return [...groups.values()];
}

/** What fired, cut where one instant's timers are expected to end. */
function inOrderOf(
  due: readonly string[][],
  fired: readonly string[],
  bench: TimersBench,
): string[] {
  let at = 0;
  const groups = due.map(({ length }) => bench.inOrder(fired.slice(at, (at += length))));
  return [...groups.flat(), ...fired.slice(at)];
}
