import { canonicalJson, type JsonValue, type Position } from '#kernel';

/** What came of folding a projection again. */
export interface Rebuilt {
  readonly documents: number;
  /** Documents that were not what the log says, those too many or missing included. */
  readonly differed: number;
  /** Up to and with which event; `undefined` where the log is empty. */
  readonly position: Position | undefined;
}

/** How many documents differ between two folds of the same events. */
export function differences(
  before: ReadonlyMap<string, unknown>,
  after: ReadonlyMap<string, unknown>,
): number {
  const keys = new Set([...before.keys(), ...after.keys()]);
  let equal = 0;
  for (const [key, document] of after)
    if (before.has(key) && textOf(before.get(key)) === textOf(document)) equal++;
  return keys.size - equal;
}

function textOf(document: unknown): string {
  return canonicalJson(document as JsonValue);
}
