import { describeIssue, InvalidInput, Refusal, failureKind } from '#kernel';

/** The command line was called in a way that cannot be meant. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

const advice: Readonly<Record<string, string>> = {
  'campaign-unknown': 'give --campaign with one of the ids in the log',
  'directory-not-empty': 'choose a directory that does not exist yet',
};

/** One line for each thing that is wrong, and what to do about it. */
export function describeFailure(error: unknown): string {
  if (error instanceof InvalidInput) {
    const lines = error.issues.map(describeIssue);
    if (error.omitted > 0) lines.push(`… and ${error.omitted} more`);
    return `${lines.join('\n')}\n`;
  }
  if (error instanceof UsageError) return `rollcall: ${error.message}\n`;
  if (error instanceof Refusal) {
    const details = Object.entries(error.details)
      .filter(([, value]) => value !== undefined)
      .map(
        ([name, value]) =>
          `${name} ${Array.isArray(value) ? value.join(', ') || 'none' : String(value)}`,
      )
      .join('; ');
    const hint = advice[error.code];
    return `rollcall: ${error.message}${details && ` (${details})`}${hint === undefined ? '' : `: ${hint}`}\n`;
  }
  const message = error instanceof Error ? error.message : String(error);
  if (failureKind(error) === 'fault') return `rollcall: ${message}\n`;
  return `rollcall: unexpected failure: ${error instanceof Error ? (error.stack ?? message) : message}\n`;
}
