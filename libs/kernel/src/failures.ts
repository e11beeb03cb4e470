/**
 * Three failures are kept apart. A refusal: a rule said no, trying again does not help. Invalid input: the caller's
 * data is wrong, and each issue says where and what was expected. A fault: the machinery failed, trying again may help.
 * They are told apart by `kind` and `code`, which survive a process boundary, never by `instanceof`.
 */
export class Refusal extends Error {
  readonly kind = 'refusal';
  override readonly name = 'Refusal';

  /** @param code kebab-case, stable: callers and translations depend on it. */
  constructor(
    readonly code: string,
    readonly details: Readonly<Record<string, unknown>> = {},
    message: string = code,
  ) {
    super(message);
  }
}

/** One thing that is wrong with an input. */
export interface InputIssue {
  /** File and, where known, line and column, both counted from 1; or the path of a field, such as `steps[2].after`. */
  readonly where: {
    readonly source?: string;
    readonly line?: number;
    readonly column?: number;
    readonly path?: string;
  };
  readonly message: string;
}

export class InvalidInput extends Error {
  readonly kind = 'invalid-input';
  override readonly name = 'InvalidInput';

  /** @param omitted how many further issues were found beyond those listed. */
  constructor(
    readonly issues: readonly InputIssue[],
    readonly omitted = 0,
  ) {
    super(issues.map(describeIssue).join('\n'));
  }
}

/** `file:line:column: message`, with the parts that are known. */
export function describeIssue({ where, message }: InputIssue): string {
  const place = [where.source, where.line, where.column, where.path].filter(
    (part) => part !== undefined,
  );
  return place.length === 0 ? message : `${place.join(':')}: ${message}`;
}

export class Fault extends Error {
  readonly kind = 'fault';
  override readonly name = 'Fault';

  constructor(
    readonly code: string,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** The kind of a Rollcall failure, or `undefined` for any other error. */
export function failureKind(error: unknown): 'refusal' | 'invalid-input' | 'fault' | undefined {
  if (!(error instanceof Error) || !('kind' in error)) return undefined;
  return error.kind === 'refusal' || error.kind === 'invalid-input' || error.kind === 'fault'
    ? error.kind
    : undefined;
}

/**
 * Another machine that is expected back, a store that is behind, a disk that somebody has to see to: trying again later
 * helps, and nothing here is wrong.
 */
const awayCodes: ReadonlySet<string> = new Set([
  'log-unavailable',
  'redis-unavailable',
  'too-many-appends-wait',
  'disk-full',
  'disk-failed',
]);

export function isAway(error: unknown): error is Fault {
  return failureKind(error) === 'fault' && awayCodes.has((error as Fault).code);
}

/** What was asked for, or something in its place while the server is away that could tell. */
export async function unlessAway<Answer, Otherwise>(
  asked: Promise<Answer>,
  otherwise: Otherwise,
): Promise<Answer | Otherwise> {
  try {
    return await asked;
  } catch (error) {
    if (isAway(error)) return otherwise;
    throw error;
  }
}
