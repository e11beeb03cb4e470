import { createHash } from 'node:crypto';
import type { Position, RecordedEvent, Revision, StreamName } from '#kernel';

/** What a writer was told is durable, of one append. */
export interface Acknowledged {
  readonly append: string;
  readonly stream: StreamName;
  readonly revision: Revision;
  readonly position: Position;
}

/** What a writer says of itself in each event, so that a reader can tell a part of an append from the whole. */
export interface Part {
  readonly append: string;
  readonly part: number;
  readonly parts: number;
}

export class BrokenPromise extends Error {
  override readonly name = 'BrokenPromise';
}

/**
 * What a log promises, seen by whoever reads it from its first event on: positions and revisions without a gap, every event
 * once, every append whole. Its chain stands for all that was read, so that two readers can see whether they read the same.
 */
export class History {
  position: Position = 0;
  chain = '';
  private readonly revisions = new Map<StreamName, Revision>();
  private readonly ids = new Set<string>();
  private readonly lastOf = new Map<string, Omit<Acknowledged, 'append'>>();
  private open: (Part & { readonly stream: StreamName }) | undefined;

  /** @throws BrokenPromise */
  take(event: RecordedEvent): void {
    const { id, stream, revision, position } = event;
    const at = `event ${position}, ${stream}@${revision}`;
    if (position !== this.position + 1)
      throw new BrokenPromise(`${at} follows position ${this.position}`);
    const before = this.revisions.get(stream) ?? -1;
    if (revision !== before + 1) throw new BrokenPromise(`${at} follows revision ${before}`);
    if (this.ids.has(id)) throw new BrokenPromise(`${at}: ${id} stands in the log twice`);
    this.takePart(event.data as unknown as Part, stream, at);
    this.position = position;
    this.revisions.set(stream, revision);
    this.ids.add(id);
    this.lastOf.set((event.data as unknown as Part).append, { stream, revision, position });
    this.chain = createHash('sha256')
      .update(this.chain)
      .update(JSON.stringify(event))
      .digest('hex');
  }

  /** What was read may end here. @throws BrokenPromise where it ends within an append. */
  end(): void {
    if (this.open !== undefined)
      throw new BrokenPromise(
        `of append ${this.open.append} stands ${this.open.part + 1} of ${this.open.parts}, up to position ${this.position}`,
      );
  }

  /** @throws BrokenPromise where the log lacks what somebody was told is durable, or has it elsewhere. */
  holds({ append, stream, revision, position }: Acknowledged): void {
    const found = this.lastOf.get(append);
    if (found === undefined)
      throw new BrokenPromise(`${append} was acknowledged at position ${position} and is gone`);
    if (found.stream !== stream || found.revision !== revision || found.position !== position)
      throw new BrokenPromise(
        `${append} was acknowledged at ${stream}@${revision}, position ${position}, and stands at ${found.stream}@${found.revision}, position ${found.position}`,
      );
  }

  has(append: string): boolean {
    return this.lastOf.has(append);
  }

  private takePart({ append, part, parts }: Part, stream: StreamName, at: string): void {
    const { open } = this;
    const follows =
      open === undefined
        ? part === 0 && !this.lastOf.has(append)
        : append === open.append && stream === open.stream && part === open.part + 1;
    if (!follows)
      throw new BrokenPromise(
        `${at}: part ${part} of ${append} follows ${open === undefined ? 'a whole append' : `part ${open.part} of ${open.append}`}`,
      );
    this.open = part + 1 === parts ? undefined : { append, part, parts, stream };
  }
}
