import { limits, type StreamName } from '#kernel';
import type { EventName, Findings } from './findings.js';

/**
 * Watches that no stream leaves out a revision: so an event that is missing has a name, though of itself nothing is left. Of
 * many streams the latest are watched, so that memory stays flat.
 */
export class MissingRevisions {
  private readonly last = new Map<StreamName, number>();
  private readonly open = new Map<
    string,
    { readonly stream: StreamName; readonly revision: number }
  >();
  private forgot: boolean;

  /** @param beginsLate what came before is not known. */
  constructor(beginsLate: boolean) {
    this.forgot = beginsLate;
  }

  note({ stream, revision }: EventName): void {
    const known = this.last.get(stream);
    const expected = known === undefined ? 0 : known + 1;
    // One that was moved comes later than it should, and is not missing.
    if (revision < expected) this.open.delete(`${revision} ${stream}`);
    else if (known !== undefined || !this.forgot)
      for (
        let left = expected;
        left < revision && this.open.size < limits.verifyFindingsMax;
        left++
      )
        this.open.set(`${left} ${stream}`, { stream, revision: left });
    this.last.delete(stream);
    this.last.set(stream, Math.max(revision, known ?? 0));
    if (this.last.size <= limits.verifyStreamsMax) return;
    const [oldest] = this.last.keys();
    this.last.delete(oldest!);
    this.forgot = true;
  }

  tell(findings: Findings): void {
    const runs: { readonly stream: StreamName; readonly from: number; to: number }[] = [];
    for (const { stream, revision } of this.open.values()) {
      const run = runs.at(-1);
      if (run?.stream === stream && run.to === revision - 1) run.to = revision;
      else runs.push({ stream, from: revision, to: revision });
    }
    for (const { stream, from, to } of runs)
      findings.add({
        kind: 'revision-missing',
        message:
          from === to
            ? `revision ${from} of ${stream} is missing: a later one is there`
            : `revisions ${from} to ${to} of ${stream} are missing: later ones are there`,
      });
  }
}
