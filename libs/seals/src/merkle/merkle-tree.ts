import { createHash } from 'node:crypto';
import { Fault } from '#kernel';

/** RFC 9162, 2.1.1. */
function nodeHash(left: Buffer, right: Buffer): Buffer {
  return createHash('sha256').update('\u0001').update(left).update(right).digest();
}

/**
 * A Merkle tree (RFC 9162, 2.1) that takes one leaf hash after the other and keeps only the roots of the full subtrees so
 * far: as many as the binary number of its leaves has ones.
 */
export class MerkleTree {
  size = 0;
  private readonly subtrees: Buffer[] = [];

  append(leaf: Buffer): void {
    let root = leaf;
    // Two subtrees of one size make one of twice that size.
    for (let rest = this.size; rest % 2 === 1; rest = (rest - 1) / 2)
      root = nodeHash(this.subtrees.pop()!, root);
    this.subtrees.push(root);
    this.size++;
  }

  /** The tree hash; of no leaves it is the hash of nothing. */
  root(): Buffer {
    const last = this.subtrees.at(-1);
    if (last === undefined) return createHash('sha256').digest();
    return this.subtrees.slice(0, -1).reduceRight((right, left) => nodeHash(left, right), last);
  }
}

export function rootOf(leaves: readonly Buffer[]): Buffer {
  const tree = new MerkleTree();
  for (const leaf of leaves) tree.append(leaf);
  return tree.root();
}

/** The nodes with which the leaf at `index` leads to the root, the lowest first (RFC 9162, 2.1.3.1). */
export function inclusionPath(leaves: readonly Buffer[], index: number): readonly Buffer[] {
  if (!(index >= 0 && index < leaves.length))
    throw new Fault('leaf-unknown', `a tree of ${leaves.length} leaves has none at ${index}`);
  if (leaves.length === 1) return [];
  const split = largestPowerBelow(leaves.length);
  const [left, right] = [leaves.slice(0, split), leaves.slice(split)];
  return index < split
    ? [...inclusionPath(left, index), rootOf(right)]
    : [...inclusionPath(right, index - split), rootOf(left)];
}

/** The root to which a leaf and its path lead, `undefined` where the path is none (RFC 9162, 2.1.3.2). */
export function rootByPath(
  leaf: Buffer,
  index: number,
  size: number,
  path: readonly Buffer[],
): Buffer | undefined {
  if (!(Number.isSafeInteger(index) && index >= 0 && index < size)) return undefined;
  let [fn, sn, root] = [index, size - 1, leaf];
  for (const node of path) {
    if (sn === 0) return undefined;
    if (fn % 2 === 1 || fn === sn) {
      root = nodeHash(node, root);
      while (fn % 2 === 0 && fn !== 0) [fn, sn] = [fn / 2, Math.floor(sn / 2)];
    } else root = nodeHash(root, node);
    [fn, sn] = [Math.floor(fn / 2), Math.floor(sn / 2)];
  }
  return sn === 0 ? root : undefined;
}

function largestPowerBelow(size: number): number {
  let power = 1;
  while (power * 2 < size) power *= 2;
  return power;
}
