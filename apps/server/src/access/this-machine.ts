import type { FastifyRequest } from 'fastify';
import { permissionsOfRole, type Principal } from '#access';
import { HttpProblem } from '../api/http/problem.js';

const safe = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Where no key says who asks, this header does. */
export const actingAsHeader = 'x-rollcall-as';

/** Who asks while nobody was given access: somebody at this machine. */
const shared = 'loopback';

/**
 * While there is neither a key nor an account, whoever asks this machine from itself administers it. A web page of
 * somebody else can make a browser do that too, so the name that was asked has to be a loopback one, which a rebound
 * name is not, and a request that changes something has to come from no other origin.
 * @throws HttpProblem 403, or 400 for a name that can be none.
 */
export function principalAtThisMachine({
  headers,
  method,
}: Pick<FastifyRequest, 'method' | 'headers'>): Principal {
  const host = hostOf(headers.host);
  if (host === undefined || !isLoopback(host))
    throw new HttpProblem(
      403,
      'host-not-loopback',
      'without API keys and accounts Rollcall answers only under a loopback name, such as localhost or 127.0.0.1',
    );
  const { origin } = headers;
  const isForeign = origin !== undefined && hostOf(origin.replace(/^https?:\/\//, '')) !== host;
  const id = nameIn(headers) ?? shared;
  if (!safe.has(method) && (isForeign || headers['sec-fetch-site'] === 'cross-site'))
    throw new HttpProblem(403, 'origin-foreign', 'a page of another origin may change nothing');
  return {
    actor: { kind: 'command-line', id },
    role: 'admin',
    permissions: permissionsOfRole.admin,
  };
}

/** What somebody at this machine calls themselves: it proves nothing, and tells two people apart who mean to be. */
function nameIn(headers: FastifyRequest['headers']): string | undefined {
  const named = headers[actingAsHeader];
  if (named === undefined) return undefined;
  const name = typeof named === 'string' ? decoded(named) : '';
  if (/^[^\p{C}\p{Zl}\p{Zp}]{1,64}$/u.test(name) && name === name.trim()) return name;
  throw new HttpProblem(
    400,
    'name-malformed',
    'expected a name of 1 to 64 visible characters, percent-encoded',
  );
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}

function hostOf(text: string | undefined): string | undefined {
  return /^(\[[0-9a-f:.]+\]|[^:/]+)(:\d+)?$/i.exec(text ?? '')?.[1]?.toLowerCase();
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host);
}
