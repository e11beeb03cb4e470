import { expect, it } from '@jest/globals';
import { createParser, type EventSourceMessage } from 'eventsource-parser';
import {
  changeFrame,
  heartbeatFrame,
  parseEventId,
  retryFrame,
  snapshotFrame,
} from './server-sent-events.js';

function eventsIn(text: string): readonly EventSourceMessage[] {
  const events: EventSourceMessage[] = [];
  createParser({ onEvent: (event) => events.push(event) }).feed(text);
  return events;
}

it('a heartbeat between any two lines of a snapshot leaves it whole', () => {
  const lines = ['{"documents":{', '"a":1,', '"b":2', '}}'];
  const written = [...snapshotFrame(7, lines)].flatMap((text) => [
    text,
    heartbeatFrame(undefined).toString(),
  ]);
  const [snapshot, ...more] = eventsIn(written.join(''));
  expect(more).toEqual([]);
  expect(snapshot).toMatchObject({ event: 'snapshot', id: '7' });
  expect(JSON.parse(snapshot?.data ?? '')).toEqual({ documents: { a: 1, b: 2 } });
});

it('a heartbeat with a place is an event, which says nothing but that', () => {
  const text = [retryFrame(1000), heartbeatFrame(8), changeFrame('k', '{"a":"\\n"}', 9)].join('');
  expect(eventsIn(text)).toEqual([
    { event: 'alive', id: '8', data: '{}' },
    { event: 'change', id: '9', data: '{"key":"k","document":{"a":"\\n"}}' },
  ]);
});

it.each([
  ['0', 0],
  ['4711', 4711],
  ['', undefined],
  ['-1', undefined],
  ['1.5', undefined],
  ['9999999999999999', undefined],
  ['12345678901234567', undefined],
  ['4711; DROP', undefined],
])('reads the id %j as %s', (text, place) => expect(parseEventId(text)).toBe(place));
