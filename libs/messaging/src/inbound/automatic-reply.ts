import { valueOf, type HeaderField } from './header-block.js';
import type { MailEnvelope } from './inbound-mail.js';

/**
 * By what a mail shows for certain that no person wrote it (RFC 3834 and the habits that are older than it); FM-04.
 * @returns `undefined` where nothing shows.
 */
export function automaticBecause(
  headers: readonly HeaderField[],
  envelope: MailEnvelope | undefined,
): string | undefined {
  const submitted = (valueOf(headers, 'auto-submitted') ?? 'no').split(/[;(]/)[0] ?? '';
  if (submitted.trim().toLowerCase() !== 'no') return 'auto-submitted';
  if (envelope?.from === null || valueOf(headers, 'return-path')?.trim() === '<>')
    return 'null-return-path';
  const precedence = (valueOf(headers, 'precedence') ?? '').trim();
  if (/^(bulk|junk|auto[-_]reply)$/i.test(precedence)) return 'precedence';
  if (/^\s*multipart\/report\b/i.test(valueOf(headers, 'content-type') ?? '')) return 'report';
  return replierHeaders.find((key) => valueOf(headers, key) !== undefined);
}

const replierHeaders = [
  'x-autoreply',
  'x-autorespond',
  'x-autoresponder',
  'x-auto-reply',
  'x-vacation',
];

/**
 * Whether it may be automatic. The headers here are in out-of-office notes and ticket receipts, but also in what people write
 * through a group's mailbox or a company's gateway; a subject may be quoted or chosen by a person, and a person may write that
 * a colleague is out of office. So a person is asked.
 */
export function looksAutomatic(
  headers: readonly HeaderField[],
  subject: string,
  text: string,
): boolean {
  return (
    ['x-auto-response-suppress', 'list-id'].some((key) => valueOf(headers, key) !== undefined) ||
    /^\s*list\s*$/i.test(valueOf(headers, 'precedence') ?? '') ||
    automaticSubject.test(subject) ||
    automaticWords.test(text.slice(0, beginningCharacters))
  );
}

/** What automatic replies call themselves, in the languages of mail programs. */
const names = [
  'auto(?:matic)?[- ]?(?:reply|response)',
  'out of (?:the )?office',
  'r[ée]ponse automatique',
  'absence du bureau',
  'message d.absence',
  'respuesta autom[áa]tica',
  'fuera de la oficina',
  'resposta autom[áa]tica',
  'aus[êe]ncia tempor[áa]ria',
  'automatische (?:antwort|abwesenheits)',
  'abwesenheitsnotiz',
  'risposta automatica',
  'fuori sede',
  'automatisch antwoord',
  'autosvar',
  'automatisk(?:t)? svar',
  'automaattinen vastaus',
  'automatyczna odpowied[źz]',
  'automatick[áa] odpove?[ďd]',
  'automatická odpověď',
  'automatikus válasz',
  'răspuns automat',
  'automatski odgovor',
  'samodejni odgovor',
  'otomatik yanıt',
  'αυτόματη απάντηση',
  'автоматический ответ',
  'автоматична відповідь',
  'автоматичен отговор',
  'رد تلقائي',
  'מענה אוטומטי',
  '自動返信',
  '自动(?:答复|回复)',
  '자동 ?회신',
].join('|');

/** How their subjects begin; and how ticket systems confirm. */
const automaticSubject = new RegExp(
  `^\\s*(?:(?:${names})|.{0,80}\\b(?:ticket|case|request)\\b.{0,40}\\b(?:received|created|opened|registered)\\b)`,
  'iu',
);

/** Of those that hide it in all headers, the first words still say so. */
const automaticWords = new RegExp(
  `${names}|away from (?:the|my) office|automat(?:ic|ed|ically generated) (?:message|e-?mail)|do not (?:reply|respond) to this|ne (?:pas répondre|répondez pas) à ce|no responda a este|não responda a est|nicht im büro`,
  'iu',
);
const beginningCharacters = 500;
