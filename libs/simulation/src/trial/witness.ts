import { createHash } from 'node:crypto';
import type { RecordedEvent } from '#kernel';
import type { OutboundMessage } from '#messaging';
import { NaiveModel } from './naive/naive-model.js';
import { textOf, type SeenEvent } from './naive/seen-event.js';

export type AppendedEvent = Omit<RecordedEvent, 'position'>;

/** What became of a message: taken away, refused, or nobody knows. */
export type Fate = 'accepted' | 'refused' | 'unknown';

/** Sees every event and every message as it happens, and says at once which rule was broken. */
export class Witness {
  readonly model = new NaiveModel();
  readonly history: SeenEvent[] = [];
  messages = 0;
  private readonly found: string[] = [];
  private readonly trace = createHash('sha256');
  /** By attempt: who claimed it, who sent it, and for which step of which ping it is. */
  private readonly claimedBy = new Map<string, string>();
  private readonly sentBy = new Map<string, string>();
  private readonly intentOf = new Map<string, string>();
  /** Which attempt reached an address within a step. */
  private readonly reached = new Map<string, string>();
  private readonly givenUp = new Set<string>();
  private readonly onPurpose = new WeakSet<Error>();
  /** How many events there were when a process took up each job that is under way, and when a campaign stopped sending. */
  private readonly begunAfter = new Map<string, readonly number[]>();
  private readonly stoppedAfter = new Map<string, number>();

  /** For whoever follows a trial. @param onTurn hears besides of everything that a process asks the world. */
  constructor(
    private readonly onNote: (what: string) => void = () => {},
    private readonly onTurn: (what: string) => void = () => {},
  ) {}

  /** Every broken rule, in a sentence. */
  get violations(): readonly string[] {
    return [...this.model.broken, ...this.found];
  }

  get hasFound(): boolean {
    return this.found.length + this.model.broken.length > 0;
  }

  /** Two trials in which the same things happened in the same order have the same. */
  digest(): string {
    return this.trace.copy().digest('hex').slice(0, 16);
  }

  /** Something that the world breaks on purpose: whoever meets it, or passes it on, has done nothing wrong. */
  broke<Failure extends Error>(error: Failure): Failure {
    this.onPurpose.add(error);
    return error;
  }

  /** Somebody failed: that is a broken rule unless the world is the cause. */
  met(who: string, error: unknown): void {
    if (!this.isOnPurpose(error))
      this.violation(`${who} failed though nothing was wrong: ${String(error)}`);
  }

  violation(sentence: string): void {
    this.found.push(sentence);
    this.note(sentence);
  }

  /** Somebody had its turn: it is part of the course, and rarely worth telling. */
  noteTurn(what: string): void {
    this.trace.update(what);
    this.onTurn(what);
  }

  note(what: string): void {
    this.trace.update(what);
    this.onNote(what);
  }

  appended(life: string, events: readonly AppendedEvent[]): void {
    for (const event of events) {
      const { stream, type, metadata } = event;
      this.note(`${life} appends ${type} to ${stream} at ${metadata.at}`);
      this.history.push(event);
      this.takeIn(event);
      if (stream.startsWith('campaign-')) this.noteStop(stream.slice('campaign-'.length));
      if (type === 'AttemptStarted') this.checkClaim(life, event);
      if (type === 'AttemptOutcomeUnknown') this.forget(textOf(event.data, 'attemptId'));
    }
  }

  /** @param intent the ping and its step, as in `campaign.contactPoint.first`. @returns to be called when the job has ended. */
  jobBegun(life: string, intent: string): () => void {
    const key = `${life} ${intent}`;
    const begun = this.history.length;
    const underWay = () => this.begunAfter.get(key) ?? [];
    this.begunAfter.set(key, [...underWay(), begun]);
    return () => this.begunAfter.set(key, underWay().toSpliced(underWay().indexOf(begun), 1));
  }

  sent(life: string, message: OutboundMessage, fate: Fate): void {
    const { attemptId, kind, address } = message;
    this.note(`${life} sends ${attemptId}: ${fate}`);
    this.messages++;
    const before = this.sentBy.get(attemptId);
    if (before !== undefined)
      this.violation(`attempt ${attemptId} was sent by ${before} and again by ${life} (FM-10)`);
    this.sentBy.set(attemptId, life);
    if (this.claimedBy.get(attemptId) !== life)
      this.violation(`attempt ${attemptId} was sent by ${life}, who did not claim it (FM-10)`);
    // Given up while it was still on its way, because its clock jumped: it was sent again for that.
    if (fate !== 'accepted' || this.givenUp.has(attemptId)) return;
    const place = `${this.intentOf.get(attemptId)} by ${kind} to ${address.toLowerCase()}`;
    if (this.reached.has(place)) this.violation(`${place} got two messages (FM-12)`);
    this.reached.set(place, attemptId);
  }

  /** What the model cannot make sense of is wrong too; the engine, which waits for its append, is not told. */
  private takeIn(event: AppendedEvent): void {
    try {
      this.model.take(event);
    } catch (error) {
      this.violation(`${event.stream}: ${event.type}: ${String(error)}`);
    }
  }

  private isOnPurpose(error: unknown): boolean {
    if (!(error instanceof Error)) return false;
    // Others came first again and again: that is what several workers do to each other.
    if ('code' in error && error.code === 'too-much-contention') return true;
    return this.onPurpose.has(error) || this.isOnPurpose(error.cause);
  }

  private noteStop(campaignId: string): void {
    const status = this.model.statusOf(campaignId);
    if (status === 'running') this.stoppedAfter.delete(campaignId);
    else if (status !== 'planned' && !this.stoppedAfter.has(campaignId))
      this.stoppedAfter.set(campaignId, this.history.length);
  }

  /** Rule 5: whoever took up the job when its campaign had stopped sending knew of it. */
  private checkClaim(life: string, { stream, data }: AppendedEvent): void {
    const attemptId = textOf(data, 'attemptId');
    const intent = `${stream.slice('ping-'.length)}.${textOf(data, 'intent')}`;
    this.claimedBy.set(attemptId, life);
    this.intentOf.set(attemptId, intent);
    const stopped = this.stoppedAfter.get(intent.slice(0, intent.indexOf('.')));
    // A job that comes again while it is under way does not make the first one later.
    const begun = this.begunAfter.get(`${life} ${intent}`) ?? [];
    if (stopped !== undefined && begun.length > 0 && Math.min(...begun) >= stopped)
      this.violation(`${stream}: an attempt began after its campaign had stopped sending (FM-14)`);
  }

  /** Nobody knows that it reached anybody, so it may go out once more (FM-07). */
  private forget(attemptId: string): void {
    this.givenUp.add(attemptId);
    for (const [place, by] of this.reached) if (by === attemptId) this.reached.delete(place);
  }
}
