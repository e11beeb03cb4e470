import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { SqliteEventLog } from '#event-log';
import { LogGateway } from '#event-log/gateway';
import { answerTo } from './companion.js';

/** A log on disk behind EventStoreDB's protocol, in a process of its own as a server of it is. It answers where. */
const directory = mkdtempSync(join(process.cwd(), '.bench-log-'));
const log = SqliteEventLog.open(join(directory, 'log.sqlite'));
const gateway = await LogGateway.listen(log, {
  host: '127.0.0.1',
  port: 0,
  readOnly: false,
  version: '24.10.0',
});
process.once('exit', () => rmSync(directory, { recursive: true, force: true }));

answerTo(() => Promise.resolve(`esdb://127.0.0.1:${gateway.port}?tls=false`));
