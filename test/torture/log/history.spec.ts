import { describe, expect, it } from '@jest/globals';
import type { RecordedEvent } from '#kernel';
import { tortureEvents } from './torture-events.js';
import { History } from './history.js';

/** Two appends: `a` of two events, `b` of one. */
function sound(): RecordedEvent[] {
  const [first, second] = tortureEvents('a', 2, 0);
  const [other] = tortureEvents('b', 1, 0);
  return [
    { ...first!, stream: 's-1', revision: 0, position: 1 },
    { ...second!, stream: 's-1', revision: 1, position: 2 },
    { ...other!, stream: 's-2', revision: 0, position: 3 },
  ];
}

function read(events: readonly (RecordedEvent | undefined)[]): History {
  const history = new History();
  for (const event of events) if (event !== undefined) history.take(event);
  history.end();
  return history;
}

describe('whoever verifies a log', () => {
  it('is content with a sound one, and knows it again', () => {
    const history = read(sound());
    history.holds({ append: 'a', stream: 's-1', revision: 1, position: 2 });
    history.holds({ append: 'b', stream: 's-2', revision: 0, position: 3 });
    expect(read(sound()).chain).toBe(history.chain);
    expect(history.has('c')).toBe(false);
  });

  it.each<[string, (events: RecordedEvent[]) => readonly (RecordedEvent | undefined)[]]>([
    ['a gap between positions', ([a, b, c]) => [a, b, { ...c!, position: 4 }]],
    ['a position twice', ([a, b, c]) => [a, b, { ...c!, position: 2 }]],
    ['a gap between revisions', ([a, b, c]) => [a, b, { ...c!, revision: 1 }]],
    ['an event twice', ([a, b, c]) => [a, b, { ...c!, id: a!.id }]],
    ['an append twice', ([a, b, c]) => [a, b, c, { ...c!, id: 'x', position: 4, revision: 1 }]],
    ['half an append at the end', ([a]) => [a]],
    ['half an append in the middle', ([a, , c]) => [a, { ...c!, position: 2 }]],
    ['an append without its beginning', ([, b]) => [{ ...b!, position: 1, revision: 0 }]],
  ])('sees %s', (_, broken) => {
    expect(() => read(broken(sound()))).toThrow(expect.objectContaining({ name: 'BrokenPromise' }));
  });

  it('sees that something was changed', () => {
    const [a, b, c] = sound();
    const changed = { ...c!, metadata: { ...c!.metadata, $causationId: 'other' } };
    expect(read([a, b, changed]).chain).not.toBe(read([a, b, c]).chain);
  });

  it.each([
    ['is gone', { append: 'c', stream: 's-1', revision: 1, position: 2 }],
    ['and stands at', { append: 'a', stream: 's-1', revision: 1, position: 3 }],
  ])('sees that what was acknowledged %s', (problem, acknowledged) => {
    expect(() => read(sound()).holds(acknowledged)).toThrow(problem);
  });
});
