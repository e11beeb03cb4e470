import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { limits } from '#kernel';
import { SealBench } from '../testing/seal-bench.js';
import { storeKinds, storeOf, type SealStore } from '../testing/seal-stores.js';
import type { Pin } from '../verify/key-ring.js';
import { verifySeals } from '../verify/verify-seals.js';
import { bundleLines, type BundleRange } from './bundle-lines.js';
import { BundleSource } from './bundle-source.js';

describe.each(storeKinds)('a bundle of a log on %s', (kind) => {
  const directory = mkdtempSync(join(tmpdir(), 'rollcall-bundle-'));
  const path = join(directory, 'bundle.ndjson');
  let store: SealStore;
  let bench: SealBench;
  let pins: readonly Pin[] = [];

  beforeAll(async () => {
    store = await storeOf(kind);
    const { log, keys } = await store.open();
    bench = new SealBench(log, keys);
    for (const size of [3, 1, 5]) {
      for (let event = 0; event < size; event++) await bench.happened(`thing-${event}`);
      await bench.seal();
      if (size === 1) await bench.sealer.rotate(bench.context);
    }
    await bench.happened('thing-late');
    pins = (await bench.book.keys()).slice(0, 1);
  });
  afterAll(async () => {
    await store.end();
    rmSync(directory, { recursive: true });
  });

  async function exported(range?: BundleRange): Promise<readonly string[]> {
    const lines: string[] = [];
    for await (const line of bundleLines(bench.log, range)) lines.push(JSON.stringify(line));
    return lines;
  }

  async function verified(lines: readonly string[], end = '\n') {
    writeFileSync(
      path,
      lines
        .map((line) => `${line}\n`)
        .join('')
        .slice(0, -1) + end,
    );
    return verifySeals(await BundleSource.open(path), { pins });
  }

  it('verifies by itself, all of it or the stretch between two seals', async () => {
    const last = await bench.book.last();
    expect(await verified(await exported())).toMatchObject({
      sound: true,
      findings: [],
      seals: { from: 1, to: 3 },
      events: { sealed: last!.total, unsealed: 0, unchecked: 0 },
      last: { root: last!.chained },
    });
    expect(await verified(await exported({ from: 2, to: 2 }))).toMatchObject({
      sound: true,
      seals: { from: 2, to: 2 },
    });
    expect(await verified(await exported({ from: 3 }))).toMatchObject({ sound: true });
    await expect(exported({ to: 4 })).rejects.toMatchObject({ code: 'seal-unknown' });
  });

  it('shows every line that was changed, taken out, put in or cut off', async () => {
    const lines = await exported();
    const unseen: number[] = [];
    // The first line only says what is to come, and the pinned key need not be told again.
    const [header, key, ...rest] = lines;
    expect((await verified([header!.replace('"to":3', '"to":4'), key!, ...rest])).sound).toBe(
      false,
    );
    for (const [at, line] of lines.entries()) {
      if (at < 2) continue;
      const longer = line.replace(/"(?=[^"]*$)/, 'x"');
      const others = [
        lines.toSpliced(at, 1, line === '{"kind":"end"}' ? '{"kind":"and"}' : longer),
        lines.toSpliced(at, 1),
        lines.slice(0, at),
        lines.toSpliced(at, 0, '{"kind":'),
        lines.toSpliced(at, 0, 'null'),
      ];
      for (const other of others)
        if (
          await verified(other).then(
            ({ sound }) => sound,
            () => false,
          )
        )
          unseen.push(at);
    }
    expect(unseen).toEqual([]);
    expect(lines.length).toBeGreaterThan(15);
  });

  it('shows what was put into a line beside what is verified, in whichever place', async () => {
    const lines = await exported();
    const unseen: string[] = [];
    const at = (kind: string) =>
      lines.findLastIndex((line) => line.startsWith(`{"kind":"${kind}"`));
    for (const kind of ['bundle', 'key', 'seal', 'event', 'end']) {
      const [place, line] = [at(kind), lines[at(kind)]!];
      const others = [
        `${line.slice(0, -1)},"note":1}`,
        `${line.slice(0, -1)},"kind":"${kind}"}`,
        ` ${line}`,
        `${line}\r`,
        ...(line.endsWith('}}') ? [`${line.slice(0, -2)},"note":1}}`] : []),
      ];
      for (const other of others)
        if (
          await verified(lines.toSpliced(place, 1, other)).then(
            ({ sound }) => sound,
            () => false,
          )
        )
          unseen.push(other);
    }
    const disguised = [
      '{"kind":"event","kind":"seal","data":{"said":1}}',
      '{"kind":"seal","kind":"event","event":{"said":1}}',
      '{"kind":"event","kind":"key","type":"SealKeyIntroduced","data":{}}',
      lines[0]!,
    ];
    for (const line of disguised)
      if ((await verified(lines.toSpliced(4, 0, line))).sound) unseen.push(line);
    expect(unseen).toEqual([]);
  });

  it('is taken whole with or without a last line end, and not where it is something else', async () => {
    expect(await verified(await exported(), '')).toMatchObject({ sound: true });
    for (const other of ['{}', 'no json', '{"kind":"bundle","version":2}', '[[[[']) {
      writeFileSync(path, other);
      await expect(BundleSource.open(path)).rejects.toMatchObject({ code: 'no-bundle' });
    }
  });

  it('keeps no line in memory that is longer than any of ours, and reads no deeper than a stack goes', async () => {
    const lines = await exported();
    const long = `{"kind":"event","event":"${'x'.repeat(limits.eventLineBytesMax)}"}`;
    const deep = `{"kind":"event","event":{"stream":"s","revision":0,"id":"i","type":"t","metadata":{},"data":{"a":${'['.repeat(400_000)}${']'.repeat(400_000)}}}}`;
    for (const hostile of [long, deep])
      expect(await verified(lines.toSpliced(5, 0, hostile))).toMatchObject({ sound: false });
    expect(readFileSync(path).length).toBeGreaterThan(800_000);
  });
});
