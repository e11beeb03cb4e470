/** A 256-bit key for AES-GCM. */
export type SubjectKey = Buffer;

/**
 * One key per subject (a contact point), kept outside the log, its copies and its backups. Every adapter passes
 * `keysContract` of `#testing`.
 */
export interface Keys {
  /** The subject's key, made at the first call. @throws Fault `key-erased` once the subject was erased. */
  obtain(subject: string): Promise<SubjectKey>;
  /** The subject's key, or `undefined` where it never had one or was erased. */
  find(subject: string): Promise<SubjectKey | undefined>;
  /** Forgets the key for good; what was encrypted with it can never be read again. The subject gets no new key. */
  erase(subject: string): Promise<void>;
  close(): Promise<void>;
}
