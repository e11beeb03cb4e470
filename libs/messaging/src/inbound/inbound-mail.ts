import type { Instant } from '#kernel';
import type { BouncedTo } from '../outbound/mail-addresses.js';

/** What a mail is, as far as it says by itself. */
export type MailKind =
  'human-reply' | 'auto-reply' | 'bounce' | 'delivery' | 'delay' | 'own-loop' | 'unreadable';

/** Why nobody can tell that a person wrote it: a person has to look. */
export type MailDoubt = 'looks-automatic' | 'encrypted';

/** The envelope of SMTP. A mail taken from a mailbox has none any more. */
export interface MailEnvelope {
  /** `null` is the null sender `<>` of RFC 5321: what came from it must not be answered, and is no answer. */
  readonly from: string | null;
  readonly to: readonly string[];
}

/** What a mail system reports of a message it was given (RFC 3464). */
export interface DeliveryReport {
  readonly action: 'failed' | 'delayed' | 'delivered';
  /** Enhanced status code of RFC 3463, where it states one. */
  readonly status?: string;
  /** In the words of the mail system, shortened; may quote an address. */
  readonly diagnostic: string;
}

/** An incoming mail, read. Everything in it comes from outside and is in clear. */
export interface InboundMail {
  readonly kind: MailKind;
  readonly doubt?: MailDoubt;
  /** The header or habit by which an automatic reply shows. */
  readonly automaticBecause?: string;
  /** Tokens in the addresses it was sent to, the envelope's first. */
  readonly addressed: readonly string[];
  /** Tokens in the Message-IDs it replies to, or returns. */
  readonly threaded: readonly string[];
  /** The attempt whose envelope sender it came back to. */
  readonly bouncedTo?: BouncedTo;
  /** The Message-ID's own part of the message it returns. */
  readonly returnedMessageId?: string;
  readonly report?: DeliveryReport;
  /** The same for the same mail, whatever way it comes in by. */
  readonly fingerprint: string;
  readonly sender?: { readonly name: string; readonly address: string };
  readonly subject: string;
  /** What the sender's clock said. */
  readonly declaredAt?: Instant;
  /** What is new in it, without quotes and signature, shortened. May be empty. */
  readonly text: string;
  /** Details it gives one a line, such as `phone: +33140000000`, by column of the directory; not checked. */
  readonly fields: Readonly<Record<string, string>>;
  /** What our own mail exchanger found of the sender (RFC 8601). */
  readonly authentication?: Readonly<Record<string, string>>;
}
