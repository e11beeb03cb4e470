import { campaignMutations } from './campaign-mutations.js';
import type { Mutation } from './mutation.js';
import { otherMutations } from './other-mutations.js';

/** In the order of their rules. */
export const mutations: readonly Mutation[] = [...campaignMutations, ...otherMutations].toSorted(
  (a, b) => (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0),
);
