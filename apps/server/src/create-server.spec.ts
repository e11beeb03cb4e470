import { expect, it } from '@jest/globals';
import { InProcessDispatch, memoryStores } from '#engine';
import { instantAt, uuidV7Ids } from '#kernel';
import { SimulatedTransport } from '#messaging';
import { VirtualClock, VirtualTimers } from '#timers';
import { createServer } from './create-server.js';

it('starts with both roles, and ends', async () => {
  const clock = new VirtualClock(instantAt(0));
  const ports = {
    ...memoryStores(),
    clock,
    timers: new VirtualTimers(clock),
    dispatch: new InProcessDispatch(),
    ids: uuidV7Ids,
  };
  const app = await createServer({
    ports,
    transport: new SimulatedTransport(),
    roles: ['api', 'worker'],
    features: [],
  });
  const { statusCode } = await app.inject({ url: '/nothing' });
  expect(statusCode).toBe(404);
  await app.close();
});
