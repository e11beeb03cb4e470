import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { inclusionPath, MerkleTree, rootByPath, rootOf } from './merkle-tree.js';

/** The test vectors of Certificate Transparency, whose tree this is. */
const inputs = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
];
const roots = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];
const leafOf = (input: Buffer) => createHash('sha256').update(Buffer.of(0)).update(input).digest();
const leaves = (count: number) =>
  Array.from({ length: count }, (_, index) => leafOf(Buffer.from(String(index))));

describe('a Merkle tree', () => {
  it.each(roots.map((root, size) => ({ root, size })))(
    'has the root of RFC 9162 over $size leaves, however it is made',
    ({ root, size }) => {
      const hashes = inputs.slice(0, size).map((input) => leafOf(Buffer.from(input, 'hex')));
      const tree = new MerkleTree();
      for (const hash of hashes) tree.append(hash);
      expect(tree.root().toString('hex')).toBe(root);
      expect(rootOf(hashes).toString('hex')).toBe(root);
    },
  );

  it('leads from every leaf along its path to the root, and from none along another', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 70 }), fc.nat(), fc.nat(), (size, at, other) => {
        const hashes = leaves(size);
        const root = rootOf(hashes);
        const [index, wrong] = [at % size, other % size];
        const path = inclusionPath(hashes, index);
        expect(path.length).toBeLessThanOrEqual(Math.ceil(Math.log2(size)));
        expect(rootByPath(hashes[index]!, index, size, path)).toEqual(root);
        if (wrong === index) return;
        expect(rootByPath(hashes[wrong]!, index, size, path)).not.toEqual(root);
        expect(rootByPath(hashes[index]!, wrong, size, path)).not.toEqual(root);
        expect(rootByPath(hashes[index]!, index, size, path.slice(1))).not.toEqual(root);
        expect(rootByPath(hashes[index]!, index, size, [...path, root])).not.toEqual(root);
      }),
    );
  });

  it('takes no place for a path that is beyond the tree', () => {
    expect(rootByPath(leafOf(Buffer.of(1)), 1, 1, [])).toBeUndefined();
    expect(rootByPath(leafOf(Buffer.of(1)), -1, 1, [])).toBeUndefined();
    expect(() => inclusionPath(leaves(3), 3)).toThrow('none at 3');
  });
});
