/** What begins in the same month, in UTC, under its first instant; in their order. */
export function byMonth<Test extends { readonly startsAt: string }>(
  tests: readonly Test[],
): readonly (readonly [first: string, tests: readonly Test[]])[] {
  const months = new Map<string, Test[]>();
  for (const test of tests.toSorted((a, b) => (a.startsAt < b.startsAt ? -1 : 1))) {
    const month = test.startsAt.slice(0, 7);
    const known = months.get(month);
    if (known === undefined) months.set(month, [test]);
    else known.push(test);
  }
  return [...months.values()].map((all) => [all[0]!.startsAt, all]);
}
