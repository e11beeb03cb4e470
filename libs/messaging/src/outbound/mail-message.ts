import type { SendMailOptions } from 'nodemailer';
import type { OutboundMessage } from '../transport.port.js';
import { bounceAddress, mailMessageId, replyAddress, type MailIdentity } from './mail-addresses.js';
import { renderMessage, type RenderOptions } from './render-message.js';

/** The e-mail of a message. It has one recipient, and never anybody in copy. */
export function mailOf(
  message: OutboundMessage,
  identity: MailIdentity,
  options: RenderOptions,
): SendMailOptions {
  const { facts, purpose, address, messageId, attemptId } = message;
  const rendered = renderMessage(facts, purpose, options);
  return {
    envelope: { from: bounceAddress(identity, facts.token, attemptId), to: address },
    from: identity.from,
    to: { name: '', address },
    replyTo: { name: identity.from.name, address: replyAddress(identity, facts.token) },
    messageId: mailMessageId(identity, facts.token, messageId),
    date: new Date(facts.sentAt),
    subject: rendered.subject,
    text: rendered.text,
    html: rendered.html,
    headers: { ...automatic, 'Content-Language': rendered.languages.join(', ') },
  };
}

/**
 * That no person wrote this: whoever honours RFC 3834 sends no automatic answer to it (FM-04). Exchange heeds a header of
 * its own, whose value `All` would suppress the reports of failed delivery, too, which are wanted. There is no `Precedence`:
 * RFC 3834 has replaced it, and `bulk` would let servers put the message off, whose delay is what is measured.
 */
export const automatic = {
  'Auto-Submitted': 'auto-generated',
  'X-Auto-Response-Suppress': 'OOF, AutoReply, RN, NRN',
};
