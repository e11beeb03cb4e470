import type { IssueCollector } from './issue-collector.js';
import { nearest } from './nearest.js';
import { quoted } from './quoted.js';

export interface TableColumns {
  /** Columns the file must have, in any order. */
  readonly required: readonly string[];
  /** Columns the file may have; a cell of one it lacks reads as empty. */
  readonly optional?: readonly string[];
}

export interface HeaderPlace {
  readonly source: string;
  readonly line: number;
  readonly column: number;
}

const namesShown = 30;

/**
 * Complains about columns that are missing, unknown, doubled or separated by something else than commas.
 * @param names the fields of the first line, without white space around them.
 * @param placeOf where the field of that index begins.
 */
export function checkHeader(
  names: readonly string[],
  { required, optional = [] }: TableColumns,
  placeOf: (index: number) => HeaderPlace,
  issues: IssueCollector,
): void {
  const separator = otherSeparator(names);
  if (separator !== undefined) {
    issues.add(
      () => placeOf(0),
      `the fields are separated by ${separator}; expected commas: save the file again as "CSV UTF-8 (comma delimited)"`,
    );
    return;
  }
  const known = [...required, ...optional];
  const free = known.filter((name) => !names.includes(name));
  const first = new Map<string, number>();
  for (const [index, name] of names.entries()) {
    const earlier = first.get(name);
    if (earlier !== undefined)
      issues.add(
        () => placeOf(index),
        `column ${quoted(name)} is there twice, as field ${earlier + 1} and as field ${index + 1}; expected it once`,
      );
    else if (!known.includes(name)) issues.add(() => placeOf(index), unknown(name, free, known));
    if (earlier === undefined) first.set(name, index);
  }
  for (const name of required)
    if (!first.has(name))
      issues.add(() => placeOf(0), `column ${quoted(name)} is missing; there are ${list(names)}`);
}

function unknown(name: string, free: readonly string[], known: readonly string[]): string {
  const meant = nearest(name, free);
  return meant === undefined
    ? `column ${quoted(name)} is not known; expected ${list(known)}`
    : `column ${quoted(name)} is not known; did you mean ${quoted(meant)}?`;
}

function list(names: readonly string[]): string {
  const more = names.length > namesShown ? ` and ${names.length - namesShown} more` : '';
  return names.slice(0, namesShown).map(quoted).join(', ') + more;
}

function otherSeparator(names: readonly string[]): string | undefined {
  const [only] = names;
  if (only === undefined || names.length > 1) return undefined;
  if (only.includes(';')) return 'semicolons';
  return only.includes('\t') ? 'tabs' : undefined;
}
