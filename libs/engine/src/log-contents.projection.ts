import type { DomainEvent, Instant, Projection } from '#kernel';

export interface EventCount {
  readonly events: number;
  readonly lastAt: Instant;
}

/** What the log holds: how many events of each type, and when the last of them was recorded. */
export function logContents(types: readonly string[]): Projection<EventCount, DomainEvent> {
  const count = (
    contents: EventCount | undefined,
    { metadata: { at } }: { readonly metadata: { readonly at: Instant } },
  ): EventCount => ({ events: (contents?.events ?? 0) + 1, lastAt: at });
  return {
    name: 'log-contents',
    revision: 1,
    key: (event) => event.type,
    apply: Object.fromEntries(types.map((type) => [type, count])),
  };
}
