import { Fault, Refusal, type Position } from '#kernel';
import { isWrongExpectedRevision, type EventLog } from '../event-log.port.js';
import { appendBatches } from './append-batches.js';
import { compareLogs } from './compare-logs.js';

export interface CopyProgress {
  readonly phase: 'compare' | 'copy' | 'verify';
  /** How far the source has been read, and where it ends: positions of the source. */
  readonly position: Position;
  readonly head: Position;
}

/** What a history is copied from: a log, or a backup. */
export type HistorySource = Pick<EventLog, 'head' | 'readAll'>;

export interface CopyOptions {
  readonly onProgress?: (progress: CopyProgress) => void;
  /** Called once it is known that the target is a beginning of the source, before anything is appended. */
  readonly onAccepted?: () => Promise<void>;
  /** Ends the copy between two appends; the target can then be gone on with. */
  readonly signal?: AbortSignal;
}

export interface LogCopied {
  /** What both logs now hold. */
  readonly events: number;
  /** What was copied this time; the rest was there already. */
  readonly copied: number;
  /** SHA-256 over the sequence of events, as hexadecimal. */
  readonly digest: string;
}

/**
 * Brings the target to hold the source's history: the same events in the same order, with their ids, revisions, data and
 * metadata. What the target holds must be a beginning of it, so the same call goes on with a copy that was interrupted. At
 * the end both are read again from their first event and compared. Nobody else may write to either meanwhile.
 * @throws Refusal `log-copy-target-differs`, `log-copy-target-longer`, `log-copy-target-written`,
 * `log-copy-source-written`. Fault `log-copy-interrupted`, and those of the logs.
 */
export async function copyLog(
  source: HistorySource,
  target: EventLog,
  options: CopyOptions = {},
): Promise<LogCopied> {
  const head = (await source.head()) ?? 0;
  const at = (phase: CopyProgress['phase'], position: Position) => {
    options.onProgress?.({ phase, position, head });
    if (options.signal?.aborted === true) throw interrupted();
  };
  const before = await compareLogs(source, target, ({ position }) => at('compare', position));
  await options.onAccepted?.();
  const copied = await append(source, target, before.lastInSource, (position) =>
    at('copy', position),
  );
  const after = await compareLogs(source, target, ({ position }) => at('verify', position));
  if (after.sourceGoesOn) throw sourceWritten();
  return { events: after.events, copied, digest: after.digest };
}

async function append(
  source: HistorySource,
  target: EventLog,
  after: Position | undefined,
  onPosition: (position: Position) => void,
): Promise<number> {
  let copied = 0;
  const rest = source.readAll(after === undefined ? {} : { after });
  for await (const { stream, events, expected, last } of appendBatches(rest)) {
    onPosition(last.position);
    try {
      await target.append(stream, events, expected);
    } catch (error) {
      throw isWrongExpectedRevision(error) ? targetWritten(error) : error;
    }
    copied += events.length;
  }
  return copied;
}

function targetWritten(cause: Error): Refusal {
  return new Refusal(
    'log-copy-target-written',
    {},
    `something else writes to the target: ${cause.message}; stop it, and begin with an empty target`,
  );
}

function sourceWritten(): Refusal {
  return new Refusal(
    'log-copy-source-written',
    {},
    'the source was written to while it was copied: stop what writes to it, and run the same copy again, which adds the rest',
  );
}

function interrupted(): Fault {
  return new Fault(
    'log-copy-interrupted',
    'the copy was interrupted and is not complete; the same command goes on where it ended',
  );
}
