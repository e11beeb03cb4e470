import { limits } from '#kernel';
import {
  parseBounceAddress,
  parseMessageId,
  parseReplyAddress,
  type BouncedTo,
  type MailIdentity,
} from '../outbound/mail-addresses.js';
import { readHeaderBlock, valueOf, valuesOf } from './header-block.js';
import type { InboundMail, MailEnvelope } from './inbound-mail.js';
import { headerMailboxes, type MimeMail } from './parse-mime.js';

/** Where mail systems write whom they delivered a mail to, the surest first. */
const recipientHeaders = [
  'delivered-to',
  'x-original-to',
  'x-delivered-to',
  'envelope-to',
  'to',
  'cc',
];
/** A message that comes back, whole or its headers only (RFC 6522, RFC 6533). */
const returnedTypes =
  /^(message\/(rfc822|rfc822-headers|global|global-headers)|text\/rfc822-headers)$/;

type Marks = Pick<InboundMail, 'addressed' | 'threaded' | 'bouncedTo' | 'returnedMessageId'>;

/** All by which a mail may say what ping it belongs to. */
export function marksOf(
  mail: MimeMail,
  envelope: MailEnvelope | undefined,
  identity: MailIdentity,
): Marks {
  const recipients = [
    ...(envelope?.to ?? []),
    ...recipientHeaders.flatMap((key) =>
      valuesOf(mail.headers, key).flatMap((value) =>
        headerMailboxes(value).map(({ address }) => address),
      ),
    ),
  ].slice(0, limits.mailMarksMax);
  const bounced = recipients.flatMap((address) => parseBounceAddress(identity, address) ?? []);
  const replied = recipients.flatMap((address) => parseReplyAddress(identity, address) ?? []);
  const returned = returnedMessage(mail, identity);
  const references = ['in-reply-to', 'references']
    .flatMap((key) => valuesOf(mail.headers, key))
    .flatMap((value) => messageIds(value))
    .slice(-limits.mailMarksMax)
    .flatMap((id) => parseMessageId(identity, id)?.token ?? []);
  return {
    addressed: distinct([...replied, ...bounced.map(({ token }) => token)]),
    threaded: distinct([...(returned === undefined ? [] : [returned.token]), ...references]),
    ...one(bounced),
    ...(returned === undefined ? {} : { returnedMessageId: returned.messageId }),
  };
}

function one([bouncedTo]: readonly BouncedTo[]): { readonly bouncedTo?: BouncedTo } {
  return bouncedTo === undefined ? {} : { bouncedTo };
}

function returnedMessage({ parts }: MimeMail, identity: MailIdentity) {
  const returned = parts.find(({ mimeType }) => returnedTypes.test(mimeType));
  if (returned === undefined) return undefined;
  const id = valueOf(readHeaderBlock(returned.bytes), 'message-id');
  return id === undefined ? undefined : parseMessageId(identity, id);
}

function messageIds(value: string): readonly string[] {
  return value.slice(-headerCharactersMax).match(/<[^<>\s]{1,320}>/g) ?? [];
}

/** The newest references stand last, so the end of an endless list is what is looked at. */
const headerCharactersMax = 10_000;

function distinct(tokens: readonly string[]): readonly string[] {
  return [...new Set(tokens)];
}
