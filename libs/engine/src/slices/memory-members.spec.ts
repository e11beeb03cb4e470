import { addMs, instantAt } from '#kernel';
import { membersContract } from '#testing';
import { VirtualClock } from '#timers';
import { MemoryMembers } from './memory-members.js';

membersContract('MemoryMembers', () => {
  const clock = new VirtualClock(instantAt(0));
  const pass = (ms: number) => Promise.resolve(clock.set(addMs(clock.now(), ms)));
  return Promise.resolve({ members: new MemoryMembers(clock), pass });
});
