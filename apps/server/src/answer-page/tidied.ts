import { isLanguageTag } from '#kernel';
import type { CorrectableDetail } from '#messaging';

/** What programs put around text that is copied from them, such as a telephone's list of contacts; nobody sees it. */
const invisible = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu;

/** A detail as the directory would write it. What is wrong with it otherwise stays for whoever checks it. */
export function tidied(name: CorrectableDetail, value: string): string {
  switch (name) {
    case 'instructions':
      return severalLines(value);
    case 'institution':
      return oneLine(value);
    case 'email':
    case 'alternateEmail':
      return code(value);
    case 'phone':
    case 'alternatePhone':
      return phone(code(value).normalize('NFKC'));
    case 'availability':
      return code(value)
        .toLowerCase()
        .replace(/ ?\/ ?/g, '/')
        .replaceAll(' ', '-');
    case 'timezone':
      return timeZone(code(value).replaceAll(' ', '_'));
    case 'languages':
      return languages(code(value));
  }
}

export function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}

/** Browsers send lines ended by CR LF, whatever was shown in the field. */
export function severalLines(text: string): string {
  return text.replace(/\r\n?/g, '\n').trim();
}

function code(text: string): string {
  return oneLine(text.replace(invisible, ''));
}

/** E.164 as people write it (E.123): `0033 (0)1 40.00-00` in any digits. A number without its country stays one. */
function phone(text: string): string {
  const number = text
    .replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 15))
    .replace(/[\s.\u2010-\u2015\u2212-]/g, '');
  // The zero in brackets is for callers within the country only.
  const international = /^\(?(?:\+|00)/.test(number) ? number.replace('(0)', '') : number;
  return international.replace(/[()]/g, '').replace(/^00/, '+');
}

function timeZone(text: string): string {
  const wanted = text.toLowerCase();
  return Intl.supportedValuesOf('timeZone').find((zone) => zone.toLowerCase() === wanted) ?? text;
}

function languages(text: string): string {
  return text
    .split(/[\s,;\u060c]+/)
    .filter((tag) => tag !== '')
    .map((tag) => tag.replace(/^([a-z]{2,3})_([a-z]{2})$/i, '$1-$2'))
    .map((tag) => (isLanguageTag(tag) ? (Intl.getCanonicalLocales(tag)[0] ?? tag) : tag))
    .join(' ');
}
