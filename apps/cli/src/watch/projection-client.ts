import { setTimeout as wait } from 'node:timers/promises';
import { createParser, type EventSourceMessage } from 'eventsource-parser';
import { Fault, limits, systemClock, type Clock, type Instant } from '#kernel';

export interface ProjectionClientOptions {
  /** Where the server is: `http://127.0.0.1:8247`. */
  readonly server: string;
  readonly projection: string;
  /** Only documents whose key begins with this. */
  readonly key?: string;
  readonly apiKey?: string;
  readonly clock?: Clock;
  /** Resolves after so many milliseconds, or rejects once `signal` is aborted. */
  readonly pause?: (ms: number, signal: AbortSignal) => Promise<unknown>;
  /** From 0 to 1: spreads readers that were cut at the same moment. */
  readonly chance?: () => number;
}

/** What a listener hears: all documents may be other ones, or the one of `key` is. */
export type ProjectionUpdate =
  | { readonly kind: 'snapshot' }
  | { readonly kind: 'change'; readonly key: string; readonly document: unknown }
  | { readonly kind: 'cut' | 'resumed' };

/**
 * Follows a projection of a server: holds its documents as they are, and when the line is cut comes back by itself, to
 * exactly where it was. `staleSince` says that what it holds may be old.
 */
export class ProjectionClient {
  readonly documents = new Map<string, unknown>();
  private lastEventId: string | undefined;
  private revision: string | undefined;
  private cutAt: Instant | undefined;
  private cutWhy: string | undefined;
  private heardAt: Instant;
  private retryMs: number = limits.streamRetryMs;
  private failures = 0;
  private readonly closing = new AbortController();
  private readonly listeners = new Set<(update: ProjectionUpdate) => void>();
  private readonly clock: Clock;
  private readonly pause: (ms: number, signal: AbortSignal) => Promise<unknown>;
  private readonly chance: () => number;

  constructor(private readonly options: ProjectionClientOptions) {
    this.clock = options.clock ?? systemClock;
    this.pause = options.pause ?? ((ms, signal) => wait(ms, undefined, { signal }));
    this.chance = options.chance ?? Math.random;
    this.heardAt = this.clock.now();
  }

  /** When the server was last heard of, while the line is cut. */
  get staleSince(): Instant | undefined {
    return this.cutAt;
  }

  /** What the last try to come back failed with, while the line is cut. */
  get cutBecause(): string | undefined {
    return this.cutWhy;
  }

  /** Everything in the log up to here is in the documents. */
  get position(): number | undefined {
    return this.lastEventId === undefined ? undefined : Number(this.lastEventId);
  }

