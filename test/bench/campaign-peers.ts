import type { PeerContestant } from './benchmark.js';

/** The flow of a ping test on what one would use without Rollcall; none of them has its rules, nor a history of each ping. */
export const campaignPeers: readonly PeerContestant[] = [
  { name: 'Restate', peer: 'restate', program: ['campaign.mjs'] },
  { name: 'DBOS', peer: 'dbos', program: ['campaign.mjs'] },
  // Nothing but Redis knows of its pings: it syncs always, or forgets them with the next stop.
  { name: 'BullMQ, synced', peer: 'bullmq', program: ['campaign.mjs', 'always'] },
  { name: 'BullMQ, in memory', peer: 'bullmq', program: ['campaign.mjs', 'none'] },
];
