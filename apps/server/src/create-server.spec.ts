import { once } from 'node:events';
import { connect, type AddressInfo } from 'node:net';
import { expect, it } from '@jest/globals';
import { InProcessDispatch, memoryStores, Unpaced } from '#engine';
import { instantAt, uuidV7Ids } from '#kernel';
import { SimulatedTransport } from '#messaging';
import { VirtualClock, VirtualTimers } from '#timers';
import { createServer } from './create-server.js';

async function started() {
  const clock = new VirtualClock(instantAt(0));
  const ports = {
    ...memoryStores(),
    clock,
    timers: new VirtualTimers(clock),
    dispatch: new InProcessDispatch(),
    pace: new Unpaced(),
    ids: uuidV7Ids,
  };
  return createServer({
    ports,
    transport: new SimulatedTransport(),
    roles: ['api', 'worker'],
    features: [],
  });
}

it('starts with both roles, and ends', async () => {
  const app = await started();
  const { statusCode } = await app.inject({ url: '/nothing' });
  expect(statusCode).toBe(404);
  await app.close();
});

it('waits for no connection on which nothing was asked', async () => {
  const app = await started();
  await app.listen(0, '127.0.0.1');
  const server = app.getHttpServer();
  const heard = once(server, 'connection');
  const line = connect((server.address() as AddressInfo).port, '127.0.0.1');
  await heard;
  const cut = once(line, 'close');
  await app.close();
  await cut;
});
