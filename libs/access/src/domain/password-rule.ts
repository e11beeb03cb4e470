import { limits } from '#kernel';

/** The beginnings of lists of what is tried first that reach the shortest length, without digits and signs. */
const common = [
  'password',
  'passwort',
  'motdepasse',
  'contrasena',
  'qwertyuiop',
  'qwertzuiop',
  'azertyuiop',
  'asdfghjkl',
  'iloveyou',
  'letmein',
  'welcome',
  'administrator',
  'changeme',
  'rollcall',
  'abcdefghijkl',
];

/** One form of what is typed, whichever keyboard typed it (NIST SP 800-63B-4, 3.1.1.2). */
export function normalPassword(text: string): string {
  return text.normalize('NFKC');
}

export type PasswordFault = 'too-short' | 'too-long' | 'like-login' | 'common';

const faultTexts: Readonly<Record<PasswordFault, string>> = {
  'too-short': `it needs at least ${limits.passwordCharactersMin} characters; a sentence is easy to remember`,
  'too-long': `it has more than ${limits.passwordCharactersMax} characters`,
  'like-login': 'it is hardly more than the name of the account',
  common: 'it is among the passwords that are tried first',
};

/** @returns what is wrong with a password, in words; `undefined` when nothing is. */
export function passwordFault(given: string, login: string): string | undefined {
  const fault = passwordFaultKind(given, login);
  return fault && faultTexts[fault];
}

/** Length counts, not signs (NIST SP 800-63B-4, 3.1.1.2): nothing has to be in it, and it must not be what is tried first. */
export function passwordFaultKind(given: string, login: string): PasswordFault | undefined {
  const password = normalPassword(given);
  const { length } = Array.from(password);
  if (length < limits.passwordCharactersMin) return 'too-short';
  if (length > limits.passwordCharactersMax) return 'too-long';
  const letters = password.toLowerCase().replaceAll(/[^\p{L}]/gu, '');
  if (login.length >= 3 && password.toLowerCase().replaceAll(login, '').length < 8)
    return 'like-login';
  const isTried = common.some((one) => letters === one || letters === one + one);
  return isTried || new Set(password).size < 5 || isRun(password) ? 'common' : undefined;
}

/** `123456789012`, `abcdefghijkl`. */
function isRun(text: string): boolean {
  const codes = Array.from(text, (one) => one.codePointAt(0) ?? 0);
  const steps = codes.slice(1).map((code, at) => code - (codes[at] ?? 0));
  return steps.filter((step) => Math.abs(step) !== 1).length < 2;
}
