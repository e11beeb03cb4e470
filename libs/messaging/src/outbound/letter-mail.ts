import type { SendMailOptions } from 'nodemailer';
import type { OutboundLetter } from '../transport.port.js';
import { letterMessageId, type MailIdentity } from './mail-addresses.js';
import { automatic } from './mail-message.js';

/** The e-mail of a letter. It has one recipient, and what comes back goes to the secretariat. */
export function letterMailOf(letter: OutboundLetter, identity: MailIdentity): SendMailOptions {
  const { address, messageId, sentAt, subject, text, languages, attachments = [] } = letter;
  return {
    envelope: { from: identity.from.address, to: address },
    from: identity.from,
    to: { name: '', address },
    messageId: letterMessageId(identity, messageId),
    date: new Date(sentAt),
    subject,
    text,
    headers: { ...automatic, 'Content-Language': languages.join(', ') },
    attachments: attachments.map(({ filename, contentType, content }) => ({
      filename,
      contentType,
      content: typeof content === 'string' ? content : Buffer.from(content),
    })),
  };
}
