import { derivedId, type DomainEvent, type Instant, type Recorded } from '#kernel';

/** The event as a log would give it back, recorded at `at`. */
export function recorded<E extends DomainEvent>(
  event: E,
  at: Instant,
  stream = 'stream-1',
  revision = 0,
): Recorded<E> {
  const id = derivedId('sample', stream, String(revision), event.type);
  return {
    ...event,
    id,
    stream,
    revision,
    position: revision,
    metadata: {
      $correlationId: id,
      $causationId: id,
      actor: { kind: 'process', id: 'sample' },
      at,
      schema: 1,
    },
  };
}

/** Freezes a value all through, so that a fold which changes its argument throws. */
export function deepFreeze<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(deepFreeze);
  }
  return value;
}
