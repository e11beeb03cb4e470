import { readFileSync } from 'node:fs';
import type { EventLog } from '#event-log';
import { LogGateway, type Access, type Credentials } from '#event-log/gateway';
import { keyHeldBy, type ApiKey } from '../api/http/api-keys.js';
import type { ServerConfig } from '../configuration/index.js';

/** The version of EventStoreDB whose protocol is served; clients ask for it to know what they may use. */
const protocolVersion = '24.10.0';

export interface OpenLogGateway {
  /** `esdb://127.0.0.1:2113?tls=false`. */
  readonly url: string;
  close(): Promise<void>;
}

/** @throws Fault `log-gateway-cannot-listen`, and what reading the certificate says. */
export async function openLogGateway(
  log: EventLog,
  settings: NonNullable<ServerConfig['logGateway']>,
  apiKeys: readonly ApiKey[],
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
    ...(apiKeys.length === 0 ? {} : { authorize: (shown) => accessOf(apiKeys, shown) }),
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

/** Whoever may command is still held to the rules, and so has to have more to append. The name beside the key is the client's own. */
function accessOf(keys: readonly ApiKey[], shown: Credentials | undefined): Access {
  const key = shown === undefined ? undefined : keyHeldBy(keys, shown.secret);
  if (key === undefined) return 'none';
  return key.scopes.includes('log-write') ? 'write' : 'read';
}
