import { createTransport } from 'nodemailer';
import type { RecordedAnswer } from '../parse-answers.js';
import type { SunkMail } from './mail-sink.js';

export interface MailServer {
  readonly host: string;
  readonly port: number;
}

/** What a person at a duty desk does with a ping. Throws where Rollcall does not let a person do it. */
export async function answerByLink(mail: SunkMail, answer: RecordedAnswer): Promise<void> {
  if (mail.link === undefined) throw new Error(`the mail to ${mail.to} holds no answer link`);
  const page = await fetch(mail.link, { headers: { 'user-agent': personsBrowser } });
  const html = await page.text();
  if (!page.ok) throw new Error(`the answer page says ${page.status}`);
  const response = await fetch(mail.link, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'user-agent': personsBrowser,
    },
    body: new URLSearchParams({ ...formOf(html), choice: 'on-duty', ...answer.reportedUpdate }),
    redirect: 'follow',
  });
  if (!response.ok)
    throw new Error(`the answer was not taken: ${response.status} ${await response.text()}`);
  await response.arrayBuffer();
}

const personsBrowser = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';

/** What the form would send if nothing were changed: hidden and filled-in fields, no choice among several. */
function formOf(html: string): Readonly<Record<string, string>> {
  const fields: Record<string, string> = {};
  for (const [tag] of html.matchAll(/<input\b[^>]*>/g)) {
    const name = attribute(tag, 'name');
    const type = attribute(tag, 'type') ?? 'text';
    if (name === undefined || ['radio', 'checkbox', 'submit'].includes(type)) continue;
    fields[name] = attribute(tag, 'value') ?? '';
  }
  return fields;
}

function attribute(tag: string, name: string): string | undefined {
  const value = new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1];
  return value?.replace(
    /&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi,
    (_, hex?: string, decimal?: string, named?: string) =>
      hex !== undefined || decimal !== undefined
        ? String.fromCodePoint(Number.parseInt(hex ?? decimal ?? '', hex === undefined ? 10 : 16))
        : (entities[named ?? ''] ?? ''),
  );
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };

/** Replies as people do: a word or two above the quoted mail, corrections one to a line. */
export async function answerByReply(
  mail: SunkMail,
  answer: RecordedAnswer,
  server: MailServer,
): Promise<void> {
  const corrections = Object.entries(answer.reportedUpdate ?? {}).map(
    ([field, value]) => `${field}: ${value}`,
  );
  const quoted = mail.text.split('\n').map((line) => `> ${line}`);
  await sendMail(server, {
    from: { name: `Duty officer of ${answer.contactPointId}`, address: mail.to },
    to: mail.replyTo,
    subject: `Re: ${mail.subject}`,
    inReplyTo: mail.messageId,
    references: mail.messageId,
    text: ['We are here.', ...corrections, '', 'The secretariat wrote:', ...quoted].join('\n'),
  });
}

/** An out-of-office note (RFC 3834). */
export async function replyAutomatically(mail: SunkMail, server: MailServer): Promise<void> {
  await sendMail(
    server,
    {
      from: mail.to,
      to: mail.replyTo,
      subject: `Automatic reply: ${mail.subject}`,
      inReplyTo: mail.messageId,
      headers: { 'Auto-Submitted': 'auto-replied', Precedence: 'bulk' },
      text: 'I am out of the office until Monday.',
    },
    { from: '', to: mail.replyTo },
  );
}

/** A delivery status notification (RFC 3464) to the envelope sender: this mailbox does not exist. */
export async function bounce(mail: SunkMail, server: MailServer): Promise<void> {
  const boundary = 'report-of-the-exchanger';
  const lines = [
    'From: Mail Delivery System <mailer-daemon@exchanger.example>',
    `To: ${mail.returnPath}`,
    'Subject: Undelivered Mail Returned to Sender',
    'Auto-Submitted: auto-replied',
    'MIME-Version: 1.0',
    `Content-Type: multipart/report; report-type=delivery-status; boundary="${boundary}"`,
    '',
    `--${boundary}`,
    'Content-Type: text/plain; charset=utf-8',
    '',
    `The mailbox ${mail.to} does not exist.`,
    `--${boundary}`,
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; exchanger.example',
    '',
    `Final-Recipient: rfc822; ${mail.to}`,
    'Action: failed',
    'Status: 5.1.1',
    `Diagnostic-Code: smtp; 550 5.1.1 <${mail.to}>: user unknown`,
    `--${boundary}`,
    'Content-Type: text/rfc822-headers',
    '',
    `Message-ID: ${mail.messageId}`,
    `To: ${mail.to}`,
    `--${boundary}--`,
    '',
  ];
  await sendMail(server, { raw: lines.join('\r\n') }, { from: '', to: mail.returnPath });
}

/** A mail scanner that fetches every link as soon as a mail is delivered. */
export async function scan(mail: SunkMail, times: number): Promise<void> {
  if (mail.link === undefined) return;
  for (let time = 0; time < times; time++) {
    const page = await fetch(mail.link, {
      headers: { 'user-agent': `MailScanner/${1 + (time % 2)}.0 (link check)` },
    });
    await page.arrayBuffer();
  }
}

type Composed = Parameters<ReturnType<typeof createTransport>['sendMail']>[0];

async function sendMail(
  { host, port }: MailServer,
  message: Composed,
  envelope?: { readonly from: string; readonly to: string },
): Promise<void> {
  const transport = createTransport({ host, port, secure: false, ignoreTLS: true });
  try {
    await transport.sendMail(envelope === undefined ? message : { ...message, envelope });
  } finally {
    transport.close();
  }
}
