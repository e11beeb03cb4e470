import { randomBytes } from 'node:crypto';
import type { Database, Statement, Transaction } from 'better-sqlite3';
import { Fault, limits } from '#kernel';
import { writingTo } from '#sqlite';
import {
  assertMasterKey,
  assertSubjectKey,
  checkContext,
  keyBytes,
  keyDamaged,
  keyDiffers,
  isKeyErased,
  keyErased,
  masterKeyWrong,
  seal,
  unseal,
  wrappedKeyBytes,
} from '../key-wrap.js';
import type { KeyEntry, Keys, SubjectKey } from '../keys.port.js';
import { openKeyFile } from './key-file.js';

interface KeyRow {
  readonly erased: 0 | 1;
  readonly wrapped: Buffer;
}

interface NumberedRow extends KeyRow {
  readonly slot: number;
  readonly subject: string;
}

/** A subject whose first key is stored with the next transaction. */
interface Request {
  readonly first: SubjectKey;
  readonly key: Promise<SubjectKey>;
  readonly resolve: (key: SubjectKey) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Keys in a SQLite file of their own, each wrapped by the master key and bound to its subject. Nothing is cached: reading
 * and unwrapping a key takes some 10 µs, as long as asking SQLite whether another process erased it.
 */
export class SqliteKeys implements Keys {
  private readonly requests = new Map<string, Request>();
  private readonly masterKey: Buffer;
  private readonly selectRow: Statement<[string], KeyRow>;
  private readonly insertKey: Statement<[string, Buffer]>;
  private readonly eraseKey: Transaction<(subject: string) => void>;
  /** Whether the file is still under the master key with which it was opened. */
  private readonly isOurs: () => boolean;
  private readonly selectPage: Statement<[number, number], NumberedRow>;
  private readonly storeKeys: Transaction<
    (requests: ReadonlyMap<string, Request>) => Map<string, SubjectKey | Fault>
  >;

  /**
   * @param masterKey 32 bytes; a copy is kept until `close`.
   * @throws Fault `master-key-malformed`, `master-key-wrong`, `key-file-unreadable`.
   */
  static open(path: string, masterKey: Buffer): SqliteKeys {
    assertMasterKey(masterKey);
    return new SqliteKeys(openKeyFile(path, masterKey), masterKey);
  }

  private constructor(
    private readonly database: Database,
    masterKey: Buffer,
  ) {
    this.masterKey = Buffer.from(masterKey);
    this.selectRow = database.prepare('SELECT erased, wrapped FROM subject_key WHERE subject = ?');
    this.insertKey = database.prepare(
      'INSERT INTO subject_key (subject, erased, wrapped) VALUES (?, 0, ?)',
    );
    const eraseRow = database.prepare(
      `INSERT INTO subject_key (subject, erased, wrapped) VALUES (?, 1, zeroblob(${wrappedKeyBytes}))
       ON CONFLICT (subject) DO UPDATE SET erased = 1, wrapped = excluded.wrapped`,
    );
    this.eraseKey = database.transaction((subject) => void eraseRow.run(subject));
    this.selectPage = database.prepare(
      'SELECT slot, subject, erased, wrapped FROM subject_key WHERE slot > ? ORDER BY slot LIMIT ?',
    );
    const selectCheck = database.prepare<[], Buffer>('SELECT sealed FROM master_check').pluck();
    this.isOurs = () => {
      const sealed = selectCheck.get();
      return sealed !== undefined && unseal(this.masterKey, sealed, checkContext) !== undefined;
    };
    this.storeKeys = database.transaction((requests) => {
      // Nobody could open what is wrapped by a master key that was replaced meanwhile.
      if (!this.isOurs()) throw masterKeyWrong(database.name);
      return new Map(
        [...requests].map(([subject, { first }]) => [subject, this.readOrStore(subject, first)]),
      );
    });
  }

  /** Rejects with Fault `key-erased`, `key-damaged`, `too-many-pending-keys`. A key that is returned is on the disk. */
  obtain(subject: string): Promise<SubjectKey> {
    return this.keyOr(subject, () => randomBytes(keyBytes));
  }

