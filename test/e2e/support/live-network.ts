import { readFile } from 'node:fs/promises';
import { CommandBus } from '@nestjs/cqrs';
import {
  campaigns,
  DefinePolicy,
  LaunchCampaign,
  PlanCampaign,
  Reconciler,
  type Policy,
} from '#campaigns';
import { DirectoryImport, parseDirectory, type ParsedDirectory } from '#directory';
import { Engine, memoryStores, ProjectionHost } from '#engine';
import type { EventLog } from '#event-log';
import {
  addMs,
  parseInstant,
  systemClock,
  uuidV7Ids,
  type CommandContext,
  type Instant,
  type RecordedEvent,
} from '#kernel';
import {
  createLog,
  loadConfiguration,
  startServer,
  type Overrides,
  type RunningServer,
} from '#server';
import {
  Correspondents,
  parseAnswers,
  type Act,
  type Quirks,
  type RecordedAnswer,
} from '#simulation';
import { VirtualClock, VirtualTimers, type Timers } from '#timers';
import { Cluster } from './cluster.js';
import { freshPath, reference } from './rollcall.js';

export const campaignId = 'live';
export const launchedAt = parseInstant(reference.sentAt);

export interface ReferenceNetwork {
  readonly directory: ParsedDirectory;
  readonly answers: readonly RecordedAnswer[];
}

export async function referenceNetwork(): Promise<ReferenceNetwork> {
  const directory = parseDirectory('contact-points.csv', await readFile(reference.contactPoints), {
    source: 'parties.csv',
    bytes: await readFile(reference.parties),
  });
  const bytes = await readFile(reference.answers);
  return { directory, answers: parseAnswers('ping.csv', bytes, directory, launchedAt) };
}

export const profiles = ['embedded', 'cluster'] as const;

export interface LiveOptions extends ReferenceNetwork {
  readonly profile?: (typeof profiles)[number];
  readonly quirks?: Quirks;
  readonly policy?: Policy;
  /** Hears the server's log, to the last detail. */
  readonly onLogged?: (line: string) => void;
}

/** What lies under the server: its log, and timers whose time the test decides. */
interface Ground {
  readonly cluster?: Cluster;
  readonly log: EventLog;
  readonly timers: Timers & { nextDue(): Instant | undefined; fireDue(): Promise<unknown> };
  readonly overrides: Overrides;
}

/**
 * A whole server and everybody it writes to, with real mail and real HTTP between them, on one virtual clock: the clock
 * stands while anything is under way, so every time that is recorded is exactly the one that was meant.
 */
export class LiveNetwork {
  readonly clock = new VirtualClock(addMs(launchedAt, -60_000));
  readonly acts: Act[] = [];
  private readonly theirTimers = new VirtualTimers(this.clock);
  private readonly ending: (() => Promise<unknown>)[] = [];
  private ground: Ground | undefined;
  private server: RunningServer | undefined;
  private people: Correspondents | undefined;

  private constructor(private readonly options: LiveOptions) {}

  static async start(options: LiveOptions): Promise<LiveNetwork> {
    const network = new LiveNetwork(options);
    await network.open();
    return network;
  }

  get url(): string {
    return this.running.url;
  }

  get mailPort(): number {
    return this.mailIn().port;
  }

  get correspondents(): Correspondents {
    if (this.people === undefined) throw new Error('nobody is there');
    return this.people;
  }

  /** Whatever lies under the server of a cluster. */
  get cluster(): Cluster {
    if (this.ground?.cluster === undefined) throw new Error('this network is no cluster');
    return this.ground.cluster;
  }

  async launch(): Promise<void> {
    const bus = this.running.app.get(CommandBus, { strict: false });
    const { policy } = this.options;
    if (policy !== undefined)
      await bus.execute(new DefinePolicy({ policyId: 'live', policy }, this.context()));
    const policyId = policy === undefined ? 'standard' : 'live';
    const plan = { campaignId, name: 'Ping test', policyId, audience: {} };
    await bus.execute(new PlanCampaign(plan, this.context()));
    this.clock.set(launchedAt);
    const launch = { campaignId, acceptsWarnings: true };
    await bus.execute(new LaunchCampaign(launch, this.context()));
    await this.settle();
  }

  /** Lets the campaign run to its end, or to an instant. At one moment answers come before timers. */
  async liveOn(until?: Instant): Promise<void> {
    for (;;) {
      const { timers } = this.under;
      const [next] = [this.theirTimers.nextDue(), timers.nextDue()]
        .filter((due) => due !== undefined)
        .toSorted();
      if (next === undefined || (until !== undefined && next > until)) break;
      if (await this.isOver()) return;
      if (next > this.clock.now()) this.clock.set(next);
      await this.theirTimers.fireDue({ concurrency: 8 });
      await this.settle();
      await timers.fireDue();
      await this.settle();
    }
    if (until !== undefined) this.passTo(until);
  }

