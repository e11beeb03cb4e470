/** How what is there agrees with what was sealed: indices into both. */
export interface Anchor {
  readonly there: number;
  readonly sealed: number;
}

/**
 * Lays what is there against what was sealed: as many as possible that agree and stand in the right order; whatever does not
 * belong to these was changed, removed, put in or moved.
 * @param there leaves that may belong to the range, and some beyond it.
 * @param later leaves of the ranges after it: what was moved there does not drag the end of this one behind it.
 */
export function anchorsOf(
  there: readonly string[],
  sealed: readonly string[],
  later: ReadonlySet<string>,
): readonly Anchor[] {
  const places = new Map(sealed.map((leaf, index) => [leaf, index]));
  const matches = there.flatMap((leaf, index) => {
    const place = places.get(leaf);
    return place === undefined ? [] : [{ there: index, sealed: place }];
  });
  const anchors = longestInOrder(matches);
  /** How many of later ranges stand at an index or behind it. */
  const behind: number[] = [];
  for (let index = there.length; index >= 0; index--)
    behind[index] = (behind[index + 1] ?? 0) + (later.has(there[index] ?? '') ? 1 : 0);
  let best = anchors.length;
  const score = (kept: number) => kept + (behind[(anchors[kept - 1]?.there ?? -1) + 1] ?? 0);
  for (let kept = anchors.length - 1; kept >= 0; kept--) if (score(kept) > score(best)) best = kept;
  return anchors.slice(0, best);
}

/** The longest part of the pairs in which both indices rise. */
function longestInOrder<Pair extends { readonly sealed: number }>(
  pairs: readonly Pair[],
): readonly Pair[] {
  /** By length: which pair ends the sequence of this length that ends lowest. */
  const ends: number[] = [];
  const before: (number | undefined)[] = [];
  for (const [index, { sealed }] of pairs.entries()) {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (pairs[ends[middle]!]!.sealed < sealed) low = middle + 1;
      else high = middle;
    }
    before[index] = low === 0 ? undefined : ends[low - 1];
    ends[low] = index;
  }
  const longest: Pair[] = [];
  for (let at = ends.at(-1); at !== undefined; at = before[at]) longest.push(pairs[at]!);
  return longest.toReversed();
}
