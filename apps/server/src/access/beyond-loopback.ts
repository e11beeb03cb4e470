import type { AccessRecord } from '#access';
import { Fault } from '#kernel';
import { isLoopback } from '../configuration/loopback.js';
import type { ServerConfig } from '../configuration/index.js';

/**
 * Nothing listens beyond this machine until somebody has said who may ask.
 * @throws Fault `nobody-has-access`
 */
export async function requireAccessGiven(
  { http, logGateway, apiKeys }: Pick<ServerConfig, 'http' | 'logGateway' | 'apiKeys'>,
  record: Pick<AccessRecord, 'isGiven'>,
): Promise<void> {
  if (apiKeys.length > 0) return;
  const listening = [
    ['http.host', http.host],
    ['logGateway.host', logGateway?.host ?? '127.0.0.1'],
  ] as const;
  const open = listening.find(([, host]) => !isLoopback(host));
  if (open === undefined || (await record.isGiven())) return;
  const [key, host] = open;
  throw new Fault(
    'nobody-has-access',
    `${key}: ${host} can be reached from other machines, and nobody was given access: make the first account with "rollcall account create NAME --role admin --data DIR", or set apiKeys`,
  );
}
