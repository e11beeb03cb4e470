export interface ProblemIssue {
  readonly path?: string;
  /** In a file, counted from 1. */
  readonly line?: number;
  readonly column?: number;
  readonly message: string;
}

/** What the server says is wrong (RFC 9457). */
export interface Problem {
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly issues?: readonly ProblemIssue[];
}

export class ProblemError extends Error {
  override readonly name = 'ProblemError';

  constructor(readonly problem: Problem) {
    super(problem.detail);
  }

  get isForbidden(): boolean {
    return this.problem.status === 403;
  }
}

export async function problemIn(response: Response): Promise<Problem> {
  const { status } = response;
  const told = (await response.json().catch(() => ({}))) as Partial<Problem>;
  const { code = 'unreadable', detail = response.statusText || `HTTP ${status}`, issues } = told;
  return { status, code, detail, ...(issues === undefined ? {} : { issues }) };
}