  /** Time passes, and whatever falls due meanwhile waits. */
  passTo(instant: Instant): void {
    if (instant > this.clock.now()) this.clock.set(instant);
  }

  /** Lets fire what is due by now. */
  async fireDue(): Promise<void> {
    await this.under.timers.fireDue();
  }

  /** What the server does every minute: it looks in the log for what is due and not done. */
  async reconcile(): Promise<void> {
    const reconciler = this.running.app.get(Reconciler, { strict: false });
    const { faults } = await reconciler.run({ recordsOutages: false });
    if (faults.length > 0) throw faults[0];
    await this.settle();
  }

  async get<Body>(path: string): Promise<Body> {
    const response = await fetch(`${this.url}/api/v1${path}`);
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as Body;
  }

  async post(path: string, body: object = {}): Promise<void> {
    const headers = { 'content-type': 'application/json' };
    const asked = { method: 'POST', headers, body: JSON.stringify(body) };
    const response = await fetch(`${this.url}/api/v1${path}`, asked);
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  }

  async events(): Promise<readonly RecordedEvent[]> {
    const events: RecordedEvent[] = [];
    for await (const event of this.under.log.readAll()) events.push(event);
    return events;
  }

  async stop(): Promise<void> {
    await this.server?.close();
    await this.people?.close();
    for (const end of this.ending.toReversed()) await end();
  }

  private get running(): RunningServer {
    if (this.server === undefined) throw new Error('the server was not started');
    return this.server;
  }

  private get under(): Ground {
    if (this.ground === undefined) throw new Error('nothing is under the server yet');
    return this.ground;
  }

  private async open(): Promise<void> {
    const { directory, answers, quirks = {} } = this.options;
    this.people = await Correspondents.start({
      clock: this.clock,
      timers: this.theirTimers,
      directory,
      answers,
      quirks,
      replyTo: () => this.mailIn(),
      onCall: (answer) => this.noteCall(answer),
      onAct: (act) => this.acts.push(act),
    });
    const flags = {
      data: freshPath('data'),
      'http.port': '0',
      'smtp.host': '127.0.0.1',
      'smtp.port': String(this.people.port),
      'smtp.from.address': 'secretariat@ping.example',
      'mailIn.smtp.port': '0',
    };
    const { profile = 'embedded' } = this.options;
    this.ground = await (profile === 'embedded' ? this.embedded() : this.clustered());
    const { environment = {} } = this.ground.cluster ?? {};
    const { config } = loadConfiguration({ cwd: '/', environment, flags });
    const { onLogged } = this.options;
    const log = createLog({
      level: onLogged === undefined ? 'silent' : 'trace',
      pretty: false,
      ...(onLogged === undefined ? {} : { destination: { write: onLogged } }),
    });
    const { clock } = this;
    const { overrides } = this.ground;
    this.server = await startServer(config, log, { clock, pulse: systemClock, ...overrides });
    const { app } = this.server;
    await app.get(DirectoryImport, { strict: false }).run(directory, this.context());
  }

  private embedded(): Promise<Ground> {
    const stores = memoryStores();
    const timers = new VirtualTimers(this.clock);
    return Promise.resolve({ log: stores.log, timers, overrides: { stores, timers } });
  }

  private async clustered(): Promise<Ground> {
    const cluster = await Cluster.start();
    this.ending.push(() => cluster.end());
    const timers = await cluster.virtualTimers(this.clock);
    return { cluster, log: cluster.store.log, timers, overrides: { timers } };
  }

  private mailIn(): { host: string; port: number } {
    const url = new URL(this.running.mailInAt[0] ?? '');
    return { host: url.hostname, port: Number(url.port) };
  }

  /** An operator is called, and notes it. */
  private async noteCall({ contactPointId, reportedUpdate }: RecordedAnswer): Promise<void> {
    const path = `${this.url}/api/v1/campaigns/${campaignId}/pings/${contactPointId}/responses`;
    const response = await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ via: 'phone', grade: 'human', corrections: reportedUpdate }),
    });
    if (!response.ok) throw new Error(await response.text());
  }

  /** Until nobody on either side is in the middle of anything. */
  async settle(): Promise<void> {
    const { log } = this.under;
    for (;;) {
      const before = await log.head();
      await this.running.app.get(Engine, { strict: false }).settled();
      await this.correspondents.idle();
      await this.running.app.get(Engine, { strict: false }).settled();
      if ((await log.head()) === before) return;
    }
  }

  private async isOver(): Promise<boolean> {
    const host = this.running.app.get(ProjectionHost, { strict: false });
    return (await host.documents(campaigns)).get(campaignId)?.status === 'closed';
  }

  private context(): CommandContext {
    const id = uuidV7Ids.next();
    const now: Instant = this.clock.now();
    const actor = { kind: 'command-line', id: 'test' } as const;
    return { now, actor, correlationId: id, causationId: id };
  }
}
