import EmailReplyParser from 'email-reply-parser';
import { limits } from '#kernel';
import { htmlToText } from './html-to-text.js';
import type { MimeMail } from './parse-mime.js';

/** Words by which the parser finds the end of a quote's header; where they abound it would take its time (FM-30). */
const costly = /schreef|skrev|写道|pisze|napisał/g;
const costlyMax = 3;

/** What is new in a reply: without quotes above or below, and without signature. All of it where that cannot be told. */
export function replyText({ text, html }: Pick<MimeMail, 'text' | 'html'>): string {
  const whole = tidy(text?.trim() ? text : htmlToText(html ?? ''));
  // The parser sees a signature only below another line.
  const visible = isSimple(whole)
    ? new EmailReplyParser().parseReply(`\n${whole}`)
    : unquoted(whole);
  return visible.trim();
}

function tidy(text: string): string {
  return text
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll('\u0000', '')
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
}

function isSimple(text: string): boolean {
  return (
    text.length <= limits.mailReplyCharactersMax &&
    text.split('\n').every((line) => line.length <= limits.mailReplyLineCharactersMax) &&
    (text.match(costly) ?? []).length <= costlyMax
  );
}

function unquoted(text: string): string {
  return text
    .slice(0, limits.mailReadBytesMax)
    .split('\n')
    .filter((line) => !line.startsWith('>'))
    .join('\n');
}
