/** What a client says to be let in. */
export interface Credentials {
  readonly user?: string;
  readonly secret: string;
}

/** Reads an `authorization` header: `Basic` with `user:password`, or `Bearer` with a key. */
export function credentialsIn(header: string | undefined): Credentials | undefined {
  const [, scheme, value] = /^(basic|bearer) +(\S+)$/i.exec(header ?? '') ?? [];
  if (scheme === undefined || value === undefined) return undefined;
  if (scheme.toLowerCase() === 'bearer') return { secret: value };
  const decoded = Buffer.from(value, 'base64').toString('utf8');
  const colon = decoded.indexOf(':');
  return colon === -1
    ? undefined
    : { user: decoded.slice(0, colon), secret: decoded.slice(colon + 1) };
}
