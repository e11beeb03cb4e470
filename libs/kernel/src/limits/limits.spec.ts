import { expect, test } from '@jest/globals';
import { limitGroups, limits } from './limits.js';

test('no bound stands in two groups, where the later would silently win', () => {
  const names = limitGroups.flatMap(Object.keys);
  expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
  expect(Object.keys(limits).sort()).toEqual(names.sort());
});
