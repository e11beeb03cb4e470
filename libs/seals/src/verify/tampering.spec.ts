import { beforeAll, describe, expect, it } from '@jest/globals';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { MemoryEventLog } from '#event-log';
import { addMs } from '#kernel';
import { SealBench } from '../testing/seal-bench.js';
import { rowOf, TamperedLog, type StoredRow } from '../testing/tampered-log.js';
import { tamperings, type Draw } from '../testing/tamperings.js';
import { LogSource } from './log-source.js';
import { verifySeals, type Verification, type VerifyOptions } from './verify-seals.js';

const rounds = 1_000;

function drawOf(seed: number): Draw {
  const generator = xoroshiro128plus(seed);
  return (below) => uniformInt(generator, 0, below - 1);
}

let rows: readonly StoredRow[] = [];
let sealed = 0;
/** How many rows there were, and what was published, after each seal. */
let published: readonly {
  readonly number: number;
  readonly root: string;
  readonly rows: number;
}[] = [];

/** Ranges of one event and of many, a key that was rotated, and some events behind the last seal. */
beforeAll(async () => {
  const bench = new SealBench(new MemoryEventLog());
  const draw = drawOf(7);
  const found: { number: number; root: string; rows: number }[] = [];
  for (const size of [1, 9, 30, 2, 1, 17, 40, 5, 3]) {
    for (let left = size; left > 0; left--) await bench.happened(`thing-${draw(6)}`);
    bench.clock.set(addMs(bench.clock.now(), 3_600_000));
    const [seal] = await bench.seal();
    found.push({ number: seal!.number, root: seal!.chained, rows: (await bench.all()).length });
    if (size === 30) await bench.sealer.rotate(bench.context);
  }
  sealed = (await bench.book.last())!.total;
  await bench.happened('thing-1', 'thing-2');
  rows = (await bench.all()).map(rowOf);
  published = found;
});

function verified(of: readonly StoredRow[], options?: VerifyOptions): Promise<Verification> {
  return verifySeals(new LogSource(new TamperedLog(of)), options);
}

describe('a sealed log', () => {
  it('is found as it was sealed, with what is not sealed yet', async () => {
    expect(await verified(rows, { roots: published })).toMatchObject({
      sound: true,
      findings: [],
      seals: { from: 1, to: 9 },
      events: { sealed, unchecked: 0, unsealed: 2 },
      last: { number: 9, root: published.at(-1)!.root },
      pinned: false,
    });
  });

  it(`shows each of ${rounds} tamperings, and names it`, async () => {
    const kinds = Object.entries(tamperings);
    const missed: unknown[] = [];
    for (let seed = 1; seed <= rounds; seed++) {
      const [kind, tamper] = kinds[seed % kinds.length]!;
      const { what, rows: now, isNamedBy } = tamper(rows, sealed, drawOf(seed));
      const { sound, findings } = await verified(now);
      // One that hits the first key shows in all that it signed.
      const isExact = findings.length <= 5;
      if (sound || !findings.some(isNamedBy) || !isExact)
        missed.push({ seed, kind, what, findings: findings.map(({ message }) => message) });
    }
    expect(missed).toEqual([]);
  });

  it('shows by any root that was published earlier that it was cut short together with its seals', async () => {
    for (const [index, { number, root }] of published.entries()) {
      // Whatever stood before this seal is left, and looks whole by itself.
      const seals = published.slice(0, index);
      const cut = rows.slice(0, seals.at(-1)?.rows ?? 0);
      expect((await verified(cut)).sound).toBe(index > 0);
      const { findings } = await verified(cut, { roots: [{ number, root }, ...seals] });
      expect(findings.filter(({ kind }) => kind === 'root-unknown')).toEqual([
        expect.objectContaining({ seal: number }),
      ]);
    }
  });
});
