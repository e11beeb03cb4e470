/** Capitals, and spaces of any kind and number, are not what somebody is to be tested on. */
export function isSamePhrase(typed: string, phrase: string): boolean {
  return plain(typed) === plain(phrase);
}

function plain(text: string): string {
  return text.normalize('NFKC').trim().replaceAll(/\s+/g, ' ').toLocaleLowerCase();
}
