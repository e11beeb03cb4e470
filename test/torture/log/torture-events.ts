import { derivedId, parseInstant, type JsonObject, type NewEvent } from '#kernel';
import type { Part } from './history.js';

const at = parseInstant('2024-02-19T09:00:00Z');

/** The events of one append, which say of themselves what they are parts of. */
export function tortureEvents(append: string, parts: number, fillerBytes: number): NewEvent[] {
  return Array.from({ length: parts }, (_, part) => {
    const id = derivedId(append, String(part));
    const said = { append, part, parts } satisfies Part;
    return {
      id,
      type: 'ThingHappened',
      data: { ...said, filler: 'x'.repeat(fillerBytes) } satisfies JsonObject,
      metadata: {
        $correlationId: id,
        $causationId: id,
        actor: { kind: 'process', id: 'torture' },
        at,
        schema: 1,
      },
    };
  });
}
