import type { ServerResponse } from 'node:http';
import type { EventLog } from '#event-log';
import type { ProjectionChange, ProjectionHost, Until } from '#engine';
import { limits, type Position } from '#kernel';
import { DocumentTexts } from './document-texts.js';
import { ProjectionHistory, type Changes } from './projection-history.js';
import { inParts, snapshotLines, type ProjectionSnapshot } from './projection-snapshot.js';
import type { ProjectionViews } from './projection-views.js';
import { changeFrame, heartbeatFrame, retryFrame, snapshotFrame } from './server-sent-events.js';
import { StreamSubscriber, type Interest } from './stream-subscriber.js';

export interface ListedProjection {
  readonly name: string;
  readonly revision: number;
  readonly documents: number;
  /** How far the log has been taken in; null while it is empty. */
  readonly position: Position | null;
}

export interface StreamHubOptions {
  readonly views?: ProjectionViews;
  /** Hears why a subscriber could not be served; it is cut off, and comes back. */
  readonly onFailure?: (error: unknown) => void;
  /** How many are served at once. */
  readonly subscribersMax?: number;
}

/**
 * Everybody who follows a projection. A subscriber is first brought up to date from a cursor, at the pace at which it
 * reads; in the turn in which its cursor is the host's position it joins the live ones, who are sent each change as it
 * happens. So there is no gap between the two and nothing is sent twice.
 */
export class StreamHub {
  private readonly all = new Set<StreamSubscriber>();
  private readonly live = new Map<string, Set<StreamSubscriber>>();
  private readonly welcomes = new WeakMap<StreamSubscriber, () => Promise<boolean>>();
  private readonly history: ProjectionHistory;
  private readonly texts: DocumentTexts;
  private readonly stopListening: readonly (() => void)[];
  private readonly onFailure: (error: unknown) => void;
  private readonly subscribersMax: number;

  constructor(
    private readonly host: ProjectionHost,
    log: EventLog,
    { views = {}, onFailure = () => {}, subscribersMax }: StreamHubOptions = {},
  ) {
    this.onFailure = onFailure;
    this.subscribersMax = subscribersMax ?? limits.streamSubscribersMax;
    this.history = new ProjectionHistory(host, log);
    this.texts = new DocumentTexts(views);
    this.stopListening = [
      host.onChange((change) => this.announce(change)),
      host.onRebuild((projection) => this.startOver(projection)),
    ];
  }

  get subscribers(): number {
    return this.all.size;
  }

  /** What waits to be read, over all subscribers; those who wait for the same bytes share them. */
  get bytesWaiting(): number {
    return [...this.all].reduce((sum, { bytesWaiting }) => sum + bytesWaiting, 0);
  }

  /** Every projection there is, as of the log's end at the time of the call. */
  async list(): Promise<readonly ListedProjection[]> {
    await this.history.upToDate();
    return this.host.names.map((name) => ({
      name,
      revision: this.host.revisionOf(name),
      documents: this.host.state(name).size,
      position: this.host.position ?? null,
    }));
  }

  /**
   * As of the log's end at the time of the call: its JSON text in parts, and what changes with it.
   * @throws Refusal `projection-unknown`
   */
  async snapshot(
    interest: Interest,
  ): Promise<{ readonly version: string; readonly parts: Iterable<Buffer> }> {
    this.history.requireKnown(interest.projection);
    await this.history.upToDate();
    const snapshot = this.history.snapshot(interest);
    return {
      version: this.history.versionOf(interest.projection),
      parts: inParts(this.lines(snapshot)),
    };
  }

  /** The same as it was at a moment: the log is folded again. @throws Refusal `projection-unknown`, `position-after-end` */
  async pastSnapshot(interest: Interest, until: Until): Promise<Iterable<Buffer>> {
    this.history.requireKnown(interest.projection);
    return inParts(this.lines(await this.history.pastSnapshot(interest, until)));
  }

  /** Whether as many subscribe as are served. */
  get isFull(): boolean {
    return this.all.size >= this.subscribersMax;
  }

  /** @throws Refusal `projection-unknown` */
  requireKnown(projection: string): void {
    this.history.requireKnown(projection);
  }

