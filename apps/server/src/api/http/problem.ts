import {
  describeIssue,
  failureKind,
  isAway,
  type Fault,
  type InputIssue,
  type InvalidInput,
  type Refusal,
} from '#kernel';
import { refusalSentence } from './refusal-sentences.js';

/** Problem details (RFC 9457). `code` is stable: clients and translations depend on it. */
export interface Problem {
  /** `urn:rollcall:problem:` and the code. */
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  /** The path that was asked. */
  readonly instance: string;
  readonly code: string;
  /** What is wrong with the input, each with its place. */
  readonly issues?: readonly ProblemIssue[];
  /** What the refusal is about: ids, states, what would have been allowed. */
  readonly about?: Readonly<Record<string, unknown>>;
}

export type ProblemIssue = Omit<InputIssue['where'], 'source'> & { readonly message: string };

export const problemMediaType = 'application/problem+json';

/** Something that HTTP itself says no to: no rule of the domain was asked. */
export class HttpProblem extends Error {
  override readonly name = 'HttpProblem';

  constructor(
    readonly status: number,
    /** Kebab-case. */
    readonly code: string,
    detail: string,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(detail);
  }
}

/** An error as its client is told of it. */
export interface Told {
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly issues?: readonly ProblemIssue[];
  readonly about?: Readonly<Record<string, unknown>>;
}

const titles: Readonly<Record<number, string>> = {
  400: 'The request is malformed',
  401: 'An API key is needed',
  403: 'This is not allowed',
  404: 'There is no such thing',
  405: 'This cannot be done here',
  409: 'A rule says no',
  412: 'Somebody else changed it',
  413: 'The body is too large',
  414: 'The address is too long',
  415: 'The body is of a kind that is not taken here',
  422: 'The input is wrong',
  500: 'Something failed',
  503: 'Try again in a moment',
};

/** Seconds after which what failed for the moment may be asked again. */
const retryAfterSeconds = 2;

/** Codes whose status their ending does not tell. */
const refusalStatuses: Readonly<Record<string, number>> = {
  'revision-moved': 412,
  'contact-details-incomplete': 422,
  'campaign-start-past': 422,
  'position-after-end': 422,
  'phone-outcome-without-response': 422,
  'proposal-without-change': 422,
};

/** No rule forbids what does not exist; what is malformed is the caller's; every other refusal is a conflict of states. */
export function refusalStatus(code: string): number {
  const told = refusalStatuses[code];
  if (told !== undefined) return told;
  if (code.endsWith('-unknown')) return 404;
  if (code.endsWith('-malformed')) return 422;
  return 409;
}

/** Faults that pass: others write the same stream, or the store is busy. So do those of a server that is away. */
const passing = new Set(['too-much-contention', 'log-busy']);

/** @returns what a client is told; of a failure inside, nothing but that it happened. */
export function told(error: unknown): Told {
  switch (failureKind(error)) {
    case 'refusal':
      return toldOfRefusal(error as Refusal);
    case 'invalid-input':
      return toldOfInput(error as InvalidInput);
    case 'fault':
      return toldOfFault(error as Fault);
    case undefined:
      return error instanceof HttpProblem
        ? { status: error.status, code: error.code, detail: error.message, headers: error.headers }
        : toldOfFramework(error);
  }
}

export function problemOf({ status, code, detail, issues, about }: Told, path: string): Problem {
  return {
    type: `urn:rollcall:problem:${code}`,
    title: titles[status] ?? titles[status < 500 ? 400 : 500] ?? '',
    status,
    detail,
    instance: path,
    code,
    ...(issues === undefined ? {} : { issues }),
    ...(about === undefined || Object.keys(about).length === 0 ? {} : { about }),
  };
}

function toldOfRefusal({ code, message, details }: Refusal): Told {
  const detail = message === code ? refusalSentence(code, details) : message;
  return { status: refusalStatus(code), code, detail, about: details };
}

/** A body has no name that its sender would know, so none is told. */
function toldOfInput({ issues, omitted }: InvalidInput): Told {
  const placed = issues.map((issue) => {
    const { line, column, path } = issue.where;
    return {
      ...(line === undefined ? {} : { line }),
      ...(column === undefined ? {} : { column }),
      ...(path === undefined ? {} : { path }),
      message: issue.message,
    };
  });
  const lines = placed.map(({ message, ...where }) => describeIssue({ where, message }));
  return {
    status: 422,
    code: 'input-invalid',
    detail: [...lines, ...(omitted > 0 ? [`… and ${omitted} more`] : [])].join('\n'),
    issues: placed,
  };
}

function toldOfFault(fault: Fault): Told {
  const { code, message } = fault;
  if (passing.has(code) || isAway(fault))
    return {
      status: 503,
      code,
      detail: message,
      headers: { 'retry-after': String(retryAfterSeconds) },
    };
  if (code === 'key-erased')
    return {
      status: 409,
      code: 'personal-data-erased',
      detail: refusalSentence('personal-data-erased', {}),
    };
  if (code === 'import-unfinished') return { status: 500, code, detail: message };
  return inside;
}

const inside: Told = {
  status: 500,
  code: 'internal-failure',
  detail:
    'Rollcall failed; its log says why, under the correlation id of this answer. Nothing that was confirmed is lost.',
};

/** What Fastify says of a request that it does not hand on, in our words. */
const frameworkProblems: Readonly<Record<number, Pick<Told, 'code' | 'detail'>>> = {
  413: { code: 'body-too-large', detail: 'the body is larger than what is taken here' },
  415: {
    code: 'media-type-unsupported',
    detail: 'expected a body of type application/json, or text/csv for an import',
  },
};

/** Errors of Nest and Fastify carry a status; whatever else happens is a failure inside. */
function toldOfFramework(error: unknown): Told {
  const status = statusIn(error);
  if (status === undefined || status >= 500) return status === 503 ? unavailable : inside;
  const known = frameworkProblems[status];
  if (known !== undefined) return { status, ...known };
  const detail = error instanceof Error ? error.message : 'the request is malformed';
  return { status, code: status === 404 ? 'not-found' : 'request-malformed', detail };
}

const unavailable: Told = {
  status: 503,
  code: 'unavailable',
  detail: 'Rollcall is starting or ending; try again in a moment',
  headers: { 'retry-after': String(retryAfterSeconds) },
};

function statusIn(error: unknown): number | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  const { statusCode, status } = error as {
    readonly statusCode?: unknown;
    readonly status?: unknown;
  };
  const found = statusCode ?? status;
  return typeof found === 'number' && found >= 400 && found < 600 ? found : undefined;
}
