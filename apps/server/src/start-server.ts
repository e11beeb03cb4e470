import { hostname } from 'node:os';
import type { AddressInfo } from 'node:net';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AccessRecord, KeyDesk } from '#access';
import { MailIntake } from '#answers';
import { Engine, ProjectionHost, type Ports, type Stores } from '#engine';
import { addMs, limits, msBetween, systemClock, within, type Clock, type Instant } from '#kernel';
import type { Transport } from '#messaging';
import type { Alarm, Timers } from '#timers';
import { requireAccessGiven } from './access/beyond-loopback.js';
import { configurationWarnings, type ServerConfig } from './configuration/index.js';
import { createServer, type ServerParts } from './create-server.js';
import { featuresOf } from './features.js';
import { logRequests, Metrics, NestLog, type Logger } from './observability/index.js';
import { DeadMan } from './runtime/dead-man.js';
import { loadHeartbeat } from './runtime/heartbeat-record.js';
import { heartOf } from './runtime/heart-of.js';
import { inboundOf } from './runtime/inbound.js';
import { LiveOperations } from './runtime/live-operations.js';
import { embeddedFoundation, foundationOver } from './runtime/embedded-foundation.js';
import type { Foundation } from './runtime/foundation.js';
import { isConfigured, outboundOf, TransportOnceListening } from './runtime/outbound.js';
import { Shutdown } from './runtime/shutdown.js';
import { systemTicker, type Ticker } from './runtime/ticker.js';
import { version } from './runtime/version.js';
import { Vitals } from './runtime/vitals.js';
import { StreamHub } from './streams/stream-hub.js';

/** Parts of a server that a test or the demo brings along. Stores that it brings it also closes. */
export interface Overrides {
  readonly clock?: Clock;
  readonly timers?: Timers;
  readonly stores?: Stores;
  readonly transport?: Transport;
  readonly alarm?: Alarm;
  readonly ticker?: Ticker;
  /** What the server's own pulse is measured by; by default its clock. */
  readonly pulse?: Clock;
}

export interface RunningServer {
  /** Where it listens: `http://127.0.0.1:8247`. */
  readonly url: string;
  /** What the links in messages begin with. */
  readonly publicUrl: string;
  readonly app: NestFastifyApplication;
  readonly warnings: readonly string[];
  /** Where mail is taken in: `smtp://127.0.0.1:2525`. */
  readonly mailInAt: readonly string[];
  /** Where clients of EventStoreDB find the log: `esdb://127.0.0.1:2113?tls=false`. */
  readonly logGatewayAt?: string;
  /** Resolves with what stopped one of its loops. It then does nothing more, and has to be closed. */
  readonly failed: Promise<unknown>;
  /** Takes nothing new, finishes what is under way, saves what a start would have to work out again, and ends. */
  close(): Promise<void>;
}

/**
 * Starts a server in the order in which its parts need each other: stores, engine, HTTP, mail in and messages out. A link
 * can be opened, and a reply be taken, before the message goes out.
 * @throws Fault `worker-already-running`, and what the stores and the sockets say; nothing is then left open.
 */
export async function startServer(
  config: ServerConfig,
  log: Logger,
  overrides: Overrides = {},
): Promise<RunningServer> {
  const shutdown = new Shutdown(log);
  try {
    return await new Start(config, log, overrides, shutdown).run();
  } catch (error) {
    await shutdown.run();
    throw error;
  }
}

class Start {
  private readonly clock: Clock;
  private readonly isWorker: boolean;
  private readonly vitals: Vitals;
  private readonly metrics = new Metrics();
  private readonly gate: TransportOnceListening;
  private reportFailure: (error: unknown) => void = () => {};
  private readonly failed = new Promise<unknown>((resolve) => {
    this.reportFailure = resolve;
  });

