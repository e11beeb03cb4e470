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

/**
 * Length counts, not signs (NIST SP 800-63B-4, 3.1.1.2): nothing has to be in it, and it must not be what is tried first.
 * @returns what is wrong with it, in words; `undefined` when nothing is.
 */
export function passwordFault(given: string, login: string): string | undefined {
  const password = normalPassword(given);
  const { length } = Array.from(password);
  if (length < limits.passwordCharactersMin)
    return `it needs at least ${limits.passwordCharactersMin} characters; a sentence is easy to remember`;
  if (length > limits.passwordCharactersMax)
    return `it has more than ${limits.passwordCharactersMax} characters`;
  const letters = password.toLowerCase().replaceAll(/[^\p{L}]/gu, '');
  if (login.length >= 3 && password.toLowerCase().replaceAll(login, '').length < 8)
    return 'it is hardly more than the name of the account';
  if (common.some((one) => letters === one || letters === one + one))
    return 'it is among the passwords that are tried first';
  if (new Set(password).size < 5) return 'it has hardly any different characters';
  return isRun(password) ? 'it is a run of neighbouring characters' : undefined;
}

/** `123456789012`, `abcdefghijkl`. */
function isRun(text: string): boolean {
  const codes = Array.from(text, (one) => one.codePointAt(0) ?? 0);
  const steps = codes.slice(1).map((code, at) => code - (codes[at] ?? 0));
  return steps.filter((step) => Math.abs(step) !== 1).length < 2;
}
