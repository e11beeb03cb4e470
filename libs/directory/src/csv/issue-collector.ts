import { InvalidInput, limits, type InputIssue } from '#kernel';

type Where = InputIssue['where'];

/**
 * Gathers what is wrong with an input, so that a person sees many errors at once. The first `max` are kept; the others
 * are only counted, and their place and message are never worked out, so that a file that is wrong everywhere costs little.
 */
export class IssueCollector {
  private readonly issues: InputIssue[] = [];
  private added = 0;

  constructor(private readonly max: number = limits.importErrorsMax) {}

  /** How many issues were added, those that are not listed included. */
  get count(): number {
    return this.added;
  }

  /** @param where the place, or how to find it; `message` likewise. */
  add(where: Where | (() => Where), message: string | (() => string)): void {
    this.added++;
    if (this.issues.length >= this.max) return;
    this.issues.push({
      where: typeof where === 'function' ? where() : where,
      message: typeof message === 'function' ? message() : message,
    });
  }

  /** @throws InvalidInput, sorted by line and column within each source, when anything was added. */
  throwIfAny(): void {
    if (this.added > 0)
      throw new InvalidInput(inFileOrder(this.issues), this.added - this.issues.length);
  }
}

/** Sources stay in the order in which they were first complained about. */
function inFileOrder(issues: readonly InputIssue[]): InputIssue[] {
  const sources = [...new Set(issues.map(({ where }) => where.source))];
  return issues.toSorted(
    ({ where: a }, { where: b }) =>
      sources.indexOf(a.source) - sources.indexOf(b.source) ||
      (a.line ?? 0) - (b.line ?? 0) ||
      (a.column ?? 0) - (b.column ?? 0),
  );
}
