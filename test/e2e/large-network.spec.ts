import { expect, it } from '@jest/globals';
import { madeNetwork } from './support/made-network.js';
import { expected } from './support/reference-model.js';
import { fileOf, rehearsal, statistics } from './support/rollcall.js';

it('comes to what a recount says for a network of 2,000 contact points', async () => {
  const network = madeNetwork(1, 2_000);
  const { sentAt } = network;
  const files = {
    directory: fileOf(network.contactPoints),
    responses: fileOf(network.answers),
    sentAt,
  };
  const { campaign: _, events: __, ...counted } = await statistics(...rehearsal(files));
  expect(counted.pinged.contactPoints).toBeGreaterThan(1_000);
  expect(counted).toEqual(expected(network));
}, 60_000);
