import { isLoopback } from './loopback.js';
import type { ServerConfig } from './load-configuration.js';

/** What is allowed and yet will surprise somebody at three in the morning. */
export function configurationWarnings(config: ServerConfig): readonly string[] {
  const { smtp, gateways, mailIn, roles, http, deadMan, logGateway, apiKeys } = config;
  const isWorker = roles.includes('worker');
  const warnings: string[] = [];
  const publicHost = new URL(http.publicUrl).hostname;
  if (isWorker && smtp === undefined)
    warnings.push(
      Object.keys(gateways).length === 0
        ? 'nothing can be sent: no smtp and no gateway is configured, and every message fails'
        : 'no e-mail can be sent: smtp is not configured, and every e-mail fails with "no gateway for email is configured"',
    );
  if (smtp !== undefined && mailIn.smtp === undefined && mailIn.imap === undefined)
    warnings.push(
      'replies and bounces are not taken in: neither mailIn.smtp nor mailIn.imap is configured',
    );
  if (isWorker && isLoopback(publicHost) && smtp !== undefined && !isLoopback(smtp.host))
    warnings.push(
      `contact points cannot open the links in messages: http.publicUrl is ${http.publicUrl}`,
    );
  if (!isLoopback(publicHost) && !http.publicUrl.startsWith('https:'))
    warnings.push(
      'neither the links in messages nor passwords are protected by TLS: http.publicUrl is not https',
    );
  if (roles.includes('api') && isBehindProxy(config) && http.trustedProxies.length === 0)
    warnings.push(
      'everybody counts as one where tries are counted: http.publicUrl is https, so a proxy passes requests on, and http.trustedProxies does not name it',
    );
  if (logGateway !== undefined && logGateway.certificateFile === undefined && apiKeys.length > 0)
    warnings.push(
      'nobody can read the log gateway: it asks for an API key, which clients send over TLS only, and logGateway.certificateFile is not configured',
    );
  if (isWorker && deadMan === undefined)
    warnings.push('nobody outside hears when this server stops: deadMan.url is not configured');
  return warnings;
}

/** The server itself speaks no TLS. */
function isBehindProxy({ http }: ServerConfig): boolean {
  return http.publicUrl.startsWith('https:');
}
