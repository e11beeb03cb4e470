import type { EventLog } from '#event-log';
import { limits, type Position, type StreamName } from '#kernel';
import type { Snapshots } from '#snapshots';
import { loadCheckpoint, saveCheckpoint } from './checkpoint.js';

/** The part of a process manager's streams that is worked on here, and how far. */
export interface Share {
  /** Where to begin: everything up to here has had its effects, or is not this share's business. */
  start(): Promise<Position | undefined>;
  /** Whether events of this stream have their effects here. */
  owns(stream: StreamName): boolean;
  /** Everything up to here has had its effects, the latest in these streams. */
  reached(position: Position, worked: readonly StreamName[]): Promise<void>;
}

/** All streams, for a process that does the work alone. Its checkpoint lies in the snapshots. */
export class WholeShare implements Share {
  private saved: Position = 0;

  constructor(
    private readonly name: string,
    private readonly log: EventLog,
    private readonly snapshots: Snapshots,
  ) {}

  async start(): Promise<Position | undefined> {
    return (await loadCheckpoint(this.snapshots, this.log, this.checkpoint, 1))?.position;
  }

  owns(): boolean {
    return true;
  }

  /** Where nothing was worked on, nothing would be repeated: only so much is read again. */
  async reached(position: Position, worked: readonly StreamName[]): Promise<void> {
    if (worked.length === 0 && position - this.saved < limits.checkpointEveryEvents) return;
    this.saved = position;
    const checkpoint = { position, state: null };
    await saveCheckpoint(this.snapshots, this.log, this.checkpoint, 1, checkpoint);
  }

  private get checkpoint(): string {
    return `process:${this.name}`;
  }
}
