import type { Instant, JsonObject } from '#kernel';
import type { Snapshots } from '#snapshots';
import type { ProcessIdentity } from './vitals.js';

/** What a worker leaves behind for other processes on its data directory, and for whoever asks after a crash. */
export interface HeartbeatRecord extends Omit<ProcessIdentity, 'roles'> {
  readonly roles: readonly string[];
  readonly at: Instant;
  /** Left at the end of a stop that was asked for. */
  readonly stopped: boolean;
}

const [name, revision] = ['heartbeat', 1];

export async function saveHeartbeat(snapshots: Snapshots, record: HeartbeatRecord): Promise<void> {
  const state = { ...record } as unknown as JsonObject;
  await snapshots.save({ name, revision, position: undefined, state });
}

export async function loadHeartbeat(snapshots: Snapshots): Promise<HeartbeatRecord | undefined> {
  const stored = await snapshots.load(name, revision);
  return stored?.state as unknown as HeartbeatRecord | undefined;
}