  /** @returns ends it. */
  onUpdate(listener: (update: ProjectionUpdate) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /**
   * Resolves with the first snapshot, and follows from then on, through every cut, until `close`.
   * @throws Fault `server-unreachable`, `server-refused` or `stream-malformed` when there never was a first snapshot.
   */
  start(): Promise<void> {
    return new Promise((resolve, reject) => {
      const stop = this.onUpdate(({ kind }) => {
        if (kind !== 'snapshot') return;
        stop();
        resolve();
      });
      void this.follow().catch((error: unknown) => reject(error as Error));
    });
  }

  close(): void {
    this.closing.abort();
  }

  private async follow(): Promise<void> {
    while (!this.closing.signal.aborted) {
      try {
        await this.connection();
      } catch (error) {
        if (this.closing.signal.aborted) return;
        if (this.revision === undefined) throw error;
        this.cutWhy = error instanceof Error ? error.message : String(error);
      }
      if (this.closing.signal.aborted) return;
      if (this.cutAt === undefined) {
        this.cutAt = this.heardAt;
        this.tell({ kind: 'cut' });
      }
      await this.pauseBeforeRetry();
    }
  }

  private async pauseBeforeRetry(): Promise<void> {
    const grown = Math.min(this.retryMs * 2 ** this.failures++, limits.streamRetryMsMax);
    const ms = Math.round(grown * (0.5 + this.chance() / 2));
    // Closing ends the pause, and the loop with it.
    await this.pause(ms, this.closing.signal).catch(() => {});
  }

  /** One connection, from its beginning to whatever ends it. */
  private async connection(): Promise<void> {
    const silence = new Silence(this.pause);
    const signal = AbortSignal.any([this.closing.signal, silence.signal]);
    try {
      silence.heard();
      const response = await this.ask(signal);
      const revision = response.headers.get('x-projection-revision') ?? '';
      if (this.revision !== undefined && revision !== this.revision) {
        // What is held was made by another fold: only a snapshot can be believed.
        this.revision = revision;
        this.lastEventId = undefined;
        await response.body?.cancel();
        return;
      }
      this.revision = revision;
      await this.read(response, () => silence.heard());
    } finally {
      silence.end();
    }
  }

  private async ask(signal: AbortSignal): Promise<Response> {
    const { server, projection, key = '', apiKey } = this.options;
    const url = new URL(
      `api/v1/projections/${encodeURIComponent(projection)}/stream`,
      `${server}/`,
    );
    if (key !== '') url.searchParams.set('key', key);
    const response = await fetch(url, {
      signal,
      headers: {
        accept: 'text/event-stream',
        ...(apiKey === undefined ? {} : { authorization: `Bearer ${apiKey}` }),
        ...(this.lastEventId === undefined ? {} : { 'last-event-id': this.lastEventId }),
      },
    }).catch((error: unknown) => {
      throw new Fault('server-unreachable', `${server} cannot be reached: ${reasonOf(error)}`, {
        cause: error,
      });
    });
    if (response.ok) return response;
    const text = await response.text();
    throw new Fault('server-refused', `${server} answered ${response.status}: ${detailIn(text)}`);
  }

  private async read(response: Response, heard: () => void): Promise<void> {
    const parser = createParser({
      onEvent: (event) => this.take(event),
      onRetry: (ms) => (this.retryMs = ms),
    });
    const decoder = new TextDecoder();
    let isFirst = true;
    for await (const bytes of response.body ?? []) {
      heard();
      this.heardAt = this.clock.now();
      parser.feed(decoder.decode(bytes as Uint8Array, { stream: true }));
      if (isFirst) this.isBack();
      isFirst = false;
    }
  }

  private isBack(): void {
    this.failures = 0;
    if (this.cutAt === undefined) return;
    this.cutAt = undefined;
    this.cutWhy = undefined;
    this.tell({ kind: 'resumed' });
  }

  private take({ event, id, data }: EventSourceMessage): void {
    const said = this.parsed(data);
    if (event === 'snapshot') {
      this.documents.clear();
      for (const [key, document] of Object.entries(said.documents ?? {}))
        this.documents.set(key, document);
      this.lastEventId = id;
      this.tell({ kind: 'snapshot' });
    } else if (event === 'change' && said.key !== undefined) {
      const { key, document } = said;
      if (document === null) this.documents.delete(key);
      else this.documents.set(key, document);
      this.lastEventId = id ?? this.lastEventId;
      this.tell({ kind: 'change', key, document });
    }
  }

  private parsed(data: string): Said {
    try {
      return JSON.parse(data) as Said;
    } catch (error) {
      // Whatever this was, only a snapshot can be believed now.
      this.lastEventId = undefined;
      throw new Fault('stream-malformed', 'the server sent an event that is not JSON', {
        cause: error,
      });
    }
  }

  private tell(update: ProjectionUpdate): void {
    for (const listener of this.listeners) listener(update);
  }
}

interface Said {
  readonly documents?: Readonly<Record<string, unknown>>;
  readonly key?: string;
  readonly document?: unknown;
}

/** A line on which nothing was heard for so long that it must be dead, though nobody said so. */
class Silence {
  private readonly over = new AbortController();
  private waiting = new AbortController();

  constructor(private readonly pause: (ms: number, signal: AbortSignal) => Promise<unknown>) {}

  get signal(): AbortSignal {
    return this.over.signal;
  }

  heard(): void {
    this.end();
    const waiting = new AbortController();
    this.waiting = waiting;
    this.pause(limits.streamSilenceMsMax, waiting.signal).then(
      () => this.over.abort(new Error('the server has fallen silent')),
      () => {},
    );
  }

  end(): void {
    this.waiting.abort();
  }
}

/** What Node says of a failed connection stands in the cause of what fetch says. */
function reasonOf(error: unknown): string {
  const { cause, message } = error as Error;
  return cause instanceof Error && cause.message !== '' ? cause.message : message;
}

/** The sentence of a problem (RFC 9457), or what else there is. */
function detailIn(text: string): string {
  try {
    const { detail } = JSON.parse(text) as { readonly detail?: unknown };
    if (typeof detail === 'string') return detail;
  } catch {
    // Not every answer on the way is ours.
  }
  return text.slice(0, 200) || 'nothing';
}
