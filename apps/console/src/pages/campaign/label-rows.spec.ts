import { expect, it } from '@jest/globals';
import { labelRows } from './label-rows.js';

const labels = (...places: readonly number[]) => places.map((at) => ({ at, width: 40 }));

it('keeps labels with room beside one another in one row', () => {
  expect(labelRows(labels(0, 50, 100))).toEqual([0, 0, 0]);
});

it('puts labels that would overlap below one another, and leaves out what has no row', () => {
  expect(labelRows(labels(0, 10, 20, 30, 100))).toEqual([0, 1, 2, undefined, 0]);
});
