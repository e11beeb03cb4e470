import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ProjectionHost, registryOf } from '#engine';
import { MemoryEventLog } from '#event-log';
import { addMs, parseInstant } from '#kernel';
import { MemorySnapshots } from '#snapshots';
import { directoryAt } from './directory-at.js';
import { directoryCapability } from './directory.module.js';
import { contactPoint } from './domain/contact-point.decider.js';
import type { ContactPoint } from './domain/contact-point.state.js';
import { contactPointStream, type ContactPointEvent } from './domain/contact-point.events.js';
import { contactPoints } from './domain/directory.projection.js';
import { directoryHistories } from './testing/directory-histories.js';

const begin = parseInstant('2024-01-01T00:00:00Z');
/** Two events share each moment. */
const momentOf = (index: number) => addMs(begin, Math.floor(index / 2) * 1_000);

const someEvents = directoryHistories.filter((events) => events.length > 0);

/** The directory as the events leave it, without any projection. */
function naively(events: readonly ContactPointEvent[]): ReadonlyMap<string, ContactPoint> {
  const states = new Map<string, ContactPoint>();
  for (const event of events) {
    const { contactPointId } = event.data;
    const next = contactPoint.evolve(states.get(contactPointId) ?? contactPoint.initial, event);
    if (next.status !== 'absent') states.set(contactPointId, next);
  }
  return states;
}

async function logOf(events: readonly ContactPointEvent[]): Promise<MemoryEventLog> {
  const log = new MemoryEventLog();
  for (const [index, { type, data }] of events.entries())
    await log.append(
      contactPointStream(data.contactPointId),
      [
        {
          id: `event-${index}`,
          type,
          data: structuredClone(data) as never,
          metadata: {
            $correlationId: 'c',
            $causationId: 'c',
            actor: { kind: 'process', id: 'test' },
            at: momentOf(index),
            schema: 1,
          },
        },
      ],
      'any',
    );
  return log;
}

describe('the directory of an earlier day', () => {
  it('is exactly what it was, by event and by moment, whatever happened since', async () => {
    const registry = registryOf([directoryCapability]);
    await fc.assert(
      fc.asyncProperty(someEvents, fc.nat(), async (events, drawn) => {
        const log = await logOf(events);
        const host = new ProjectionHost(
          [contactPoints as never],
          log,
          registry,
          new MemorySnapshots(),
        );
        const index = drawn % events.length;
        const asItWas = await directoryAt(log, host, `event-${index}`);
        expect(new Map(asItWas)).toEqual(naively(events.slice(0, index + 1)));
        const atThatMoment = await host.documents(contactPoints, { at: momentOf(index) });
        expect(new Map(atThatMoment)).toEqual(
          naively(events.filter((_, other) => momentOf(other) <= momentOf(index))),
        );
        expect(await directoryAt(log, host, undefined)).toEqual(new Map());
      }),
      { numRuns: 200 },
    );
  });
});
