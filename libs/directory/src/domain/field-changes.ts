/** Details by column of the directory, as text; empty where there is none. */
export type Cells = Readonly<Record<string, string>>;

/** One detail of a proposal: what it was when it was proposed, what it shall be, and what it is. */
export interface FieldChange {
  readonly field: string;
  readonly before: string;
  readonly after: string;
  readonly now: string;
}

/** What differs, in the order of the columns. */
export function fieldChanges(before: Cells, after: Cells, now: Cells): readonly FieldChange[] {
  return Object.keys(after).flatMap((field) => {
    const change = {
      field,
      before: before[field] ?? '',
      after: after[field] ?? '',
      now: now[field] ?? '',
    };
    return change.before === change.after ? [] : [change];
  });
}

/**
 * Exact for each detail: one that was changed back since is as it was, one that is already as it shall be stands against
 * nothing, and another detail's change does not count.
 */
export function isOvertaken({ before, after, now }: FieldChange): boolean {
  return now !== before && now !== after;
}

export function inWords({ field, before, after, now }: FieldChange): string {
  return `${field} was ${told(before)}, is ${told(now)}, and ${told(after)} was proposed`;
}

function told(value: string): string {
  return value === '' ? 'nothing' : `"${value}"`;
}
