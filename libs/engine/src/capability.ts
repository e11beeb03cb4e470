import { EventRegistry, type DomainEvent, type EventDefinition, type Process } from '#kernel';
import { logContents } from './log-contents.projection.js';
import type { AnyProjection } from './projection-fold.js';

export type AnyProcess = Process<object, DomainEvent>;

/** What a capability brings along: its event types, read models and process managers. */
export interface Capability {
  readonly events: readonly Readonly<Record<string, EventDefinition>>[];
  readonly projections: readonly AnyProjection[];
  readonly processes: readonly AnyProcess[];
}

/** A capability's parts are typed by their own events; the engine hands each only events of those types. */
export function capability(parts: {
  readonly events: readonly Readonly<Record<string, EventDefinition>>[];
  readonly projections: readonly unknown[];
  readonly processes: readonly unknown[];
}): Capability {
  return parts as Capability;
}

export function registryOf(capabilities: readonly Capability[]): EventRegistry {
  return new EventRegistry(...capabilities.flatMap(({ events }) => events));
}

export function projectionsOf(capabilities: readonly Capability[]): readonly AnyProjection[] {
  return [
    ...capabilities.flatMap(({ projections }) => projections),
    logContents(registryOf(capabilities).types) as unknown as AnyProjection,
  ];
}
