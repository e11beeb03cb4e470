import { expect } from '@jest/globals';
import type { EventLog } from '#event-log';
import {
  derivedId,
  failureKind,
  limits,
  parseInstant,
  type NewEvent,
  type StreamName,
} from '#kernel';

/** Opens a log that is empty. */
export type OpenEventLog = () => Promise<{ log: EventLog; close: () => Promise<void> }>;

let eventsMade = 0;

/** A complete event with an id of its own; `id` repeats another one's. */
export function testEvent({
  type = 'ThingHappened',
  data = {},
  id = derivedId('test-event', String(eventsMade++)),
}: Partial<Pick<NewEvent, 'type' | 'data' | 'id'>> = {}): NewEvent {
  return {
    id,
    type,
    data,
    metadata: {
      $correlationId: derivedId('correlation', id),
      $causationId: derivedId('causation', id),
      actor: { kind: 'process', id: 'event-log-contract' },
      at: parseInstant('2024-02-19T09:00:00.000Z'),
      schema: 1,
    },
  };
}

export function testEvents(count: number, type?: string): NewEvent[] {
  return Array.from({ length: count }, () => testEvent(type === undefined ? {} : { type }));
}

/** Runs a test with a fresh log and closes it, whatever happens. */
export type WithLog = (test: (log: EventLog) => Promise<void>) => () => Promise<void>;

export async function all<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const list: Item[] = [];
  for await (const item of items) list.push(item);
  return list;
}

/** Appends in as few appends as the limit allows. */
export async function appendInBatches(
  log: EventLog,
  stream: StreamName,
  count: number,
): Promise<void> {
  for (let left = count; left > 0; left -= limits.appendEventsMax)
    await log.append(stream, testEvents(Math.min(left, limits.appendEventsMax)), 'any');
}

export function expectAscending(numbers: readonly number[]): void {
  for (const [index, number] of numbers.entries())
    if (index > 0) expect(number).toBeGreaterThan(numbers[index - 1]!);
}

export async function expectFault(promise: Promise<unknown>, code: string): Promise<void> {
  const error: unknown = await promise.then(
    () => 'no failure',
    (failure: unknown) => failure,
  );
  expect(failureKind(error)).toBe('fault');
  expect(error).toMatchObject({ code });
}