  constructor(
    private readonly config: ServerConfig,
    private readonly log: Logger,
    private readonly overrides: Overrides,
    private readonly shutdown: Shutdown,
  ) {
    const { roles } = config;
    this.clock = overrides.clock ?? systemClock;
    this.isWorker = roles.includes('worker');
    this.gate = new TransportOnceListening(
      overrides.transport === undefined ? (kind) => isConfigured(config, kind) : () => true,
    );
    const identity = { version, roles, host: hostname(), pid: process.pid };
    const { pulse = this.clock } = overrides;
    this.vitals = new Vitals({ ...identity, startedAt: pulse.now() }, this.clock, pulse);
  }

  async run(): Promise<RunningServer> {
    const { config, clock, log, metrics, overrides, shutdown, vitals } = this;
    const foundation = await this.foundation();
    const { idempotency } = foundation;
    const throttle = foundation.throttle(clock);
    const ports = await foundation.ports({ clock, log, metrics, ...overrides });
    const deadMan = await this.deadMan(ports);
    // Whoever brings a transport along needs no mail server, and nobody who watches over it.
    const warnings = overrides.transport === undefined ? configurationWarnings(config) : [];
    const operations = new LiveOperations(vitals, metrics, warnings, deadMan);
    const features = featuresOf(config, { operations, idempotency, throttle, log });
    const app = await this.application(ports, features, await this.downSince(ports));
    await requireAccessGiven(config, app.get(AccessRecord));
    const heart = this.heart(app, ports, deadMan);
    shutdown.add('heartbeat', () => heart.stop());
    const url = await this.listen(app);
    this.openStreams(app, operations);
    const logGatewayAt = await this.serveLog(app, ports);
    const publicUrl = publicUrlOf(config, url);
    await this.takeMail(app, operations);
    this.sendMessages(publicUrl);
    vitals.phase = 'running';
    shutdown.add('phase', () => {
      vitals.phase = 'stopping';
    });
    await heart.tick();
    heart.start(overrides.ticker ?? systemTicker);
    const mailInAt = operations.mailIn().at;
    return {
      url,
      publicUrl,
      app,
      warnings,
      mailInAt,
      ...(logGatewayAt === undefined ? {} : { logGatewayAt }),
      failed: this.failed,
      close: () => shutdown.run(),
    };
  }

  private async foundation(): Promise<Foundation> {
    const { config, log, shutdown } = this;
    const { stores } = this.overrides;
    if (stores !== undefined) return foundationOver(stores, config);
    if (config.profile === 'embedded') return embeddedFoundation(config, shutdown);
    // Only who needs them waits for the clients of EventStoreDB and Redis to be read.
    const { clusterFoundation } = await import('./runtime/cluster-foundation.js');
    return clusterFoundation(config, log, shutdown);
  }

  /** Resolves once read models and processes have caught up with the log, and what was overdue has been looked at. */
  private application(
    ports: Ports,
    features: ServerParts['features'],
    downSince: Instant | undefined,
  ): Promise<NestFastifyApplication> {
    const { config, log, metrics, shutdown } = this;
    return createServer({
      ports,
      transport: this.gate,
      roles: config.roles,
      features,
      isHttps: config.http.publicUrl.startsWith('https:'),
      trustedProxies: config.http.trustedProxies,
      ...(downSince === undefined ? {} : { downSince }),
      onFailure: this.reportFailure,
      logger: new NestLog(log),
      prepare: (app) => {
        shutdown.add('application', () => app.close());
        shutdown.add('engine', () => this.endEngine(app));
        shutdown.add('messages that wait', () => this.gate.ends());
        logRequests(app, log, metrics, ports.ids);
      },
    });
  }

  /** When the heart of the last worker beat last, on the clock of the campaigns. Those who share the work ask each other. */
  private async downSince({ snapshots, crew }: Ports): Promise<Instant | undefined> {
    if (crew !== undefined) return undefined;
    const last = await loadHeartbeat(snapshots);
    if (last === undefined) return undefined;
    const downMs = Math.max(0, msBetween(last.at, this.vitals.pulse.now()));
    return addMs(this.clock.now(), -downMs);
  }

  /** Messages under way get their outcome; then the read models are saved, so that the next start is quick. */
  private async endEngine(app: NestFastifyApplication): Promise<void> {
    await app.get(Engine).stop();
    if (this.isWorker && this.vitals.phase === 'stopping')
      await app.get(ProjectionHost).saveSnapshots();
  }

