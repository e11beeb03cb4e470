/** A rule taken out of the code. The tests that name it must fail. */
export interface Mutation {
  /** As in docs/failure-modes.md. */
  readonly rule: string;
  /** What happens without it. */
  readonly allows: string;
  readonly file: string;
  /** Stands in the file exactly once. */
  readonly find: string;
  readonly replace: string;
  /** Specs whose tests named after the rule are to fail. */
  readonly specs: readonly string[];
}
