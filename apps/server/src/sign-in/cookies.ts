import type { IncomingHttpHeaders } from 'node:http';
import cookie from '@fastify/cookie';
import { limits } from '#kernel';

export interface CookieOptions {
  readonly isHttps: boolean;
  /** Seconds; 0 takes the cookie away; left out, it lasts as long as the browser. */
  readonly maxAge?: number;
}

/**
 * A `Set-Cookie` header (RFC 6265). No script reads the cookie, no other site has it sent along but by a plain link, and by
 * TLS the prefix keeps other hosts of the domain from setting it.
 */
export function setCookie(name: string, value: string, { isHttps, maxAge }: CookieOptions): string {
  return cookie.serialize(cookieName(name, isHttps), value, {
    httpOnly: true,
    path: '/',
    sameSite: 'lax',
    secure: isHttps,
    ...(maxAge === undefined ? {} : { maxAge }),
  });
}

/** The value of a cookie that was sent; `undefined` where there is none, or the header is none of a browser. */
export function cookieIn(
  { cookie: header }: IncomingHttpHeaders,
  name: string,
  isHttps: boolean,
): string | undefined {
  if (header === undefined || header.length > limits.cookieCharactersMax) return undefined;
  const all = cookie.parse(header);
  const full = cookieName(name, isHttps);
  return Object.hasOwn(all, full) ? all[full] : undefined;
}

/** Without TLS a browser takes no cookie with the prefix. */
function cookieName(name: string, isHttps: boolean): string {
  return isHttps ? `__Host-${name}` : name;
}
