// A server whose time runs fast, as a process of its own: it says when it serves and when the campaign has closed.
import 'reflect-metadata';
import { createLog, loadConfiguration, pacedParts, startServer } from '#server';
import { PORTS, type Ports } from '#engine';
import type { Instant } from '#kernel';
import type { Pace } from '#timers';

export interface PacedServerSettings {
  readonly flags: Readonly<Record<string, string>>;
  readonly start: Instant;
  /** For how long servers have run before this one: time stands still while none does. */
  readonly elapsedMs: number;
  readonly paces: readonly Pace[];
}

const { flags, start, elapsedMs, paces } = JSON.parse(process.argv[2] ?? '') as PacedServerSettings;
let servesSinceMs: number | undefined;
const { clock, alarm, pulse } = pacedParts(
  start,
  paces,
  () => elapsedMs + (servesSinceMs === undefined ? 0 : Date.now() - servesSinceMs),
);
const { config } = loadConfiguration({ cwd: process.cwd(), environment: {}, flags });
const log = createLog({ level: 'warn', pretty: false });
const server = await startServer(config, log, { clock, alarm: alarm(), pulse });
process.on('SIGTERM', () => {
  void server.close().then(() => process.exit(0));
});
void server.failed.then((error) => {
  log.fatal({ error }, 'a loop stopped');
  process.exit(1);
});
servesSinceMs = Date.now();
process.stdout.write('serving\n');
const { log: events } = server.app.get<Ports>(PORTS);
for await (const message of events.subscribe({ filter: { eventTypes: ['CampaignClosed'] } }))
  if (message.kind === 'event') process.stdout.write('closed\n');
