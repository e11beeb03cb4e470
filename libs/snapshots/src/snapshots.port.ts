import type { JsonValue, Position } from '#kernel';

/** The state of a fold and the log position up to which, and with which, it was folded. */
export interface Snapshot {
  /** `projection:directory`, `process:campaign`. */
  readonly name: string;
  /** The revision of the code that made it; a reader of another revision does not use it. */
  readonly revision: number;
  readonly position: Position | undefined;
  readonly state: JsonValue;
}

/**
 * States with their checkpoints, for a quicker start. All of it can be lost and is made again from the log. Every adapter
 * passes `snapshotsContract` of `#testing`.
 */
export interface Snapshots {
  /** @returns `undefined` where there is none, or none of this revision. */
  load(name: string, revision: number): Promise<Snapshot | undefined>;
  /** Takes the place of the one stored under the name. */
  save(snapshot: Snapshot): Promise<void>;
  names(): Promise<readonly string[]>;
  close(): Promise<void>;
}
