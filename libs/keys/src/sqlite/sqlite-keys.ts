import { randomBytes } from 'node:crypto';
import type { Database, Statement, Transaction } from 'better-sqlite3';
import { Fault, limits } from '#kernel';
import {
  assertMasterKey,
  keyBytes,
  keyErased,
  seal,
  unseal,
  wrappedKeyBytes,
} from '../key-wrap.js';
import type { Keys, SubjectKey } from '../keys.port.js';
import { openKeyFile } from './key-file.js';

interface KeyRow {
  readonly erased: 0 | 1;
  readonly wrapped: Buffer;
}

/** A subject whose first key is made with the next transaction. */
interface Request {
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
  private readonly makeKeys: Transaction<
    (subjects: Iterable<string>) => Map<string, SubjectKey | Fault>
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
    this.makeKeys = database.transaction(
      (subjects) => new Map([...subjects].map((subject) => [subject, this.readOrMake(subject)])),
    );
  }

  /** Rejects with Fault `key-erased`, `key-damaged`, `too-many-pending-keys`. A key that is returned is on the disk. */
  async obtain(subject: string): Promise<SubjectKey> {
    const waiting = this.requests.get(subject);
    if (waiting !== undefined) return Buffer.from(await waiting.key);
    const row = this.selectRow.get(subject);
    if (row?.erased === 1) throw keyErased(subject);
    if (row !== undefined) return this.unwrap(subject, row);
    return Buffer.from(await this.request(subject));
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
    this.eraseKey.immediate(subject);
  }

  close(): Promise<void> {
    this.answerRequests();
    this.masterKey.fill(0);
    this.database.close();
    return Promise.resolve();
  }

  /** Gathers first keys until the event loop comes round: one sync to the disk serves all of them. */
  private request(subject: string): Promise<SubjectKey> {
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
    this.requests.set(subject, { key, resolve, reject });
    return key;
  }

  private answerRequests(): void {
    if (this.requests.size === 0) return;
    const requests = new Map(this.requests);
    this.requests.clear();
    try {
      const keys = this.makeKeys.immediate(requests.keys());
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
  private readOrMake(subject: string): SubjectKey | Fault {
    const row = this.selectRow.get(subject);
    if (row?.erased === 1) return keyErased(subject);
    if (row !== undefined) return this.unwrap(subject, row);
    const key = randomBytes(keyBytes);
    this.insertKey.run(subject, seal(this.masterKey, key, subject));
    return key;
  }

  private unwrap(subject: string, { wrapped }: KeyRow): SubjectKey {
    const key = unseal(this.masterKey, wrapped, subject);
    if (key === undefined)
      throw new Fault(
        'key-damaged',
        `the key of ${subject} was changed on the disk: restore the key file from its own backup`,
      );
    return key;
  }
}
