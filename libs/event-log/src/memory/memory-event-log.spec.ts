import { expect, it } from '@jest/globals';
import { eventLogContract, testEvent } from '#testing';
import { MemoryEventLog } from './memory-event-log.js';

eventLogContract('MemoryEventLog', async () => {
  const log = new MemoryEventLog();
  return { log, close: () => log.close() };
});

it('gives out events that nobody can change', async () => {
  const log = new MemoryEventLog();
  await log.append('a-1', [testEvent({ data: { list: [{ text: 'as it was' }] } })], 'any');
  for await (const event of log.readAll()) {
    const { list } = event.data as { list: { text: string }[] };
    expect(() => list.push({ text: 'more' })).toThrow(TypeError);
    expect(() => Object.assign(list[0]!, { text: 'changed' })).toThrow(TypeError);
    expect(() => Object.assign(event, { revision: 9 })).toThrow(TypeError);
  }
});