  /** Only who runs campaigns may say that they are run. */
  private async deadMan({ snapshots }: Ports): Promise<DeadMan | undefined> {
    const { deadMan } = this.config;
    if (!this.isWorker || deadMan === undefined) return undefined;
    const watch = new DeadMan(deadMan.url, this.clock, snapshots, (reason) => {
      this.metrics.failed('dead-man');
      this.log.warn({ reason }, "the dead man's watch could not be told that we are alive");
    });
    await watch.start();
    return watch;
  }

  private heart(app: NestFastifyApplication, ports: Ports, deadMan: DeadMan | undefined) {
    const { config, isWorker, vitals } = this;
    return heartOf(app, ports, {
      config,
      isWorker,
      vitals,
      deadMan,
      onFailure: (where, error) => {
        this.metrics.failed(where);
        this.log.error({ where, error }, 'something failed and is tried again');
      },
    });
  }

  private async listen(app: NestFastifyApplication): Promise<string> {
    const { host, port } = this.config.http;
    this.shutdown.add('HTTP', () => endHttp(app));
    await app.listen(port, host);
    const { port: actual } = app.getHttpServer().address() as AddressInfo;
    return `http://${host.includes(':') ? `[${host}]` : host}:${actual}`;
  }

  private openStreams(app: NestFastifyApplication, operations: LiveOperations): void {
    if (!this.config.roles.includes('api')) return;
    const hub = app.get(StreamHub);
    operations.streams = hub;
    this.shutdown.add('streams', () => hub.close());
  }

  private async serveLog(app: NestFastifyApplication, ports: Ports): Promise<string | undefined> {
    const { logGateway, apiKeys } = this.config;
    if (logGateway === undefined) return undefined;
    const { openLogGateway } = await import('./runtime/log-gateway.js');
    const doors = { apiKeys, issued: app.get(KeyDesk), record: app.get(AccessRecord), ports };
    const gateway = await openLogGateway(ports.log, logGateway, doors, (error) => {
      this.metrics.failed('log-gateway');
      this.log.error({ error }, 'the log gateway failed to answer');
    });
    this.shutdown.add('log gateway', () => gateway.close());
    return gateway.url;
  }

  /** Mail is taken in where campaigns are run. Where several workers read one mailbox, a mail that two take counts once. */
  private async takeMail(app: NestFastifyApplication, operations: LiveOperations): Promise<void> {
    if (!this.isWorker) return;
    const { config, clock, log, metrics } = this;
    const intake = app.get(MailIntake);
    operations.mail = intake;
    const inbound = await inboundOf(config, {
      intake,
      clock,
      onFailure: (error) => {
        // Anybody may hang up on us, and their server sends again.
        if ((error as { readonly code?: unknown }).code === 'ECONNECTION')
          return log.info('a mail was cut off by whoever sent it');
        metrics.failed('mail-in');
        log.error({ error }, 'mail could not be taken in, tried again');
      },
    });
    this.shutdown.add('mail in', () => inbound.close());
    operations.inbound = inbound;
  }

  private sendMessages(publicUrl: string): void {
    const { config, clock, metrics, overrides } = this;
    if (overrides.transport !== undefined) return this.gate.listens(overrides.transport);
    const outbound = outboundOf(config, publicUrl, clock, (sent) => metrics.sent(sent));
    // The engine ends before it, so that what is under way gets its outcome.
    this.shutdown.addFirst('messages out', () => outbound.close());
    this.gate.listens(outbound.transport);
  }
}

/** Requests under way are finished; those that do not end are cut, for everything below is about to close. */
async function endHttp(app: NestFastifyApplication): Promise<void> {
  const server = app.getHttpAdapter().getInstance();
  if (!(await within(limits.requestDrainMsMax, server.close())))
    server.server.closeAllConnections();
}

/** A port that is taken by chance is known only now. */
function publicUrlOf({ http }: ServerConfig, url: string): string {
  return http.publicUrl.endsWith(':0') ? url : http.publicUrl;
}
