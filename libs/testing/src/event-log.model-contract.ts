import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  isWrongExpectedRevision,
  type EventFilter,
  type EventLog,
  type ExpectedRevision,
} from '#event-log';
import type { NewEvent } from '#kernel';
import { all, testEvent, type WithLog } from './event-log.fixtures.js';

interface Append {
  readonly stream: string;
  readonly types: readonly string[];
  readonly expected: ExpectedRevision;
  /** Repeats the append before it, whatever it was. */
  readonly repeat: boolean;
}

interface ModelEvent {
  readonly stream: string;
  readonly revision: number;
  readonly id: string;
  readonly type: string;
}

/** An array is all there is to a log; every adapter must answer like one. */
class ModelLog {
  readonly events: ModelEvent[] = [];

  /** The revision that is acknowledged, or `undefined` for a refusal. */
  append(
    stream: string,
    events: readonly NewEvent[],
    expected: ExpectedRevision,
  ): number | undefined {
    const ofStream = this.events.filter((event) => event.stream === stream);
    const at =
      expected === 'any' ? ofStream.length : expected === 'no-stream' ? 0 : Number(expected) + 1;
    if (at !== ofStream.length) {
      const stored = ofStream.slice(at, at + events.length).map(({ id }) => id);
      const same = JSON.stringify(stored) === JSON.stringify(events.map(({ id }) => id));
      return same ? at + events.length - 1 : undefined;
    }
    for (const [index, { id, type }] of events.entries())
      this.events.push({ stream, revision: at + index, id, type });
    return at + events.length - 1;
  }

  filtered(filter: EventFilter | undefined): readonly ModelEvent[] {
    if (filter === undefined) return this.events;
    return this.events.filter(({ stream, type }) =>
      'eventTypes' in filter
        ? filter.eventTypes.includes(type)
        : filter.streamPrefixes.some((prefix) => stream.startsWith(prefix)),
    );
  }
}

const streams = ['a-1', 'a-2', 'a%-1', 'b'] as const;
const types = ['ThingHappened', 'ThingEnded'] as const;

const appends = fc.array(
  fc.record<Append>({
    stream: fc.constantFrom(...streams),
    types: fc.array(fc.constantFrom(...types), { minLength: 1, maxLength: 4 }),
    expected: fc.oneof(
      fc.constantFrom<ExpectedRevision>('any', 'no-stream'),
      fc.integer({ min: 0, max: 8 }),
    ),
    repeat: fc.boolean(),
  }),
  { maxLength: 30 },
);
const queries = fc.record({
  direction: fc.constantFrom('forwards' as const, 'backwards' as const),
  limit: fc.option(fc.integer({ min: 0, max: 10 }), { nil: undefined }),
  from: fc.option(fc.integer({ min: 0, max: 12 }), { nil: undefined }),
  filter: fc.constantFrom<EventFilter | undefined>(
    undefined,
    { streamPrefixes: ['a'] },
    { streamPrefixes: ['a%', 'b'] },
    { eventTypes: ['ThingEnded'] },
    { eventTypes: [...types] },
  ),
});
type Query = typeof queries extends fc.Arbitrary<infer Value> ? Value : never;

export function likeAModel(withLog: WithLog): void {
  it('answers like an array, whatever is appended and read', async () => {
    await fc.assert(
      fc.asyncProperty(appends, fc.boolean(), queries, async (script, together, query) => {
        await withLog(async (log) => {
          const model = new ModelLog();
          await appendBoth(log, model, script, together);
          await compareReads(log, model, query);
        })();
      }),
      { numRuns: 60, seed: 20_240_219 },
    );
  });
}

async function appendBoth(
  log: EventLog,
  model: ModelLog,
  script: readonly Append[],
  together: boolean,
): Promise<void> {
  let last: readonly [string, readonly NewEvent[], ExpectedRevision] | undefined;
  const answers: Promise<number | undefined>[] = [];
  const expected: (number | undefined)[] = [];
  for (const step of script) {
    const fresh = [
      step.stream,
      step.types.map((type) => testEvent({ type })),
      step.expected,
    ] as const;
    const request = step.repeat && last !== undefined ? last : fresh;
    last = request;
    expected.push(model.append(...request));
    const answer = log.append(...request).then(({ revision }) => revision, refusedOrThrow);
    answers.push(answer);
    if (!together) await answer;
  }
  expect(await Promise.all(answers)).toEqual(expected);
}

async function compareReads(log: EventLog, model: ModelLog, query: Query): Promise<void> {
  const { direction, from, filter } = query;
  const limit = query.limit ?? Infinity;
  const limited = query.limit === undefined ? {} : { limit: query.limit };
  const inOrder = <Item>(items: readonly Item[]) =>
    (direction === 'forwards' ? items : items.toReversed()).slice(0, limit);
  const whole = await all(log.readAll());
  expect(whole.map(brief)).toEqual(model.events);
  const pivot = from === undefined ? undefined : whole[from];
  const position = pivot === undefined ? {} : { after: pivot.position };
  const filtered = filter === undefined ? {} : { filter };
  const read = await all(log.readAll({ direction, ...limited, ...position, ...filtered }));
  const beyond = (event: ModelEvent) => {
    if (pivot === undefined) return true;
    const index = model.events.indexOf(event);
    return direction === 'forwards' ? index > from! : index < from!;
  };
  expect(read.map(brief)).toEqual(inOrder(model.filtered(filter).filter(beyond)));
  for (const stream of streams) {
    const options = { direction, ...limited, ...(from === undefined ? {} : { from }) };
    const wanted = model.events.filter(
      (event) =>
        event.stream === stream &&
        (from === undefined ||
          (direction === 'forwards' ? event.revision >= from : event.revision <= from)),
    );
    expect((await all(log.readStream(stream, options))).map(brief)).toEqual(inOrder(wanted));
  }
}

function brief({ stream, revision, id, type }: ModelEvent): ModelEvent {
  return { stream, revision, id, type };
}

function refusedOrThrow(error: unknown): undefined {
  if (!isWrongExpectedRevision(error)) throw error;
  return undefined;
}
