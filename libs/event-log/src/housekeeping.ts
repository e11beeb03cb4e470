import { Fault, type StreamName } from '#kernel';

/**
 * Streams that belong to one installation and are no history: the wrapped keys of persons, and which process works on
 * which slice. They have no part in reading all, subscriptions, copies and seals.
 */
export const housekeepingPrefixes = ['key-', 'slice-'] as const;

export function isHousekeeping(stream: StreamName): boolean {
  return housekeepingPrefixes.some((prefix) => stream.startsWith(prefix));
}

/** The type by which EventStoreDB marks where a stream ended for good. */
export const streamErasedType = '$streamDeleted';

export function streamErased(stream: StreamName): Fault {
  return new Fault('stream-erased', `${stream} was erased for good`);
}

/** @throws Fault `stream-is-history` */
export function requireHousekeeping(stream: StreamName): void {
  if (!isHousekeeping(stream))
    throw new Fault('stream-is-history', `${stream} is history, which nobody erases`);
}
