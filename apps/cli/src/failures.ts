import { describeIssue, failureKind, Fault, InvalidInput, Refusal } from '#kernel';
import { visible } from './format.js';

/** The command line was called in a way that cannot be meant. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** Stands below every complaint about usage, whoever makes it. */
export const usageHint = '(add --help for the options and examples)';

/** One line for each thing that is wrong, and what to do about it. */
export function describeFailure(error: unknown): string {
  if (error instanceof InvalidInput) {
    const lines = error.issues.map((issue) => oneLine(describeIssue(issue)));
    if (error.omitted > 0) lines.push(`… and ${error.omitted} more`);
    return `${lines.join('\n')}\n`;
  }
  if (error instanceof UsageError) return `error: ${error.message}\n${usageHint}\n`;
  if (error instanceof Refusal) return `rollcall: ${oneLine(describeRefusal(error))}\n`;
  const { message, stack = message } = asError(error);
  // What made a timer's work fail is what a person has to know.
  if (error instanceof Fault && error.code === 'timer-handler-failed' && error.cause !== undefined)
    return describeFailure(error.cause);
  if (isSystemError(error)) return `rollcall: ${oneLine(describeSystemError(error))}\n`;
  if (failureKind(error) === 'fault') return `rollcall: ${oneLine(message)}\n`;
  return `rollcall: unexpected failure: ${stack}\n`;
}

function describeRefusal({ details, message }: Refusal): string {
  const told = Object.entries(details)
    .filter(([, value]) => value !== undefined)
    .map(
      ([name, value]) =>
        `${name} ${Array.isArray(value) ? value.join(', ') || 'none' : String(value)}`,
    );
  return told.length === 0 ? message : `${message} (${told.join('; ')})`;
}

/**
 * What the operating system refused: a file in the way, a full disk. Its message names the path; where we called from
 * helps nobody. Told by its members, as errors of another realm are no instances of ours.
 */
function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return typeof error === 'object' && error !== null && 'syscall' in error && 'code' in error;
}

function describeSystemError({ code, path, message }: NodeJS.ErrnoException): string {
  return code === 'ENOENT' && path !== undefined
    ? `${path}: there is no such file; check the name and the folder`
    : message;
}

function asError(error: unknown): { readonly message: string; readonly stack?: string } {
  return typeof error === 'object' && error !== null && 'message' in error
    ? (error as Error)
    : { message: String(error) };
}

/** Messages of others may quote a text with its line ends, or worse. */
function oneLine(text: string): string {
  return visible(text.replaceAll(/\s*[\r\n]\s*/g, ' '));
}
