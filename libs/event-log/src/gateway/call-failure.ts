import { toUSVString } from 'node:util';
import { Metadata, status, type StatusObject } from '@grpc/grpc-js';
import { failureKind, limits } from '#kernel';

/** How a call ends when it does not succeed. `trailers` are what official clients make their own errors from. */
export class CallFailure extends Error {
  override readonly name = 'CallFailure';

  constructor(
    readonly code: status,
    message: string,
    readonly trailers: Readonly<Record<string, string>> = {},
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

export function invalidArgument(message: string): CallFailure {
  return new CallFailure(status.INVALID_ARGUMENT, message);
}

export function accessDenied(message: string): CallFailure {
  return new CallFailure(status.PERMISSION_DENIED, message, { exception: 'access-denied' });
}

const codesOfFaults: Readonly<Record<string, status>> = {
  'log-busy': status.UNAVAILABLE,
  'log-closed': status.UNAVAILABLE,
  'log-unavailable': status.UNAVAILABLE,
  'too-many-appends-wait': status.UNAVAILABLE,
  'disk-full': status.UNAVAILABLE,
  'disk-failed': status.UNAVAILABLE,
  'log-store-failed': status.INTERNAL,
  'append-empty': status.INVALID_ARGUMENT,
  'append-too-many-events': status.INVALID_ARGUMENT,
  'event-not-json': status.INVALID_ARGUMENT,
  'event-too-deep': status.INVALID_ARGUMENT,
  'name-invalid': status.INVALID_ARGUMENT,
};

/**
 * What a client is told of an error. What nobody foresaw is INTERNAL, without what it says: that is for the log of this
 * process, not for strangers.
 */
export function callFailureOf(error: unknown, stream = ''): CallFailure {
  if (error instanceof CallFailure) return error;
  if (failureKind(error) !== 'fault') return internal(error);
  const { code, message } = error as Error & { readonly code: string };
  switch (code) {
    case 'stream-erased':
      return new CallFailure(status.FAILED_PRECONDITION, message, {
        exception: 'stream-deleted',
        'stream-name': stream,
      });
    case 'append-too-large':
      return new CallFailure(status.INVALID_ARGUMENT, message, {
        exception: 'maximum-append-size-exceeded',
        'maximum-append-size': String(limits.appendBytesMax),
      });
    // Official clients know this by its words.
    case 'log-position-unknown':
      return new CallFailure(status.INVALID_ARGUMENT, `an invalid position: ${message}`);
    case 'log-is-read-only':
      return accessDenied(message);
    default: {
      const known = codesOfFaults[code] ?? status.FAILED_PRECONDITION;
      return known === status.INTERNAL ? internal(error) : new CallFailure(known, message);
    }
  }
}

function internal(cause: unknown): CallFailure {
  return new CallFailure(
    status.INTERNAL,
    'the log gateway failed; its own log says why',
    {},
    { cause },
  );
}

export function statusOf(failure: CallFailure): Omit<StatusObject, 'metadata'> & {
  readonly metadata: Metadata;
} {
  const metadata = new Metadata();
  for (const [name, value] of Object.entries(failure.trailers))
    metadata.set(name, printable(value));
  const details = shortened(failure.message);
  return { code: failure.code, details, metadata };
}

/** A trailer holds printable ASCII. */
function printable(text: string): string {
  const short = shortened(text);
  return /^[ -~]*$/.test(short) ? short : encodeURI(short);
}

/** Half of a surrogate pair, which strangers send, has no form in a header. */
function shortened(text: string): string {
  return toUSVString(text.slice(0, limits.logGatewayReasonCharactersMax));
}
