import type { EventMetadata, Position, Revision, StreamName } from './envelope.js';

export interface DomainEvent {
  readonly type: string;
  readonly data: object;
}

/** The member of a union with this type, also where several types share one form. */
export type EventOf<E extends DomainEvent, Type extends E['type']> = E extends DomainEvent
  ? Type extends E['type']
    ? E & { readonly type: Type }
    : never
  : never;

/** A domain event as the log holds it, with its payload brought to the newest form. */
export type Recorded<E extends DomainEvent> = E & {
  readonly id: string;
  readonly stream: StreamName;
  readonly revision: Revision;
  readonly position: Position;
  readonly metadata: EventMetadata;
};

/** What a stream's events add up to. `evolve` never throws, never changes its arguments and ignores events it does not know. */
export interface Fold<State, E extends DomainEvent> {
  readonly initial: State;
  readonly evolve: (state: State, event: E) => State;
}

/**
 * One kind of stream's rules, pure: the command carries time and ids. `decide` throws a Refusal when a rule says no; an
 * empty answer means that what was asked for is already so.
 */
export interface Decider<State, Command, E extends DomainEvent> extends Fold<State, E> {
  readonly decide: (command: Command, state: State) => readonly E[];
}

export function fold<State, E extends DomainEvent>(
  { initial, evolve }: Fold<State, E>,
  events: Iterable<E>,
): State {
  let state = initial;
  for (const event of events) state = evolve(state, event);
  return state;
}
