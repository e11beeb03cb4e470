import { join } from 'node:path';
import { SqliteEventLog } from '#event-log';
import { LogGateway } from '#event-log/gateway';
import { answerTo } from './companion.js';

/** Puts a log on disk behind EventStoreDB's protocol, in a process of its own as a server of it is. It answers where. */
answerTo(async ({ folder }: { readonly folder: string }): Promise<string> => {
  const { port } = await LogGateway.listen(SqliteEventLog.open(join(folder, 'log.sqlite')), {
    host: '127.0.0.1',
    port: 0,
    readOnly: false,
    version: '24.10.0',
  });
  return `esdb://127.0.0.1:${port}?tls=false`;
});
