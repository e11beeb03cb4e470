// A server as a process of its own: it says when it serves.
import 'reflect-metadata';
import { createLog, loadConfiguration, startServer } from '#server';

export interface PlainServerSettings {
  readonly flags: Readonly<Record<string, string>>;
  readonly environment: Readonly<Record<string, string>>;
}

const { flags, environment } = JSON.parse(process.argv[2] ?? '') as PlainServerSettings;
const { config } = loadConfiguration({ cwd: process.cwd(), environment, flags });
const log = createLog({ level: flags['logging.level'] ?? 'warn', pretty: false });
const server = await startServer(config, log);
process.on('SIGTERM', () => {
  void server.close().then(() => process.exit(0));
});
void server.failed.then((error) => {
  log.fatal({ error }, 'a loop stopped');
  process.exit(1);
});
process.stdout.write('serving\n');
