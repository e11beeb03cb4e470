import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { campaignBoard } from '#campaigns';
import { ProjectionHost } from '#engine';
import { StreamsModule } from '../../streams/streams.module.js';
import { ApiBench } from '../testing/api-bench.js';
import { RebuildController } from './rebuild.controller.js';

let bench: ApiBench;
beforeEach(async () => {
  bench = await ApiBench.start({}, { campaign: 'launched', features: [StreamsModule.over()] });
});
afterEach(() => bench.stop());

const rebuild = (name: string) => bench.post(`/projections/${name}/rebuild`);
const board = async () => (await bench.get('/campaigns/test/board')).body;

it('makes a read model again from the log, says how far it was off, and writes no event', async () => {
  const before = await board();
  const events = await bench.events();
  const position = await bench.server.ports.log.head();
  const told = { projection: 'campaign-board', documents: 4, position };
  expect(await rebuild('campaign-board')).toMatchObject({
    status: 200,
    body: { ...told, differed: 0 },
  });
  const host = bench.server.app.get(ProjectionHost);
  (host.state(campaignBoard.name) as Map<string, unknown>).delete('test.se-1');
  expect(await board()).not.toEqual(before);
  expect((await rebuild('campaign-board')).body).toEqual({ ...told, differed: 1 });
  expect(await board()).toEqual(before);
  expect(await bench.events()).toBe(events);
});

it('sends whoever follows it a fresh snapshot', async () => {
  const before = (await bench.get('/projections/campaign-board')).headers.get('etag');
  const response = await fetch(
    `${bench.server.url}/api/v1/projections/campaign-board/stream?key=test.se-1`,
  );
  const reader = response.body!.getReader();
  const read = async () => new TextDecoder().decode((await reader.read()).value);
  let first = '';
  while (!first.includes('event: snapshot')) first += await read();
  await rebuild('campaign-board');
  // It is cut off, and comes back with what it holds: that is not gone on from.
  let ended = false;
  while (!ended)
    ended = await reader.read().then(
      ({ done }) => done,
      () => true,
    );
  const again = await fetch(
    `${bench.server.url}/api/v1/projections/campaign-board/stream?key=test.se-1`,
    { headers: { 'last-event-id': String(await bench.server.ports.log.head()) } },
  );
  const following = again.body!.getReader();
  let next = '';
  while (!next.includes('event: snapshot'))
    next += new TextDecoder().decode((await following.read()).value);
  await following.cancel();
  expect(before).not.toBeNull();
});

it('knows no read model of another name, and takes one at a time', async () => {
  expect(await rebuild('nothing')).toMatchObject({
    status: 404,
    body: { code: 'projection-unknown' },
  });
  const controller = bench.server.app.get(RebuildController, { strict: false });
  const first = controller.rebuild({}, 'campaigns');
  await expect(controller.rebuild({}, 'letters')).rejects.toMatchObject({
    code: 'rebuild-under-way',
  });
  expect(await first).toMatchObject({ projection: 'campaigns', differed: 0 });
  expect((await rebuild('letters')).status).toBe(200);
});
