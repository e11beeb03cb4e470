import { toSignIn } from './client.js';
import { useSyncExternalStore } from 'react';

export type LiveState = 'connecting' | 'live' | 'lost';

/** A projection as it is followed: never shown as live while the stream is cut. */
export interface Followed<Document> {
  readonly state: LiveState;
  readonly documents: ReadonlyMap<string, Document>;
  readonly position: number | undefined;
  /** When the server was last heard of. */
  readonly lastAt: number | undefined;
}

interface Snapshot {
  readonly position?: number;
  readonly documents: Readonly<Record<string, unknown>>;
}
interface Change {
  readonly key: string;
  readonly document: unknown;
}

/** The server says every 15 seconds that it is there; a line on which nothing comes for this long is cut. */
const silenceMsMax = 45_000;
/** Before a stream that the browser has given up is asked for again. */
const reopenMs = 3_000;

/**
 * One stream, shared by all who show something of it. Changes are gathered until the next frame, so that a hundred a second
 * lead to one drawing.
 */
export class Follower {
  private source: EventSource | undefined;
  private readonly listeners = new Set<() => void>();
  private documents = new Map<string, unknown>();
  private followed: Followed<unknown> = {
    state: 'connecting',
    documents: this.documents,
    position: undefined,
    lastAt: undefined,
  };
  private position: number | undefined;
  private frame: number | undefined;
  private silence: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly url: string) {}

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    if (this.source === undefined) this.open();
    return () => {
      this.listeners.delete(listener);
      if (this.listeners.size === 0) this.close();
    };
  };

  readonly current = (): Followed<unknown> => this.followed;

  private open(): void {
    const source = new EventSource(this.url);
    this.source = source;
    source.addEventListener('snapshot', (event) => {
      const { documents } = JSON.parse(event.data) as Snapshot;
      this.documents = new Map(Object.entries(documents));
      this.heard(event.lastEventId);
    });
    source.addEventListener('change', (event) => {
      const { key, document } = JSON.parse(event.data) as Change;
      if (document === null) this.documents.delete(key);
      else this.documents.set(key, document);
      this.heard(event.lastEventId);
    });
    source.addEventListener('alive', (event) => this.heard(event.lastEventId));
    source.addEventListener('open', () => this.heard(''));
    source.addEventListener('error', () => {
      this.tell('lost');
      // The browser tries again by itself after a cut, and never after an answer that is no stream.
      if (source.readyState === EventSource.CLOSED) this.reopenLater(source);
    });
  }

  /** Whoever is not signed in any more is led to where they can; others get the stream again, from its snapshot. */
  private reopenLater(former: EventSource): void {
    setTimeout(() => {
      if (this.source !== former) return;
      fetch('/api/v1/session').then(
        ({ status }) => {
          if (status === 401) toSignIn();
          else if (this.source === former) this.reopen();
        },
        () => this.reopenLater(former),
      );
    }, reopenMs);
  }

  private reopen(): void {
    this.source?.close();
    this.open();
  }

  private close(): void {
    this.source?.close();
    this.source = undefined;
    if (this.frame !== undefined) cancelAnimationFrame(this.frame);
    this.frame = undefined;
    clearTimeout(this.silence);
  }

  private heard(id: string): void {
    if (id !== '') this.position = Number(id);
    clearTimeout(this.silence);
    this.silence = setTimeout(() => {
      this.tell('lost');
      this.reopen();
    }, silenceMsMax);
    this.frame ??= requestAnimationFrame(() => {
      this.frame = undefined;
      this.followed = {
        state: 'live',
        documents: new Map(this.documents),
        position: this.position,
        lastAt: Date.now(),
      };
      this.announce();
    });
  }

  private tell(state: LiveState): void {
    if (this.followed.state === state) return;
    this.followed = { ...this.followed, state };
    this.announce();
  }

  private announce(): void {
    for (const listener of this.listeners) listener();
  }
}

const followers = new Map<string, Follower>();

/**
 * Follows a projection, or the documents of it whose key begins with `key`.
 * @see GET /api/v1/projections/{name}/stream
 */
export function useProjection<Document>(name: string, key = ''): Followed<Document> {
  const query = key === '' ? '' : `?key=${encodeURIComponent(key)}`;
  const url = `/api/v1/projections/${name}/stream${query}`;
  let follower = followers.get(url);
  if (follower === undefined) followers.set(url, (follower = new Follower(url)));
  return useSyncExternalStore(follower.subscribe, follower.current) as Followed<Document>;
}
