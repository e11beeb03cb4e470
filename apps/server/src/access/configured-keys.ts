import { permissionsOfRole, readingOnly, type Permission, type Principal } from '#access';
import { actorOf, type ApiKey } from '../api/http/api-keys.js';

/**
 * What a key of the configuration may do. Without a role it may what it always might: read everything, history included,
 * and with `write` operate.
 */
export function principalOfConfigured(key: ApiKey): Principal {
  const { role, scopes } = key;
  const mayWrite = scopes.includes('write');
  const named = role ?? (mayWrite ? 'operator' : 'analyst');
  const allowed = new Set<Permission>(permissionsOfRole[named]);
  if (role === undefined) allowed.add('read-history');
  const permissions = mayWrite ? allowed : readingOnly(allowed);
  return { actor: actorOf(key), role: named, permissions };
}
