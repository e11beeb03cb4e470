import type { EventLog } from '../../event-log.port.js';
import { LogGateway, type LogGatewayOptions } from '../log-gateway.js';

export interface OpenGateway {
  readonly gateway: LogGateway;
  /** A connection string for official clients. */
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** A gateway on a free port of this machine to which everybody may write, unless `options` say otherwise. */
export async function gatewayOver(
  log: EventLog,
  options: Partial<LogGatewayOptions> = {},
): Promise<OpenGateway> {
  const gateway = await LogGateway.listen(log, {
    host: '127.0.0.1',
    port: 0,
    readOnly: false,
    version: '24.10.0',
    ...options,
  });
  const tls = options.tls === undefined ? '?tls=false' : '';
  return {
    gateway,
    url: `esdb://127.0.0.1:${gateway.port}${tls}`,
    close: () => gateway.close(),
  };
}
