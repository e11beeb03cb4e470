import { addMs, parseInstant } from '#kernel';
import { throttleContract } from '#testing';
import { VirtualClock } from '#timers';
import { InProcessThrottle } from './in-process-throttle.js';

throttleContract('InProcessThrottle', () => {
  const clock = new VirtualClock(parseInstant('2024-02-19T09:00:00Z'));
  return Promise.resolve({
    throttle: new InProcessThrottle(clock),
    pass: (ms) => Promise.resolve(clock.set(addMs(clock.now(), ms))),
  });
});
