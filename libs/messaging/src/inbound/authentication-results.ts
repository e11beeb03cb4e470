import { valuesOf, type HeaderField } from './header-block.js';

const methods = ['dkim', 'spf', 'dmarc', 'arc'];

/**
 * What the site's own mail exchanger found of the sender (RFC 8601). Anybody can write such a header, so only those under
 * the trusted name count; where a method is reported more than once, the uppermost report does.
 */
export function authenticationOf(
  headers: readonly HeaderField[],
  trustedAuthserv: string | undefined,
): Readonly<Record<string, string>> | undefined {
  if (trustedAuthserv === undefined) return undefined;
  const found: Record<string, string> = {};
  for (const value of valuesOf(headers, 'authentication-results')) {
    const [server = '', ...results] = withoutComments(value.slice(0, 10_000)).split(';');
    if (server.trim().split(/\s+/)[0]?.toLowerCase() !== trustedAuthserv.toLowerCase()) continue;
    for (const result of results) {
      const [, method = '', outcome] = /^\s*([a-z]+)(?:\/\d+)?\s*=\s*([a-z]+)/i.exec(result) ?? [];
      const name = method.toLowerCase();
      if (outcome !== undefined && methods.includes(name)) found[name] ??= outcome.toLowerCase();
    }
  }
  return Object.keys(found).length === 0 ? undefined : found;
}

function withoutComments(value: string): string {
  let depth = 0;
  let kept = '';
  for (const character of value) {
    if (character === '(') depth++;
    else if (character === ')') depth = Math.max(depth - 1, 0);
    else if (depth === 0) kept += character;
  }
  return kept;
}
