import { readFileSync } from 'node:fs';
import type { AccessRecord, KeyDesk } from '#access';
import type { EventLog } from '#event-log';
import type { Ports } from '#engine';
import { LogGateway, type Access, type Credentials } from '#event-log/gateway';
import { principalOfConfigured } from '../access/configured-keys.js';
import { keyHeldBy, type ApiKey } from '../api/http/api-keys.js';
import type { ServerConfig } from '../configuration/index.js';

/** The version of EventStoreDB whose protocol is served; clients ask for it to know what they may use. */
const protocolVersion = '24.10.0';

/** Who is let in: keys of the configuration, issued ones, and while there is neither whoever reaches it. */
export interface GatewayDoors {
  readonly apiKeys: readonly ApiKey[];
  readonly issued: KeyDesk;
  readonly record: AccessRecord;
  readonly ports: Pick<Ports, 'clock' | 'ids'>;
}

export interface OpenLogGateway {
  /** `esdb://127.0.0.1:2113?tls=false`. */
  readonly url: string;
  close(): Promise<void>;
}

/** @throws Fault `log-gateway-cannot-listen`, and what reading the certificate says. */
export async function openLogGateway(
  log: EventLog,
  settings: NonNullable<ServerConfig['logGateway']>,
  doors: GatewayDoors,
  onFailure: (error: unknown) => void,
): Promise<OpenLogGateway> {
  const { host, port, readOnly, certificateFile, privateKeyFile } = settings;
  const hasTls = certificateFile !== undefined && privateKeyFile !== undefined;
  const gateway = await LogGateway.listen(log, {
    host,
    port,
    readOnly,
    version: protocolVersion,
    onFailure,
    authorize: (shown) => accessOf(doors, shown),
    ...(hasTls
      ? {
          tls: {
            certificate: readFileSync(certificateFile),
            privateKey: readFileSync(privateKeyFile),
          },
        }
      : {}),
  });
  const shownHost = host.includes(':') ? `[${host}]` : host;
  const url = `esdb://${shownHost}:${gateway.port}${hasTls ? '' : '?tls=false'}`;
  return { url, close: () => gateway.close() };
}

/**
 * Reading the log is reading its history. Whoever may command is still held to the rules, and so has to have more to append,
 * which only the configuration gives. The name beside the key is the client's own.
 */
export async function accessOf(
  doors: GatewayDoors,
  shown: Credentials | undefined,
): Promise<Access> {
  const { apiKeys, issued, record, ports } = doors;
  if (apiKeys.length === 0 && !(await record.isGiven())) return 'write';
  if (shown === undefined) return 'none';
  const key = keyHeldBy(apiKeys, shown.secret);
  if (key?.scopes.includes('log-write')) return 'write';
  if (key !== undefined)
    return principalOfConfigured(key).permissions.has('read-history') ? 'read' : 'none';
  const correlationId = ports.ids.next();
  const asked = { now: ports.clock.now(), correlationId, causationId: correlationId };
  const holder = await issued.holderOf(shown.secret, asked);
  return holder.kind === 'in' && holder.principal.permissions.has('read-history') ? 'read' : 'none';
}
