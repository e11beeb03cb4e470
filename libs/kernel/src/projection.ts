import type { DomainEvent, EventOf, Recorded } from './decider.js';

/**
 * A read model as a pure fold into documents. Each event touches the one document that `key` names, so a fold over a
 * long log stays linear, and a subscriber can be told which document changed.
 */
export interface Projection<Document, E extends DomainEvent> {
  readonly name: string;
  /** Raise it when `apply` changes meaning: stored snapshots of another revision are not used. */
  readonly revision: number;
  readonly key: (event: Recorded<E>) => string;
  /** From the document so far (`undefined` where there is none) to the next one; `undefined` removes it. */
  readonly apply: {
    readonly [Type in E['type']]?: (
      document: Document | undefined,
      event: Recorded<EventOf<E, Type>>,
    ) => Document | undefined;
  };
}
