import { limits, type Revision, type StreamName } from '#kernel';

/** What names an event, whether or not it is a true one. */
export interface EventName {
  readonly id: string;
  readonly type: string;
  readonly stream: StreamName;
  readonly revision: Revision;
}

export type FindingKind =
  | 'event-changed'
  | 'event-inserted'
  | 'event-missing'
  | 'event-moved'
  | 'revision-missing'
  | 'seal-altered'
  | 'seal-missing'
  | 'seal-untrusted'
  | 'key-altered'
  | 'root-unknown'
  | 'log-unreadable'
  | 'store-damaged'
  | 'bundle-malformed';

/** One thing that is not as it was sealed, by its name. */
export interface Finding {
  readonly kind: FindingKind;
  /** The seal that shows it, or that it is about. */
  readonly seal?: number;
  /** The number of the event in the sealed log, 1 for the first. */
  readonly place?: number;
  readonly event?: EventName;
  readonly message: string;
}

/** Keeps the first `limits.verifyFindingsMax`, and counts the others. */
export class Findings {
  readonly list: Finding[] = [];
  count = 0;

  add(finding: Finding): void {
    this.count++;
    if (this.list.length < limits.verifyFindingsMax) this.list.push(finding);
  }
}

export function nameOf({ id, type, stream, revision }: EventName): string {
  return `${type} ${id} (revision ${revision} of ${stream})`;
}
