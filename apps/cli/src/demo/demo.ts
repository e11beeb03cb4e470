import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DirectoryImport } from '#directory';
import { addMs, Fault, uuidV7Ids, type Instant } from '#kernel';
import { createLog, loadConfiguration, pacedParts, startServer, type RunningServer } from '#server';
import { Correspondents, type Act, type RecordedAnswer } from '#simulation';
import { InProcessTimers, type Pace } from '#timers';
import { ApiClient } from '../client/api-client.js';
import { HttpWire } from '../client/http-wire.js';
import { demoCast, sentAt, type DemoCast } from './demo-cast.js';

export const demoCampaign = 'demo';
const hourMs = 3_600_000;

/** 30 hours in about a minute: the first half hour, in which most happens, in a third of it. */
const paces: readonly Pace[] = [
  { untilMs: 0.55 * hourMs, rate: 90 },
  { untilMs: 1.1 * hourMs, rate: 240 },
  { untilMs: 13 * hourMs, rate: 2_400 },
  { untilMs: 1_000 * hourMs, rate: 4_000 },
];
/** From the start of the clock to the launch. */
const preparationMs = 120_000;

/** How often each kind of thing happened out there. */
export type Happened = Readonly<Partial<Record<Act['what'] | 'failed', number>>>;

/** A running demonstration. */
export interface Demo {
  readonly server: string;
  readonly clock: ReturnType<typeof pacedParts>['clock'];
  readonly happened: Happened;
  readonly api: ApiClient;
}

/**
 * Starts a whole installation in this process, on loopback and in a directory of its own: a server with the reference
 * network, the contact points' mail exchanger, and contact points that answer the mails they get. Time runs fast.
 * Whatever `use` does, nothing is left of it.
 */
export async function withDemo(use: (demo: Demo) => Promise<void>): Promise<void> {
  const data = await mkdtemp(join(tmpdir(), 'rollcall-demo-'));
  const cast = await demoCast();
  const parts = pacedParts(addMs(sentAt, -preparationMs), paces, stopwatch());
  const happened: Partial<Record<Act['what'] | 'failed', number>> = {};
  let server: RunningServer | undefined;
  let api: ApiClient | undefined;
  const correspondents = await Correspondents.start({
    ...cast,
    clock: parts.clock,
    timers: new InProcessTimers({ clock: parts.clock, alarm: parts.alarm() }),
    replyTo: () => mailServerOf(server),
    onCall: (answer) => takeCall(api, answer),
    onAct({ what, error }) {
      const kind = error === undefined ? what : 'failed';
      happened[kind] = (happened[kind] ?? 0) + 1;
    },
  });
  try {
    const { config } = loadConfiguration({
      cwd: data,
      environment: {},
      flags: flagsOf(data, correspondents.port),
    });
    const log = createLog({ level: 'silent', pretty: false });
    server = await startServer(config, log, { ...parts, alarm: parts.alarm() });
    api = new ApiClient(new HttpWire(new URL(server.url)));
    await importNetwork(server, cast, parts.clock.now());
    await launch(api);
    await use({ server: server.url, clock: parts.clock, happened, api });
  } finally {
    // The server first: it holds connections to the mail exchanger of the contact points.
    await server?.close();
    await correspondents.close();
    await rm(data, { recursive: true, force: true });
  }
}

/** Milliseconds since now. */
function stopwatch(): () => number {
  const startedMs = Date.now();
  return () => Date.now() - startedMs;
}

function flagsOf(data: string, mailPort: number): Readonly<Record<string, string>> {
  return {
    data: join(data, 'data'),
    'http.port': '0',
    'smtp.host': '127.0.0.1',
    'smtp.port': String(mailPort),
    'smtp.from.name': 'Secretariat of the 24/7 Network',
    'smtp.from.address': 'secretariat@network.example',
    'mailIn.smtp.port': '0',
  };
}

/** Where replies go: the server's own mail listener. */
function mailServerOf(server: RunningServer | undefined): { host: string; port: number } {
  const [, host, port] = /^smtp:\/\/(.+):(\d+)$/.exec(server?.mailInAt[0] ?? '') ?? [];
  if (host === undefined) throw new Fault('mail-in-closed', 'the server takes no mail yet');
  return { host, port: Number(port) };
}

async function importNetwork(
  { app }: RunningServer,
  { directory }: DemoCast,
  now: Instant,
): Promise<void> {
  const id = uuidV7Ids.next();
  const actor = { kind: 'command-line', id: 'demo' } as const;
  const context = { now, actor, correlationId: id, causationId: id };
  await app.get(DirectoryImport, { strict: false }).run(directory, context);
}

/** As an operator would: through the API. */
async function launch(api: ApiClient): Promise<void> {
  await api.put(`/campaigns/${demoCampaign}`, { name: 'Ping test of 19 February 2024' });
  await api.post(`/campaigns/${demoCampaign}/launch`, { acceptsWarnings: true });
}

/** An operator who is called by a contact point notes its answer. */
async function takeCall(
  api: ApiClient | undefined,
  { contactPointId, reportedUpdate }: RecordedAnswer,
): Promise<void> {
  await api?.post(`/campaigns/${demoCampaign}/pings/${contactPointId}/responses`, {
    via: 'phone',
    grade: 'responsible-officer',
    answeredBy: 'Duty officer',
    ...(reportedUpdate === undefined ? {} : { corrections: reportedUpdate }),
  });
}
