import { expect, it } from '@jest/globals';
import { addMs, instantAt } from '#kernel';
import { paceContract } from '#testing';
import { VirtualClock } from '#timers';
import { InProcessPace } from './in-process-pace.js';
import { Unpaced } from './pace.port.js';

paceContract('InProcessPace', (perMinute) => {
  const clock = new VirtualClock(instantAt(0));
  const pass = (ms: number) => Promise.resolve(clock.set(addMs(clock.now(), ms)));
  return Promise.resolve({ pace: new InProcessPace(perMinute, clock), pass });
});

it('has no bounds where none are set', async () => {
  expect(await new Unpaced().take()).toBe(0);
});
