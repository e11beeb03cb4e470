import { Buffer } from 'node:buffer';
import { randomBytes } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { isWrongExpectedRevision, type EventLog } from '#event-log';
import { Fault, limits, type Clock, type Ids, type RecordedEvent } from '#kernel';
import {
  assertMasterKey,
  assertSubjectKey,
  keyBytes,
  keyDiffers,
  keyErased,
  seal,
} from '../key-wrap.js';
import type { KeyEntry, Keys, SubjectKey } from '../keys.port.js';
import { KeyLog } from './key-log.js';
import { keyStream } from './key-streams.js';
import { bindMasterKey } from './master-check.js';
import { SubjectIndex } from './subject-index.js';
import { Turns } from './turns.js';
import { openedKey } from './wrapped-keys.js';

export interface EventLogKeysOptions {
  readonly clock?: Clock;
  readonly ids?: Ids;
  /** Milliseconds that only grow: by them a key in memory gets old. */
  readonly elapsedMs?: () => number;
  /** Whether there must be keys in the log already: whoever only reads them founds none. */
  readonly mustExist?: boolean;
}

/**
 * Keys in a log that many processes share: one stream for each subject, whose events hold the key, wrapped by the master key
 * (and after a rotation by the next one too) and bound to its subject. Erasing is deleting that stream for good.
 *
 * Every message that is sent needs a key, so a key stays in memory for `limits.cachedKeyMs`: an erasure takes effect at
 * once in the process that erases, and in all others after that time.
 */
export class EventLogKeys implements Keys {
  private readonly masterKey: Buffer;
  private readonly index: SubjectIndex;
  private readonly turns = new Turns();
  private readonly cache: LRUCache<string, SubjectKey>;
  private readonly underWay = new Map<string, Promise<SubjectKey>>();
  /** What was read before an erasure is not remembered after it. */
  private erasures = 0;

  /**
   * @param log stays open when the keys are closed: it belongs to whoever opened it.
   * @param masterKey 32 bytes; a copy is kept until `close`.
   * @throws Fault `master-key-malformed`, `master-key-wrong` when the log's keys belong to another one, `keys-missing`.
   */
  static async open(
    log: EventLog,
    masterKey: Buffer,
    options: EventLogKeysOptions = {},
  ): Promise<EventLogKeys> {
    assertMasterKey(masterKey);
    const keyLog = new KeyLog(log, options.clock, options.ids);
    await bindMasterKey(keyLog, masterKey, options.mustExist === true);
    return new EventLogKeys(keyLog, masterKey, options);
  }

  private constructor(
    private readonly keyLog: KeyLog,
    masterKey: Buffer,
    { elapsedMs = () => performance.now() }: EventLogKeysOptions,
  ) {
    this.masterKey = Buffer.from(masterKey);
    this.index = new SubjectIndex(keyLog);
    this.cache = new LRUCache({
      max: limits.cachedKeysMax,
      ttl: limits.cachedKeyMs,
      ttlResolution: 0,
      perf: { now: elapsedMs },
    });
  }

  /** Rejects with Fault `key-erased`, `key-damaged`, `key-subject-invalid`, `too-many-pending-keys`, or the log's own. */
  async obtain(subject: string): Promise<SubjectKey> {
    const known = this.cache.get(subject);
    if (known !== undefined) return Buffer.from(known);
    let key = this.underWay.get(subject);
    if (key === undefined) {
      key = this.turns
        .take(() => this.lookOrMake(subject))
        .finally(() => this.underWay.delete(subject));
      this.underWay.set(subject, key);
    }
    return Buffer.from(await key);
  }

  async find(subject: string): Promise<SubjectKey | undefined> {
    const key = this.cache.get(subject) ?? (await this.turns.take(() => this.look(subject)));
    return key === undefined || key === 'erased' ? undefined : Buffer.from(key);
  }

  erase(subject: string): Promise<void> {
    return this.turns.take(() => this.eraseNow(subject));
  }

  async *entries(): AsyncGenerator<KeyEntry> {
    let page: string[] = [];
    for await (const subject of this.index.subjects()) {
      page.push(subject);
      if (page.length < limits.keyEntriesAtOnce) continue;
      yield* await this.entriesOf(page);
      page = [];
    }
    yield* await this.entriesOf(page);
  }

  async adopt({ subject, key }: KeyEntry): Promise<void> {
    if (key === 'erased') return this.erase(subject);
    assertSubjectKey(subject, key);
    const kept = await this.turns.take(() => this.lookOrStore(subject, Buffer.from(key)));
    if (kept !== 'erased' && !kept.equals(key)) throw keyDiffers(subject);
  }

  close(): Promise<void> {
    this.cache.clear();
    this.masterKey.fill(0);
    return Promise.resolve();
  }

  private async eraseNow(subject: string): Promise<void> {
    if ((await this.look(subject)) === undefined) await this.index.list(subject);
    await this.keyLog.log.eraseStream(keyStream(subject));
    this.erasures++;
    this.cache.delete(subject);
  }

  private async lookOrMake(subject: string): Promise<SubjectKey> {
    const key = await this.lookOrStore(subject, randomBytes(keyBytes));
    if (key === 'erased') throw keyErased(subject);
    return key;
  }

  /** The subject's key, at the first call this one. */
  private async lookOrStore(subject: string, first: SubjectKey): Promise<SubjectKey | 'erased'> {
    return (await this.look(subject)) ?? this.store(subject, first);
  }

  /** What the log says of the subject now. */
  private async look(subject: string): Promise<SubjectKey | 'erased' | undefined> {
    const { erasures } = this;
    try {
      const events = await this.keyLog.all(keyStream(subject));
      if (events.length === 0) return undefined;
      return this.remember(subject, this.unwrap(subject, events), erasures);
    } catch (error) {
      if (isStreamErased(error)) return 'erased';
      throw error;
    }
  }

  /** Of two processes that make the same subject's key at once, both get the first one's. */
  private async store(subject: string, key: SubjectKey): Promise<SubjectKey | 'erased'> {
    const { erasures } = this;
    const wrapped = seal(this.masterKey, key, subject).toString('base64');
    try {
      await this.index.list(subject);
      await this.keyLog.append(keyStream(subject), 'SubjectKeyMade', { wrapped }, 'no-stream');
      return this.remember(subject, key, erasures);
    } catch (error) {
      if (isStreamErased(error)) return 'erased';
      const first = isWrongExpectedRevision(error) ? await this.look(subject) : undefined;
      if (first === undefined) throw error;
      return first;
    }
  }

  private remember(subject: string, key: SubjectKey, erasures: number): SubjectKey {
    if (erasures === this.erasures) this.cache.set(subject, key);
    return key;
  }

  private unwrap(subject: string, events: readonly RecordedEvent[]): SubjectKey {
    const key = openedKey(events, this.masterKey, subject);
    if (key !== undefined) return key;
    throw new Fault(
      'key-damaged',
      `the key of ${subject} was changed in the log, or made by a process with a former master key: run "rollcall keys rotate" again, or restore it from a backup of the store`,
    );
  }

  private async entriesOf(subjects: readonly string[]): Promise<readonly KeyEntry[]> {
    const keys = await Promise.all(
      subjects.map((subject) => this.turns.take(() => this.look(subject))),
    );
    return subjects.flatMap((subject, index) => {
      const key = keys[index];
      return key === undefined ? [] : [{ subject, key }];
    });
  }
}

function isStreamErased(error: unknown): boolean {
  return error instanceof Fault && error.code === 'stream-erased';
}
