/** A 256-bit key for AES-GCM. */
export type SubjectKey = Buffer;

/** What became of a subject's key: how keys are carried from one place to another. */
export interface KeyEntry {
  readonly subject: string;
  readonly key: SubjectKey | 'erased';
}

/**
 * One key per subject (a contact point, or an activity), kept outside the log, its copies and its backups. Every adapter passes
 * `keysContract` of `#testing`.
 */
export interface Keys {
  /** The subject's key, made at the first call. @throws Fault `key-erased` once the subject was erased. */
  obtain(subject: string): Promise<SubjectKey>;
  /** The subject's key, or `undefined` where it never had one or was erased. */
  find(subject: string): Promise<SubjectKey | undefined>;
  /** Forgets the key for good; what was encrypted with it can never be read again. The subject gets no new key. */
  erase(subject: string): Promise<void>;
  /** Every subject that has a key or was erased, once each. */
  entries(): AsyncIterable<KeyEntry>;
  /**
   * Takes over a key, or an erasure. An erasure is for good: it forgets a key that is here, and no key undoes it.
   * @throws Fault `key-differs` when the subject has another key here, without which data of it could not be read.
   */
  adopt(entry: KeyEntry): Promise<void>;
  close(): Promise<void>;
}
