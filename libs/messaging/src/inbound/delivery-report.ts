import { readHeaderBlocks, valueOf } from './header-block.js';
import type { DeliveryReport } from './inbound-mail.js';
import type { MimeMail } from './parse-mime.js';

const diagnosticCharactersMax = 500;
/** An enhanced status code (RFC 3463), and no part of an address of the Internet. */
const statusInText = /(?<![\d.])([245]\.\d{1,3}\.\d{1,3})(?!\.?\d)/;
const actions: Readonly<Record<string, DeliveryReport['action']>> = {
  failed: 'failed',
  delayed: 'delayed',
  delivered: 'delivered',
  relayed: 'delivered',
  expanded: 'delivered',
};

/**
 * Reads a delivery status notification (RFC 3464). Where it speaks of several recipients, a failure counts before a delay,
 * and that before a delivery.
 * @returns `undefined` for a mail that is none.
 */
export function deliveryReport({ headers, parts }: MimeMail): DeliveryReport | undefined {
  if (!/^\s*multipart\/report\b/i.test(valueOf(headers, 'content-type') ?? '')) return undefined;
  const status = parts.find(({ mimeType }) =>
    /^message\/(global-)?delivery-status$/.test(mimeType),
  );
  if (status === undefined) return undefined;
  const reports = readHeaderBlocks(Buffer.from(status.bytes).toString()).flatMap((fields) => {
    const action = actions[(valueOf(fields, 'action') ?? '').toLowerCase()];
    if (action === undefined) return [];
    const said = valueOf(fields, 'status') ?? '';
    return [reportOf(action, said, valueOf(fields, 'diagnostic-code') ?? '')];
  });
  return (['failed', 'delayed', 'delivered'] as const)
    .map((action) => reports.find((report) => report.action === action))
    .find((report) => report !== undefined);
}

/** What else a mail shows that may tell of a failure in words. */
export interface ReportMarks {
  readonly senderAddress: string;
  /** It says itself that no person wrote it: a postmaster may also be a person who writes. */
  readonly isAutomatic: boolean;
  /** It came from the null sender to the envelope sender of a message of ours, as bounces do, and some absence notes. */
  readonly isReturned: boolean;
}

/**
 * A failure told in words only, as qmail, Exim and many gateways do.
 * @returns `undefined` for a mail that does not come from a mail system or does not tell of one.
 */
export function informalReport(
  { headers, text }: MimeMail,
  { senderAddress, isAutomatic, isReturned }: ReportMarks,
): DeliveryReport | undefined {
  const subject = valueOf(headers, 'subject') ?? '';
  const said = (text ?? '').slice(0, 20_000);
  const isFromMailSystem =
    /^(mailer-?daemon|mail-?daemon)(@|$)/i.test(senderAddress) ||
    (isAutomatic && /^postmaster(@|$)/i.test(senderAddress));
  const isFailure =
    valueOf(headers, 'x-failed-recipients') !== undefined ||
    /^Hi\. This is the qmail-send program/m.test(said.slice(0, 2_000)) ||
    (isReturned && failureWords.test(`${subject}\n${said.slice(0, 2_000)}`));
  if (!isFromMailSystem && !isFailure) return undefined;
  const action = /\b(delayed|warning|still being retried)\b/i.test(subject) ? 'delayed' : 'failed';
  return reportOf(action, statusInText.exec(said)?.[1] ?? '', said || subject);
}

/** How mail systems say in plain words that a message did not arrive. */
const failureWords =
  /undeliver|not be delivered|delivery (has )?failed|failure notice|returned mail|(user|recipient|mailbox|address) (is )?(unknown|full|unavailable|disabled|not found|rejected)|no such user|\b55[0-4]\b/i;

function reportOf(action: DeliveryReport['action'], said: string, words: string): DeliveryReport {
  const status = statusInText.exec(said)?.[1];
  // A report often states the vague 5.0.0 and quotes the server's own code.
  const exact =
    status === undefined || /^\d\.0\.0$/.test(status) ? statusInText.exec(words)?.[1] : status;
  const diagnostic = words.replaceAll(/\s+/g, ' ').trim().slice(0, diagnosticCharactersMax);
  const known = exact ?? status;
  return { action, diagnostic, ...(known === undefined ? {} : { status: known }) };
}
