import { status, type Metadata, type ServiceError } from '@grpc/grpc-js';
import { Fault, limits, type StreamName } from '#kernel';
import { isWrongExpectedRevision } from '../event-log.port.js';
import { streamErased } from '../housekeeping.js';

/** Statuses after which the same may be asked again: the store is away, busy, electing, or the connection broke. */
const passing: ReadonlySet<number> = new Set([
  status.CANCELLED,
  status.UNKNOWN,
  status.DEADLINE_EXCEEDED,
  status.RESOURCE_EXHAUSTED,
  status.ABORTED,
  status.INTERNAL,
  status.UNAVAILABLE,
]);

/** Puts what servers and connections say into the port's words. */
export class StoreFaults {
  constructor(private readonly server: string) {}

  /** @param stream the one that was asked for, where it was one. */
  of(error: unknown, stream?: StreamName): Error {
    if (error instanceof Fault || isWrongExpectedRevision(error)) return error;
    if (!isServiceError(error)) return this.unavailable(messageOf(error), error);
    const said = `${status[error.code] ?? error.code}: ${error.details}`;
    switch (exceptionIn(error.metadata)) {
      case 'stream-deleted':
        return streamErased(stream ?? 'a stream');
      case 'access-denied':
        return this.accessDenied(error);
      case 'not-leader':
        return this.unavailable('the node that answered does not lead', error);
      case 'maximum-append-size-exceeded':
        return this.tooLarge(stream);
      default:
    }
    // Servers have no status of its own for this, and of late say it in another way than before.
    if (/invalid ?position/i.test(error.details))
      return new Fault('log-position-unknown', `${this.server} holds no such position`, {
        cause: error,
      });
    if (error.code === status.UNAUTHENTICATED || error.code === status.PERMISSION_DENIED)
      return this.accessDenied(error);
    if (passing.has(error.code)) return this.unavailable(said, error);
    return this.refused(said, error);
  }

  unavailable(reason: string, cause?: unknown): Fault {
    return new Fault(
      'log-unavailable',
      `${this.server} does not answer as it should (${reason}); it may be tried again`,
      { cause },
    );
  }

  accessDenied(cause?: unknown): Fault {
    return new Fault(
      'log-access-denied',
      `${this.server} refuses access; the user in the connection string needs the right to append, and to read all streams`,
      { cause },
    );
  }

  refused(reason: string, cause?: unknown): Fault {
    return new Fault('log-store-failed', `${this.server} refused a request (${reason})`, { cause });
  }

  tooLarge(stream: StreamName | undefined): Fault {
    return new Fault(
      'append-too-large',
      `${this.server} takes no append as large as this one to ${stream}; it is to take ${limits.appendBytesMax} bytes`,
    );
  }
}

function isServiceError(error: unknown): error is ServiceError {
  return error instanceof Error && 'code' in error && 'details' in error && 'metadata' in error;
}

/** By this trailer servers tell their own errors apart. */
function exceptionIn(metadata: Metadata | undefined): string {
  return metadata?.get('exception')[0]?.toString() ?? '';
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
