import { Fault } from '#kernel';
import { tokenPattern } from '../answer-tokens.js';

/** Under which names Rollcall writes, and is written to. */
export interface MailIdentity {
  /** Whose mail comes in here: replies, bounces and Message-IDs are under it. */
  readonly domain: string;
  /** Before the `+` of reply addresses; at most 24 characters, so that no local part is over RFC 5321's 64 octets. */
  readonly replyLocalPart: string;
  /** Before the `+` of envelope senders; at most 24 characters. */
  readonly bounceLocalPart: string;
  /** What a reader sees as the author. */
  readonly from: { readonly name: string; readonly address: string };
}

export const defaultLocalParts = { replyLocalPart: 'answer', bounceLocalPart: 'bounce' } as const;

/** What a bounce is about. `attempt` is the beginning of an attempt's id without its hyphens: see `attemptPrefix`. */
export interface BouncedTo {
  readonly token: string;
  readonly attempt: string;
}

const attemptPrefixCharacters = 12;
const token = '[a-z2-7]{26}';
const uuid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
/** RFC 5321, 4.5.3.1: a longer one is nobody's, and is not looked at. */
const addressCharactersMax = 320;

/** The first 48 bits of an attempt's id: of the few attempts of one ping they name one. */
export function attemptPrefix(attemptId: string): string {
  return attemptId.replaceAll('-', '').slice(0, attemptPrefixCharacters).toLowerCase();
}

export function replyAddress(identity: MailIdentity, answerToken: string): string {
  return `${identity.replyLocalPart}+${checked(answerToken)}@${identity.domain}`;
}

/** The envelope sender, different for each attempt (VERP): a bounce says by its recipient what it is about. */
export function bounceAddress(
  identity: MailIdentity,
  answerToken: string,
  attemptId: string,
): string {
  return `${identity.bounceLocalPart}+${checked(answerToken)}.${attemptPrefix(attemptId)}@${identity.domain}`;
}

/** The Message-ID (RFC 5322): every try of one message has the same, so that a mailbox shows it once. */
export function mailMessageId(
  identity: MailIdentity,
  answerToken: string,
  messageId: string,
): string {
  return `<${checked(answerToken)}.${messageId.toLowerCase()}@${identity.domain}>`;
}

/** The Message-ID of a letter, the same for every try. */
export function letterMessageId(identity: MailIdentity, messageId: string): string {
  return `<letter.${messageId.toLowerCase()}@${identity.domain}>`;
}

export function isLetterMessageId(identity: MailIdentity, text: string): boolean {
  const { local, domain } = partsOf(text);
  return domain === identity.domain.toLowerCase() && new RegExp(`^letter\\.${uuid}$`).test(local);
}

/** @returns the token of a reply address of ours; `undefined` for any other address. */
export function parseReplyAddress(identity: MailIdentity, address: string): string | undefined {
  const extension = extensionOf(identity.replyLocalPart, identity.domain, address);
  return extension !== undefined && tokenPattern.test(extension) ? extension : undefined;
}

/** @returns what a bounce to this address is about; `undefined` for any other address. */
export function parseBounceAddress(identity: MailIdentity, address: string): BouncedTo | undefined {
  const extension = extensionOf(identity.bounceLocalPart, identity.domain, address) ?? '';
  const [, found, attempt] =
    new RegExp(`^(${token})\\.([0-9a-f]{${attemptPrefixCharacters}})$`).exec(extension) ?? [];
  return found === undefined || attempt === undefined ? undefined : { token: found, attempt };
}

/** @returns the token and message id of a Message-ID of ours, with or without its angle brackets. */
export function parseMessageId(
  identity: MailIdentity,
  text: string,
): { readonly token: string; readonly messageId: string } | undefined {
  const { local, domain } = partsOf(text);
  if (domain !== identity.domain.toLowerCase()) return undefined;
  const [, found, messageId] = new RegExp(`^(${token})\\.(${uuid})$`).exec(local) ?? [];
  return found === undefined || messageId === undefined ? undefined : { token: found, messageId };
}

function extensionOf(localPart: string, domain: string, address: string): string | undefined {
  const parts = partsOf(address);
  const beginning = `${localPart.toLowerCase()}+`;
  return parts.domain === domain.toLowerCase() && parts.local.startsWith(beginning)
    ? parts.local.slice(beginning.length)
    : undefined;
}

/** In small letters: mail systems change the case of what they carry. */
function partsOf(text: string): { readonly local: string; readonly domain: string } {
  if (text.length > addressCharactersMax) return { local: '', domain: '' };
  const bare = text
    .trim()
    .replace(/^<(.*)>$/, '$1')
    .toLowerCase();
  const at = bare.lastIndexOf('@');
  return { local: bare.slice(0, Math.max(at, 0)), domain: bare.slice(at + 1) };
}

/** Nothing but a token is put into an address. */
function checked(answerToken: string): string {
  if (tokenPattern.test(answerToken)) return answerToken;
  throw new Fault('token-malformed', 'expected an answer token');
}
