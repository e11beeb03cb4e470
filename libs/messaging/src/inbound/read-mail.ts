import { createHash } from 'node:crypto';
import { limits, parseInstant, type Instant } from '#kernel';
import {
  isLetterMessageId,
  parseBounceAddress,
  parseMessageId,
  type MailIdentity,
} from '../outbound/mail-addresses.js';
import { authenticationOf } from './authentication-results.js';
import { automaticBecause, looksAutomatic } from './automatic-reply.js';
import { deliveryReport, informalReport } from './delivery-report.js';
import { valueOf, type HeaderField } from './header-block.js';
import type { DeliveryReport, InboundMail, MailEnvelope, MailKind } from './inbound-mail.js';
import { marksOf } from './mail-marks.js';
import { headerMailboxes, headerWords, parseMime, type MimeMail } from './parse-mime.js';
import { replyText } from './reply-text.js';
import { reportedFields } from './reported-fields.js';

export interface MailSetup {
  readonly identity: MailIdentity;
  /** The name under which the site's own mail exchanger writes Authentication-Results (RFC 8601). */
  readonly trustedAuthserv?: string;
}

const subjectCharactersMax = 500;
const nameCharactersMax = 200;
/** RFC 5321, 4.5.3.1. */
const addressCharactersMax = 320;

/**
 * Reads an incoming mail: what it is, what it belongs to, and what it says. It never throws, whatever the bytes are: what
 * cannot be read is `unreadable`, and its headers still say what they can.
 * @param envelope as SMTP gave it; a mail taken from a mailbox has its headers only.
 */
export async function readMail(
  raw: Buffer,
  envelope: MailEnvelope | undefined,
  { identity, trustedAuthserv }: MailSetup,
): Promise<InboundMail> {
  const mail = await parseMime(raw);
  const { headers } = mail;
  const sender = senderOf(headers);
  const subject = headerWords(valueOf(headers, 'subject')).slice(0, subjectCharactersMax);
  const text = mail.readable ? replyText(mail) : '';
  const declaredAt = instantOf(valueOf(headers, 'date'));
  const authentication = authenticationOf(headers, trustedAuthserv);
  const marks = marksOf(mail, envelope, identity);
  const isReturned = marks.bouncedTo !== undefined;
  return {
    ...natureOf(mail, envelope, identity, {
      sender: sender?.address ?? '',
      subject,
      text,
      isReturned,
    }),
    ...marks,
    fingerprint: fingerprintOf(mail, sender?.address ?? '', text),
    ...(sender === undefined ? {} : { sender }),
    subject,
    ...(declaredAt === undefined ? {} : { declaredAt }),
    text: text.slice(0, limits.replyNoteCharactersMax),
    fields: reportedFields(text),
    ...(authentication === undefined ? {} : { authentication }),
  };
}

type Nature = Pick<InboundMail, 'kind' | 'doubt' | 'automaticBecause' | 'report'>;

interface Appearance {
  readonly sender: string;
  readonly subject: string;
  /** What is new in it. */
  readonly text: string;
  /** It was sent to the envelope sender of a message of ours. */
  readonly isReturned: boolean;
}

const kindOfReport: Readonly<Record<DeliveryReport['action'], MailKind>> = {
  failed: 'bounce',
  delayed: 'delay',
  delivered: 'delivery',
};

/** A report is itself automatic, and our own mail is too: so the most telling mark is looked for first. */
function natureOf(
  mail: MimeMail,
  envelope: MailEnvelope | undefined,
  identity: MailIdentity,
  { sender, subject, text, isReturned }: Appearance,
): Nature {
  const { headers } = mail;
  const because = automaticBecause(headers, envelope);
  const report =
    deliveryReport(mail) ??
    informalReport(mail, {
      senderAddress: sender,
      isAutomatic: because !== undefined,
      isReturned: isReturned && because === 'null-return-path',
    });
  if (report !== undefined) return { kind: kindOfReport[report.action], report };
  const isFromUs = sender.toLowerCase() === identity.from.address.toLowerCase();
  if (isOurs(mail, envelope, identity) || (isFromUs && because !== undefined))
    return { kind: 'own-loop' };
  if (because !== undefined) return { kind: 'auto-reply', automaticBecause: because };
  if (!mail.readable) return { kind: 'unreadable' };
  const reply = { kind: 'human-reply' } as const;
  if (isEncrypted(mail)) return { ...reply, doubt: 'encrypted' };
  // All that we send says that it is automatic; a person may share its sender's mailbox, and answer from there.
  return isFromUs || looksAutomatic(headers, subject, text)
    ? { ...reply, doubt: 'looks-automatic' }
    : reply;
}

function senderOf(headers: readonly HeaderField[]): InboundMail['sender'] {
  const [first] = headerMailboxes(valueOf(headers, 'from'));
  if (first === undefined) return undefined;
  const { name, address } = first;
  return {
    name: name.slice(0, nameCharactersMax),
    address: address.slice(0, addressCharactersMax),
  };
}

/** What we sent has come in again, by a forwarding rule that leads back here. */
function isOurs(
  { headers }: MimeMail,
  envelope: MailEnvelope | undefined,
  identity: MailIdentity,
): boolean {
  const messageId = valueOf(headers, 'message-id');
  return (
    (messageId !== undefined &&
      (parseMessageId(identity, messageId) !== undefined ||
        isLetterMessageId(identity, messageId))) ||
    parseBounceAddress(identity, envelope?.from ?? '') !== undefined
  );
}

function isEncrypted({ headers, parts }: MimeMail): boolean {
  const type = valueOf(headers, 'content-type') ?? '';
  if (/^\s*multipart\/encrypted\b/i.test(type)) return true;
  const enveloped = /^\s*application\/(x-)?pkcs7-mime\b/i.test(type) && !/signed-data/i.test(type);
  return enveloped || parts.some(({ mimeType }) => mimeType === 'application/pgp-encrypted');
}

/**
 * The Message-ID where it has one, and else what the sender wrote; never what mail systems added on the way, so that the
 * same mail by two ways is one. The sender is part of it: nobody can take the identity of another's mail.
 */
function fingerprintOf({ headers }: MimeMail, sender: string, text: string): string {
  const messageId = valueOf(headers, 'message-id')?.trim();
  const written =
    messageId || ['date', 'subject'].map((key) => valueOf(headers, key)).join('\n') + text;
  return createHash('sha256').update(`${sender.toLowerCase()}\n${written}`).digest('hex');
}

function instantOf(date: string | undefined): Instant | undefined {
  const ms = Date.parse((date ?? '').slice(0, 100));
  if (Number.isNaN(ms)) return undefined;
  try {
    return parseInstant(new Date(ms).toISOString());
  } catch {
    return undefined;
  }
}
