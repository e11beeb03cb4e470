import { status } from '@grpc/grpc-js';
import { limits, type NewEvent, type Revision, type StreamName } from '#kernel';
import {
  isWrongExpectedRevision,
  type Appended,
  type EventLog,
  type ExpectedRevision,
} from '../event-log.port.js';
import { CallFailure } from './call-failure.js';

/** What a client believes of a stream: one thing more than the log's port knows. */
export type Expectation = ExpectedRevision | 'stream-exists';

export interface Append {
  readonly stream: StreamName;
  readonly expected: Expectation;
  readonly events: readonly NewEvent[];
}

export type AppendOutcome =
  | { readonly kind: 'appended'; readonly appended: Appended }
  | { readonly kind: 'unmet'; readonly actual: Revision | undefined };

/** An expectation that is not met is an answer, not a failure: so official clients expect it. */
export async function perform(log: EventLog, append: Append): Promise<AppendOutcome> {
  const { stream, expected, events } = append;
  if (expected === 'stream-exists') return appendToExisting(log, append);
  try {
    return { kind: 'appended', appended: await log.append(stream, events, expected) };
  } catch (error) {
    if (!isWrongExpectedRevision(error)) throw error;
    return { kind: 'unmet', actual: error.actual };
  }
}

/** Appends behind the last event that is there, again when another writer came in between. */
async function appendToExisting(log: EventLog, append: Append): Promise<AppendOutcome> {
  for (let tries = 0; tries < limits.logGatewayExistingTriesMax; tries += 1) {
    const last = await lastRevision(log, append.stream);
    if (last === undefined) return { kind: 'unmet', actual: undefined };
    const outcome = await perform(log, { ...append, expected: last });
    if (outcome.kind === 'appended') return outcome;
  }
  throw new CallFailure(status.ABORTED, `${append.stream} has too many other writers`);
}

async function lastRevision(log: EventLog, stream: StreamName): Promise<Revision | undefined> {
  for await (const { revision } of log.readStream(stream, { direction: 'backwards', limit: 1 }))
    return revision;
  return undefined;
}
