import { describe, expect, it } from '@jest/globals';
import type { RecordedEvent } from './envelope.js';
import { EventRegistry, type EventDefinition } from './events.js';
import { parseInstant } from './instant.js';
import { textIn, type JsonObject } from './json.js';

function recorded(type: string, schema: number, data: JsonObject): RecordedEvent {
  return {
    id: 'e-1',
    type,
    data,
    stream: 'thing-1',
    revision: 4,
    position: 9,
    metadata: {
      $correlationId: 'c',
      $causationId: 'c',
      actor: { kind: 'process', id: 'test' },
      at: parseInstant('2024-02-19T09:00:00Z'),
      schema,
    },
  };
}

/** First named in one text, then in two, then with a title. */
const named: EventDefinition = {
  schema: 3,
  upcasters: {
    1: (data) => {
      const { name: _, ...rest } = data;
      const [first, last] = textIn(data, 'name').split(' ');
      return { ...rest, first, last };
    },
    2: (data) => ({ ...data, title: null }),
  },
};

describe('EventRegistry', () => {
  const registry = new EventRegistry({ Named: named }, { Plain: { schema: 1 } });

  it('names all types, and the form each is written in', () => {
    expect(registry.types).toEqual(['Named', 'Plain']);
    expect(registry.schemaOf('Named')).toBe(3);
    expect(() => registry.schemaOf('Nobody')).toThrow(
      expect.objectContaining({ kind: 'fault', code: 'event-type-unknown' }),
    );
  });

  it('passes on a payload of today’s form as it is', () => {
    const event = recorded('Plain', 1, { a: 1 });
    expect(registry.read(event)).toBe(event);
  });

  it('brings an old payload through every form between, and leaves the stored one alone', () => {
    const event = recorded('Named', 1, { name: 'Ada Lovelace', since: 1843 });
    expect(registry.read(event)).toEqual({
      ...event,
      data: { first: 'Ada', last: 'Lovelace', since: 1843, title: null },
      metadata: { ...event.metadata, schema: 3 },
    });
    expect(event.data).toEqual({ name: 'Ada Lovelace', since: 1843 });
  });

  it('starts in the middle where the payload is newer', () => {
    const event = recorded('Named', 2, { first: 'Ada', last: 'Lovelace' });
    expect(registry.read(event).data).toEqual({ first: 'Ada', last: 'Lovelace', title: null });
  });

  it('refuses a form that only a later version knows', () =>
    expect(() => registry.read(recorded('Plain', 2, {}))).toThrow(
      expect.objectContaining({ kind: 'fault', code: 'event-from-newer-version' }),
    ));

  it('passes on a type it does not know', () => {
    const event = recorded('FromTheFuture', 7, { a: 1 });
    expect(registry.read(event)).toBe(event);
  });

  it('is not made where an upcaster is missing, or a type stands twice', () => {
    expect(
      () => new EventRegistry({ Named: { schema: 3, upcasters: { 1: (data) => data } } }),
    ).toThrow(expect.objectContaining({ code: 'upcaster-missing' }));
    expect(() => new EventRegistry({ Plain: { schema: 1 } }, { Plain: { schema: 1 } })).toThrow(
      expect.objectContaining({ code: 'event-type-twice' }),
    );
  });
});
