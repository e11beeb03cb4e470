import { expect, it } from '@jest/globals';
import { RecentRecords } from './recent-records.js';

const text = new Uint8Array(100);

function recordAt(position: number, data = text) {
  return { stream: 'a-1', revision: 0, position, id: '', type: 'A', data, metadata: text };
}

function recordsAt(positions: readonly number[], max = { records: 3, bytes: 10_000 }) {
  const recent = new RecentRecords(
    10,
    ({ data }: { data: Uint8Array; position: number }) => 2 * data.byteLength,
    max,
  );
  for (const position of positions) recent.add(recordAt(position));
  return recent;
}

it('finds the first record after any position that it covers, with gaps between positions', () => {
  const recent = recordsAt([20, 35, 90]);
  expect([9, 10, 1_000].map((position) => recent.covers(position))).toEqual([false, true, true]);
  const found = [10, 19, 20, 34, 35, 89].map((position) => recent.at(recent.after(position)));
  expect(found.map((record) => record?.position)).toEqual([20, 20, 35, 35, 90, 90]);
  expect(recent.after(90)).toBe(recent.end);
  expect(recent.at(recent.end)).toBeUndefined();
  expect(recent.to).toBe(90);
});

it('forgets the oldest beyond its number, and covers no more than what it holds', () => {
  const recent = recordsAt([20, 35, 90, 91, 92]);
  expect([34, 35].map((position) => recent.covers(position))).toEqual([false, true]);
  expect(recent.at(recent.after(35))?.position).toBe(90);
  expect([0, 1, 2].map((number) => recent.at(number)?.position)).toEqual([
    undefined,
    undefined,
    90,
  ]);
  expect(recent.end).toBe(5);
});

it('forgets the oldest beyond its bytes, even the newest when it alone is too large', () => {
  const recent = recordsAt([20, 35], { records: 10, bytes: 1_500 });
  recent.add(recordAt(90));
  expect(recent.covers(20)).toBe(true);
  expect(recent.covers(19)).toBe(false);
  recent.add(recordAt(91, new Uint8Array(2_000)));
  expect(recent.covers(90)).toBe(false);
  expect(recent.covers(91)).toBe(true);
  expect(recent.at(recent.after(91))).toBeUndefined();
});
