import { afterEach, describe, expect, it } from '@jest/globals';
import { parseInstant } from '#kernel';
import type { OutboundLetter } from '../transport.port.js';
import { isLetterMessageId } from './mail-addresses.js';
import { RoutingTransport } from './routing-transport.js';
import { SmtpTransport } from './smtp-transport.js';
import { MailSink } from './testing/mail-sink.js';
import { baseUrl, identity } from './testing/sample-message.js';

const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});

const letter: OutboundLetter = {
  messageId: '018D9A3C-5a1e-5c3e-8f6e-0123456789ab',
  address: 'duty@fr.example',
  sentAt: parseInstant('2024-02-19T09:00:00Z'),
  languages: ['fr', 'en'],
  subject: 'Répertoire, version 12',
  text: 'Géorgie : téléphone modifié',
  attachments: [
    { filename: 'directory.csv', contentType: 'text/csv; charset=utf-8', content: 'id,São\r\n' },
    {
      filename: 'directory.pdf',
      contentType: 'application/pdf',
      content: Uint8Array.of(37, 0, 255),
    },
  ],
};

describe('a letter as a mail', () => {
  it('has its words, its files and a Message-ID of its own, and says that a machine sent it', async () => {
    const sink = new MailSink();
    const port = await sink.listen();
    const smtp = new SmtpTransport({ host: '127.0.0.1', port, identity, baseUrl });
    ends.push(
      () => smtp.close(),
      () => sink.close(),
    );
    const transport = new RoutingTransport({ transports: { email: smtp } });
    expect(await transport.sendLetter(letter)).toMatchObject({ outcome: 'handed-over' });
    const [received] = sink.received;
    expect([received?.from, received?.to]).toEqual([identity.from.address, ['duty@fr.example']]);
    const { mail } = received!;
    expect(mail.messageId).toBe('<letter.018d9a3c-5a1e-5c3e-8f6e-0123456789ab@rollcall.example>');
    expect(isLetterMessageId(identity, mail.messageId?.toUpperCase() ?? '')).toBe(true);
    expect(isLetterMessageId(identity, '<letter.x@rollcall.example>')).toBe(false);
    expect(mail.subject).toBe(letter.subject);
    expect(mail.text?.trim()).toBe(letter.text);
    const headers = Object.fromEntries(mail.headers.map(({ key, value }) => [key, value]));
    expect(headers).toMatchObject({
      'auto-submitted': 'auto-generated',
      'content-language': 'fr, en',
    });
    expect(mail.date).toBe(letter.sentAt);
    const files = mail.attachments.map(({ filename, mimeType, content }) => [
      filename,
      mimeType,
      Buffer.from(content as ArrayBuffer).toString('hex'),
    ]);
    expect(files).toEqual([
      ['directory.csv', 'text/csv', Buffer.from('id,São\r\n').toString('hex')],
      ['directory.pdf', 'application/pdf', '2500ff'],
    ]);
  });

  it('is tried again once there is a mail server, where there is none', async () => {
    const nowhere = new RoutingTransport({ transports: {} });
    expect(await nowhere.sendLetter(letter)).toMatchObject({
      outcome: 'failed',
      permanence: 'transient',
    });
  });
});