  // oxlint-disable-next-line typescript/require-await -- async turns a throw into a rejection
  async find(subject: string): Promise<SubjectKey | undefined> {
    const row = this.selectRow.get(subject);
    return row === undefined || row.erased === 1 ? undefined : this.unwrap(subject, row);
  }

  // oxlint-disable-next-line typescript/require-await -- async turns a throw into a rejection
  async erase(subject: string): Promise<void> {
    // Keys asked for before come first, so that whoever waits for this subject's key still learns its fate in order.
    this.answerRequests();
    writingTo(this.database.name, 'erasing a key', () => this.eraseKey.immediate(subject));
  }

  async *entries(): AsyncGenerator<KeyEntry> {
    let page: readonly NumberedRow[];
    let last = 0;
    do {
      page = this.selectPage.all(last, limits.readPageEvents);
      for (const row of page)
        yield {
          subject: row.subject,
          key: row.erased === 1 ? 'erased' : this.unwrap(row.subject, row),
        };
      last = page.at(-1)?.slot ?? last;
    } while (page.length > 0);
  }

  async adopt({ subject, key }: KeyEntry): Promise<void> {
    if (key === 'erased') return this.erase(subject);
    assertSubjectKey(subject, key);
    try {
      const kept = await this.keyOr(subject, () => Buffer.from(key));
      if (!kept.equals(key)) throw keyDiffers(subject);
    } catch (error) {
      if (!isKeyErased(error)) throw error;
    }
  }

  close(): Promise<void> {
    this.answerRequests();
    this.masterKey.fill(0);
    this.database.close();
    return Promise.resolve();
  }

  /** The subject's key, at the first call the one that `first` gives. */
  private async keyOr(subject: string, first: () => SubjectKey): Promise<SubjectKey> {
    const waiting = this.requests.get(subject);
    if (waiting !== undefined) return Buffer.from(await waiting.key);
    const row = this.selectRow.get(subject);
    if (row?.erased === 1) throw keyErased(subject);
    if (row !== undefined) return this.unwrap(subject, row);
    return Buffer.from(await this.request(subject, first()));
  }

  /** Gathers first keys until the event loop comes round: one sync to the disk serves all of them. */
  private request(subject: string, first: SubjectKey): Promise<SubjectKey> {
    if (this.requests.size >= limits.pendingKeysMax)
      throw new Fault(
        'too-many-pending-keys',
        `${limits.pendingKeysMax} subjects are waiting for their first key already`,
      );
    if (this.requests.size === 0) setImmediate(() => this.answerRequests());
    let resolve: Request['resolve'] = () => {};
    let reject: Request['reject'] = () => {};
    const key = new Promise<SubjectKey>((yes, no) => {
      resolve = yes;
      reject = no;
    });
    this.requests.set(subject, { first, key, resolve, reject });
    return key;
  }

  private answerRequests(): void {
    if (this.requests.size === 0) return;
    const requests = new Map(this.requests);
    this.requests.clear();
    try {
      const keys = writingTo(this.database.name, 'storing keys', () =>
        this.storeKeys.immediate(requests),
      );
      for (const [subject, { resolve, reject }] of requests) {
        const key = keys.get(subject);
        if (Buffer.isBuffer(key)) resolve(key);
        else reject(key);
      }
    } catch (error) {
      for (const { reject } of requests.values()) reject(error);
    }
  }

  /** Another process may have made or erased the key since it was asked for. */
  private readOrStore(subject: string, first: SubjectKey): SubjectKey | Fault {
    const row = this.selectRow.get(subject);
    if (row?.erased === 1) return keyErased(subject);
    if (row !== undefined) return this.unwrap(subject, row);
    this.insertKey.run(subject, seal(this.masterKey, first, subject));
    return first;
  }

  private unwrap(subject: string, { wrapped }: KeyRow): SubjectKey {
    const key = unseal(this.masterKey, wrapped, subject);
    if (key !== undefined) return key;
    throw this.isOurs() ? keyDamaged(subject) : masterKeyWrong(this.database.name);
  }
}
