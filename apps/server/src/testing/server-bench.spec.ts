import { expect, it } from '@jest/globals';
import { at, ServerBench } from './server-bench.js';

it('brings a campaign to its end on virtual time', async () => {
  const bench = await ServerBench.start();
  expect(bench.messages.map(({ address }) => address).toSorted()).toEqual([
    'main@gh-1.example',
    'main@pl-1.example',
    'main@se-1.example',
    'main@se-2.example',
  ]);
  expect((await fetch(`${bench.url}/nothing`)).status).toBe(404);
  await bench.pass(at('31:00'));
  expect((await bench.ping('gh-1')).status).toBe('expired');
  expect(await bench.recorded('CampaignClosed')).toHaveLength(1);
  await bench.stop();
});
