const rowsMax = 3;
const gap = 4;

/** The row below an axis in which each label has room, from left to right; none where there is none. */
export function labelRows(
  labels: readonly { readonly at: number; readonly width: number }[],
): readonly (number | undefined)[] {
  const ends: number[] = Array.from({ length: rowsMax }, () => -Infinity);
  return labels.map(({ at, width }) => {
    const row = ends.findIndex((end) => end + gap <= at - width / 2);
    if (row < 0) return undefined;
    ends[row] = at + width / 2;
    return row;
  });
}
