import type { IncomingHttpHeaders } from 'node:http';

/**
 * Whether a browser says that a page of our own asked. Fetch Metadata says so where a browser sends it, else the origin has
 * to be ours; whoever sends neither is no browser of these years.
 */
export function isSameOrigin(headers: IncomingHttpHeaders, origin: string): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin';
  return headers.origin === origin;
}

/** Only a path on this origin; anything else leads to `otherwise`. */
export function placeHere(given: string | undefined, max: number, otherwise: string): string {
  if (given === undefined || given.length > max) return otherwise;
  // Two slashes, or what browsers take for one, begin another host; control characters are dropped by browsers.
  if (!/^\/(?![/\\])[^\\\p{C}\s]*$/u.test(given)) return otherwise;
  const base = 'http://here.invalid';
  try {
    const { origin, pathname, search, hash } = new URL(given, base);
    // A path such as `/.//evil.example` becomes one that begins with two slashes.
    return origin === base && !pathname.startsWith('//') ? pathname + search + hash : otherwise;
  } catch {
    return otherwise;
  }
}
