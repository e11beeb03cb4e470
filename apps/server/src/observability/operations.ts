import type { Instant } from '#kernel';
import type { DeadManRecord } from '../runtime/dead-man.js';
import type { Vitals } from '../runtime/vitals.js';
import type { Metrics } from './metrics.js';

/** Where mail is taken in, for people: `smtp://127.0.0.1:2525`, `imap://mail.example.org/INBOX`. */
export interface MailInState {
  readonly at: readonly string[];
  /** How many mails this process took in, by what they were. */
  readonly taken: Readonly<Record<string, number>>;
  /** When the mailbox was last read to its end; `null` before, and where none is read. */
  readonly mailboxReadAt: Instant | null;
}

/** What operators are shown, gathered from the parts of one server. */
export abstract class Operations {
  abstract readonly vitals: Vitals;
  abstract readonly metrics: Metrics;
  /** What the configuration leaves out, in sentences. */
  abstract readonly warnings: readonly string[];
  /** `undefined` where no watch is configured. */
  abstract deadMan(): DeadManRecord | undefined;
  abstract mailIn(): MailInState;
  /** Subscribers of live projections. */
  abstract subscribers(): number;
}
