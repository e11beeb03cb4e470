import { Fault, limits } from '#kernel';
import { permanenceOf, statusOfReply, verdictOf } from '../domain/enhanced-status.js';
import type { HandOver } from '../transport.port.js';

/** What of nodemailer's errors tells how a session ended. */
export interface SmtpError extends Error {
  readonly code?: string | undefined;
  /** Reply code, where a reply ended it. */
  readonly responseCode?: number | undefined;
  readonly response?: string | undefined;
  /** The command that was answered: `RCPT TO`, `DATA`; `CONN` where nothing was. */
  readonly command?: string | undefined;
}

/** That the session is to be another one first: bad sequence, authentication, encryption (RFC 4954). */
const aboutSession: ReadonlySet<number> = new Set([503, 530, 534, 535, 538]);

/**
 * What a session that failed says. A 5xx to RCPT TO or to the message is about the recipient; to anything before them, such
 * as AUTH, STARTTLS and MAIL FROM, it is about us, and the channel is tried again.
 *
 * @param bodyBegan whether the message's content began to be sent.
 * @throws Fault `hand-over-unknown` where the connection ended after that without a reply: the server may have the message
 * (RFC 1047).
 */
export function outcomeOf(error: SmtpError, bodyBegan: boolean): HandOver {
  const { responseCode = 0, response, command } = error;
  if (bodyBegan && responseCode < 400)
    throw new Fault(
      'hand-over-unknown',
      'the mail server did not say whether it took the message',
      {
        cause: error,
      },
    );
  const reason = (response ?? error.message).slice(0, limits.replyCharactersMax);
  const transient = { outcome: 'failed', permanence: 'transient', reason } as const;
  const isRecipients = command === 'RCPT TO' || command === 'DATA';
  if (responseCode < 500 || !isRecipients || aboutSession.has(responseCode)) return transient;
  const status = statusOfReply(response ?? '');
  if (permanenceOf(status) === 'transient') return transient;
  const verdict = verdictOf(status);
  return {
    outcome: 'failed',
    permanence: 'permanent',
    reason,
    ...(verdict === undefined ? {} : { verdict }),
  };
}

/** The server's reply to the message, without addresses: it is kept in clear. */
export function referenceOf(response: string): string {
  return response
    .replace(/\S*@\S*/g, '…')
    .replace(/\s+/g, ' ')
    .slice(0, limits.replyCharactersMax);
}
