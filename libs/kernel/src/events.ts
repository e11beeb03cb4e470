import type { DomainEvent, Recorded } from './decider.js';
import type { RecordedEvent } from './envelope.js';
import { Fault } from './failures.js';
import type { JsonObject } from './json.js';

/** Brings a payload from one schema version to the next. */
export type Upcaster = (data: JsonObject) => JsonObject;

export interface EventDefinition {
  /** The version that is written today. */
  readonly schema: number;
  /** `upcasters[n]` brings version n to n + 1; one for every version before `schema`. */
  readonly upcasters?: Readonly<Record<number, Upcaster>>;
}

/** Names every event type of a union, so that forgetting one does not compile. */
export type EventDefinitions<E extends DomainEvent> = Readonly<Record<E['type'], EventDefinition>>;

/** All event types that are stored, by their explicit names: the one place where a stored name meets its meaning. */
export class EventRegistry {
  private readonly definitions = new Map<string, EventDefinition>();

  constructor(...sets: readonly Readonly<Record<string, EventDefinition>>[]) {
    for (const [type, definition] of sets.flatMap((set) => Object.entries(set))) {
      if (this.definitions.has(type))
        throw new Fault('event-type-twice', `${type} is defined twice`);
      for (let from = 1; from < definition.schema; from++)
        if (definition.upcasters?.[from] === undefined)
          throw new Fault('upcaster-missing', `${type} has no upcaster from version ${from}`);
      this.definitions.set(type, definition);
    }
  }

  get types(): readonly string[] {
    return [...this.definitions.keys()];
  }

  /** The version in which events of this type are written. @throws Fault when the type is not defined. */
  schemaOf(type: string): number {
    const definition = this.definitions.get(type);
    if (definition === undefined)
      throw new Fault('event-type-unknown', `${type} is not a registered event type`);
    return definition.schema;
  }

  /**
   * The event with its payload in today's form. A type this version does not know is passed on as it is: folds ignore it.
   * @throws Fault when the payload is of a newer form than this version knows.
   */
  read<E extends DomainEvent>(event: RecordedEvent): Recorded<E> {
    const definition = this.definitions.get(event.type);
    const { schema } = event.metadata;
    if (definition === undefined || schema === definition.schema)
      return event as unknown as Recorded<E>;
    if (schema > definition.schema)
      throw new Fault(
        'event-from-newer-version',
        `${event.type} at revision ${event.revision} of ${event.stream} has form ${schema}; this version of Rollcall reads up to ${definition.schema}`,
      );
    let data = event.data;
    for (let from = schema; from < definition.schema; from++)
      data = definition.upcasters?.[from]?.(data) ?? data;
    return {
      ...event,
      data,
      metadata: { ...event.metadata, schema: definition.schema },
    } as unknown as Recorded<E>;
  }
}
