import { Fault } from '#kernel';

/**
 * What a Redis says that is there and cannot serve just now: it starts, another takes over from it, it is full, cannot
 * write its disk or reach its replicas, runs a long script, or has too many clients. Version 6 says it within what became
 * of a script.
 */
const awayReplies = new RegExp(
  [
    /^(?:ERR Error running script .*?-)?/,
    /(?:LOADING|MASTERDOWN|READONLY|TRYAGAIN|CLUSTERDOWN|UNBLOCKED|OOM|MISCONF|NOREPLICAS|BUSY)\b/,
    /|^ERR max number of clients/,
  ]
    .map(({ source }) => source)
    .join(''),
);
/** What ioredis says, in plain errors, when a connection ended or was not there in time. */
const awayMessages =
  /^(Connection is closed|Command timed out|Socket timeout|Stream isn't writeable)/;
const awayNames: ReadonlySet<string> = new Set(['MaxRetriesPerRequestError', 'AbortError']);

/**
 * A failure of Redis as ours: `redis-unavailable` where trying again later helps, `redis-refused` where Redis said no. Any
 * other error is passed on.
 * @param where the server as host and port; never the URL, which holds the password.
 */
export function redisFault(where: string, error: unknown): unknown {
  if (!isErrorLike(error) || error.name === 'Fault') return error;
  const reason = reasonOf(error);
  if (error.name === 'ReplyError' && !awayReplies.test(reason))
    return new Fault('redis-refused', `Redis at ${where} refuses: ${reason}`, bare(error));
  if (error.name !== 'ReplyError' && !isOfConnection(error)) return error;
  return new Fault(
    'redis-unavailable',
    `Redis at ${where} is not available: ${reason}`,
    bare(error),
  );
}

/** Without the command that failed, which an error of ioredis carries along: its arguments may be a password, or a job. */
function bare({ name, message, code }: ErrorLike): ErrorOptions {
  return {
    cause: Object.assign(new Error(message), { name, ...(code === undefined ? {} : { code }) }),
  };
}

/** Errors are told by their names: those of Node itself need not be of the `Error` that is known here. */
interface ErrorLike {
  readonly name: string;
  readonly message: string;
  readonly code?: unknown;
  readonly errors?: readonly unknown[];
}

function isErrorLike(error: unknown): error is ErrorLike {
  return typeof error === 'object' && error !== null && 'name' in error && 'message' in error;
}

/** Node tells failures of sockets, of names and of TLS by a code in words. */
function isOfConnection({ name, message, code }: ErrorLike): boolean {
  return awayNames.has(name) || awayMessages.test(message) || typeof code === 'string';
}

/** Node gives a failed connection to several addresses no message, but their errors. */
function reasonOf({ message, errors = [] }: ErrorLike): string {
  return errors.length === 0
    ? message
    : errors.map((one) => (isErrorLike(one) ? one.message : String(one))).join(', ');
}