  /**
   * Takes a response over for good.
   * @param after what the reader holds: it is sent what came later, or a snapshot where that is not known.
   * @param isStillWelcome asked at every beat: whoever no longer is has the stream ended.
   */
  open(
    response: ServerResponse,
    interest: Interest,
    after: Position | undefined,
    isStillWelcome?: () => Promise<boolean>,
  ): void {
    const revision = this.host.revisionOf(interest.projection);
    const subscriber = new StreamSubscriber(response, interest, revision, (one) => this.leave(one));
    if (subscriber.isOver) return;
    this.all.add(subscriber);
    if (isStillWelcome !== undefined) this.welcomes.set(subscriber, isStillWelcome);
    subscriber.write(retryFrame(limits.streamRetryMs));
    this.serve(subscriber, after).catch((error: unknown) => {
      subscriber.cutOff();
      this.onFailure(error);
    });
  }

  /** To be called every `limits.streamHeartbeatMs`: says that the line is there, and finds readers that do not read. */
  beat(): void {
    for (const subscriber of this.all) {
      subscriber.beat(heartbeatFrame(this.isLive(subscriber) ? this.host.position : undefined));
      this.endUnlessWelcome(subscriber).catch(this.onFailure);
    }
  }

  /** Ends every stream; who comes back is served by another process. */
  close(): void {
    for (const stop of this.stopListening) stop();
    for (const subscriber of this.all) subscriber.end();
  }

  /** A key that was revoked and a session that ended read no further than this. */
  private async endUnlessWelcome(subscriber: StreamSubscriber): Promise<void> {
    const isWelcome = (await this.welcomes.get(subscriber)?.()) ?? true;
    if (!isWelcome) subscriber.cutOff();
  }

  private async serve(subscriber: StreamSubscriber, after: Position | undefined): Promise<void> {
    await this.history.upToDate();
    const { projection } = subscriber.interest;
    if (after !== undefined && (await this.history.isKnownPlace(projection, after)))
      subscriber.cursor = after;
    else await this.sendSnapshot(subscriber);
    while (!subscriber.isOver && subscriber.cursor !== this.host.position) {
      const due =
        subscriber.cursor === undefined
          ? undefined
          : await this.history.since(projection, subscriber.cursor);
      if (due === undefined) await this.sendSnapshot(subscriber);
      else await this.sendChanges(subscriber, due);
    }
    this.join(subscriber);
  }

  private async sendSnapshot(subscriber: StreamSubscriber): Promise<void> {
    const snapshot = this.history.snapshot(subscriber.interest);
    subscriber.cursor = snapshot.position;
    for (const part of inParts(snapshotFrame(snapshot.position, this.lines(snapshot)))) {
      subscriber.write(part);
      if (subscriber.isCongested) await subscriber.drained();
      if (subscriber.isOver) return;
    }
  }

  private async sendChanges(subscriber: StreamSubscriber, due: Changes): Promise<void> {
    for (const { key, position, document } of due.changes) {
      if (!subscriber.wants(key)) continue;
      subscriber.write(this.frameOf(subscriber.interest.projection, key, document, position));
      if (subscriber.isCongested) await subscriber.drained();
      if (subscriber.isOver) return;
    }
    subscriber.cursor = due.upTo;
  }

  private announce(change: ProjectionChange): void {
    this.history.note(change);
    const { projection, key, document, position } = change;
    let frame: Buffer | undefined;
    for (const subscriber of this.live.get(projection) ?? []) {
      if (!subscriber.wants(key)) continue;
      frame ??= this.frameOf(projection, key, document, position);
      subscriber.write(frame);
    }
  }

  /** Everybody comes back and is given a snapshot. */
  private startOver(projection: string): void {
    this.history.startOver(projection);
    for (const subscriber of this.all)
      if (subscriber.interest.projection === projection) subscriber.cutOff();
  }

  private lines(snapshot: ProjectionSnapshot): Generator<string, void, void> {
    return snapshotLines(snapshot, (document) => this.texts.of(snapshot.projection, document));
  }

  private frameOf(projection: string, key: string, document: unknown, position: Position): Buffer {
    return changeFrame(key, this.texts.of(projection, document), position);
  }

  private join(subscriber: StreamSubscriber): void {
    if (subscriber.isOver) return;
    const { projection } = subscriber.interest;
    const joined = this.live.get(projection) ?? new Set();
    this.live.set(projection, joined.add(subscriber));
  }

  private leave(subscriber: StreamSubscriber): void {
    this.all.delete(subscriber);
    this.live.get(subscriber.interest.projection)?.delete(subscriber);
  }

  private isLive(subscriber: StreamSubscriber): boolean {
    return this.live.get(subscriber.interest.projection)?.has(subscriber) ?? false;
  }
}
