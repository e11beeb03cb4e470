import type { MailIdentity } from '../../outbound/mail-addresses.js';
import type { InboundMail, MailEnvelope } from '../inbound-mail.js';
import { readMail } from '../read-mail.js';

export const identity: MailIdentity = {
  domain: 'ping.example',
  replyLocalPart: 'answer',
  bounceLocalPart: 'bounce',
  from: { name: 'Network Secretariat', address: 'secretariat@ping.example' },
};
export const token = 'abcdefghijklmnopqrstuvwxyz';
export const otherToken = '234567abcdefghijklmnopqrst';
export const attempt = '0123456789ab';
export const messageId = '01234567-89ab-4cde-8f01-23456789abcd';
export const replyTo = `answer+${token}@ping.example`;
export const bounceTo = `bounce+${token}.${attempt}@ping.example`;

/** A mail from its headers and body; lines end as on the wire. */
export function mail(headers: Readonly<Record<string, string>>, body = 'ok\n'): Buffer {
  const lines = Object.entries({
    From: 'Ana Silva <ana@police.example>',
    To: replyTo,
    Subject: 'Re: Ping test',
    Date: 'Mon, 19 Feb 2024 09:07:00 +0100',
    'Message-ID': '<reply.1@police.example>',
    ...headers,
  }).map(([name, value]) => `${name}: ${value}`);
  return Buffer.from([...lines, '', body].join('\n').replaceAll(/\r?\n/g, '\r\n'));
}

/** Parts of a multipart body, each with its headers. */
export function multipart(boundary: string, ...parts: readonly string[]): string {
  return `${parts.map((part) => `--${boundary}\n${part}`).join('\n')}\n--${boundary}--\n`;
}

/** As a mail server reports a message it could not deliver, or could (RFC 3464). */
export function report(
  action: string,
  status: string,
  options: { readonly to?: string; readonly diagnostic?: string; readonly returned?: string } = {},
): Buffer {
  const { to = bounceTo, diagnostic = `smtp; 550 ${status} no`, returned } = options;
  return mail(
    {
      From: 'Mail Delivery System <MAILER-DAEMON@mx.example>',
      To: to,
      Subject: 'Delivery Status Notification',
      'Message-ID': `<report.${action}@mx.example>`,
      'Auto-Submitted': 'auto-replied',
      'MIME-Version': '1.0',
      'Content-Type': 'multipart/report; report-type=delivery-status; boundary="b1"',
    },
    multipart(
      'b1',
      'Content-Type: text/plain\n\nThis is the mail system.\n',
      `Content-Type: message/delivery-status\n\nReporting-MTA: dns; mx.example\n\nFinal-Recipient: rfc822; main@police.example\nAction: ${action}\nStatus: ${status}\nDiagnostic-Code: ${diagnostic}\n`,
      ...(returned === undefined
        ? []
        : [
            `Content-Type: message/rfc822\n\nFrom: secretariat@ping.example\n${returned}\nSubject: Ping\n\nHello\n`,
          ]),
    ),
  );
}

export function read(
  raw: Buffer,
  envelope?: MailEnvelope,
  trustedAuthserv?: string,
): Promise<InboundMail> {
  return readMail(raw, envelope, {
    identity,
    ...(trustedAuthserv === undefined ? {} : { trustedAuthserv }),
  });
}
