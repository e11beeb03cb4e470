import { once } from 'node:events';
import { createServer as createHttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from '@jest/globals';
import { CommandBus } from '@nestjs/cqrs';
import { createTransport } from 'nodemailer';
import { DefinePolicy, defaultPolicy, LaunchCampaign, PlanCampaign } from '#campaigns';
import { DirectoryImport } from '#directory';
import { Engine, memoryStores, type Stores } from '#engine';
import { addMs, limits, parseInstant, type CommandContext, type Instant } from '#kernel';
import { SimulatedTransport, type OutboundMessage } from '#messaging';
import { VirtualClock, VirtualTimers } from '#timers';
import { loadConfiguration, type ServerConfig } from './configuration/index.js';
import { createLog } from './observability/index.js';
import { startServer, type Overrides, type RunningServer } from './start-server.js';
import { directoryOf, testNetwork } from './testing/test-network.js';

const start = parseInstant('2026-02-01T09:00:00Z');
const token = 'abcdefghijklmnopqrstuvwxyz';
const scratch = mkdtempSync(join(tmpdir(), 'rollcall-server-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

let server: RunningServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

/** A whole server on virtual time, whose ticks come when the test says so. */
class Host {
  readonly clock = new VirtualClock(start);
  readonly timers = new VirtualTimers(this.clock);
  readonly stores: Stores;
  logged = '';
  private ring: () => void = () => {};

  private constructor(stores: Stores) {
    this.stores = stores;
  }

  static async start(
    flags: Readonly<Record<string, string>> = {},
    { stores = memoryStores(), environment = {}, ...overrides }: HostOptions = {},
  ): Promise<Host> {
    const host = new Host(stores);
    const config = configured(flags, environment);
    const destination = { write: (line: string) => (host.logged += line) };
    server = await startServer(config, createLog({ level: 'debug', pretty: false, destination }), {
      clock: host.clock,
      timers: host.timers,
      stores,
      transport: new SimulatedTransport(),
      ticker: (_, tick) => {
        host.ring = tick;
        return () => (host.ring = () => {});
      },
      ...overrides,
    });
    return host;
  }

  async get(path: string, headers: Readonly<Record<string, string>> = {}) {
    const response = await fetch(`${server?.url}${path}`, { headers });
    const text = await response.text();
    return { status: response.status, headers: response.headers, text };
  }

  async json<Value>(path: string): Promise<Value> {
    return JSON.parse((await this.get(path)).text) as Value;
  }

  /** Lets time pass without a tick, as when the loop hangs. */
  hang(ms: number): void {
    this.clock.set(addMs(this.clock.now(), ms));
  }

  /** Resolves once the tick has left its mark in the status. */
  async tick(): Promise<void> {
    this.ring();
    while ((await this.json<Status>('/api/v1/status')).lastTickAt !== this.clock.now());
  }
}

interface HostOptions extends Overrides {
  readonly environment?: Readonly<Record<string, string>>;
}

interface Status {
  readonly ticking: boolean;
  readonly lastTickAt: Instant;
  readonly warnings: readonly string[];
  readonly worker: { readonly stopped: boolean } | null;
  readonly deadMan: { readonly failing: boolean; readonly lastFailure?: string } | null;
}

function configured(
  flags: Readonly<Record<string, string>>,
  environment: Readonly<Record<string, string>> = {},
): ServerConfig {
  const given = { 'http.port': '0', ...flags };
  return loadConfiguration({ cwd: scratch, environment, flags: given }).config;
}

const context: CommandContext = {
  now: start,
  actor: { kind: 'command-line', id: 'spec' },
  correlationId: 'spec',
  causationId: 'spec',
};

/** A campaign that is to ask the test network. @returns whom to give further commands. */
async function planned(): Promise<CommandBus> {
  const app = server?.app;
  if (app === undefined) throw new Error('the server was not started');
  const bus = app.get(CommandBus);
  await app.get(DirectoryImport).run(directoryOf(testNetwork()), context);
  await bus.execute(new DefinePolicy({ policyId: 'p', policy: defaultPolicy }, context));
  const plan = { campaignId: 'feb', name: 'February', policyId: 'p', audience: {} };
  await bus.execute(new PlanCampaign(plan, context));
  return bus;
}

/** Asks the test network, whose messages all go out. */
async function launched(): Promise<number> {
  const bus = await planned();
  await bus.execute(new LaunchCampaign({ campaignId: 'feb', acceptsWarnings: true }, context));
  await server?.app.get(Engine).settled();
  return testNetwork().length;
}

describe('FM-18: a sender that does not run is seen', () => {
  it('by its supervisor, by the console, by Prometheus', async () => {
    const host = await Host.start();
    expect((await host.get('/health/live')).status).toBe(200);
    host.hang(limits.tickGapMsMax + 1);
    const live = await host.get('/health/live');
    expect([live.status, JSON.parse(live.text)]).toEqual([
      503,
      expect.objectContaining({ status: 'error' }),
    ]);
    expect((await host.get('/health/ready')).status).toBe(503);
    const status = await host.json<Status>('/api/v1/status');
    expect([status.ticking, status.lastTickAt]).toEqual([false, start]);
    expect(status.warnings[0]).toBe(
      `the engine has not ticked since ${start}: nothing is sent, and no reminder goes out`,
    );
    expect((await host.get('/metrics')).text).toContain(
      `rollcall_last_tick_timestamp_seconds ${Date.parse(start) / 1_000}`,
    );
    await host.tick();
    expect((await host.get('/health/live')).status).toBe(200);
    expect((await host.json<Status>('/api/v1/status')).ticking).toBe(true);
  });

  it('by a process beside it that answers HTTP only', async () => {
    const stores = memoryStores();
    await Host.start({ roles: 'worker' }, { stores });
    const worker = server;
    const host = await Host.start({ roles: 'api' }, { stores });
    expect(await host.json<Status>('/api/v1/status')).toMatchObject({
      ticking: true,
      worker: { stopped: false },
    });
    await worker?.close();
    const after = await host.json<Status>('/api/v1/status');
    expect([after.ticking, after.worker?.stopped]).toEqual([false, true]);
  });

  it('is told to a process whose directory no worker ever ran', async () => {
    const host = await Host.start({ roles: 'api' });
    expect(await host.json<Status>('/api/v1/status')).toMatchObject({
      ticking: false,
      lastTickAt: null,
      worker: null,
      warnings: [expect.stringMatching(/^no engine runs/)],
    });
  });
});

describe('FM-27: the monitor of the monitor', () => {
  it('is watched itself: that it cannot be told shows in status and metrics', async () => {
    const watch = createHttpServer((_, response) => response.writeHead(503).end());
    watch.listen(0, '127.0.0.1');
    await once(watch, 'listening');
    const url = `http://127.0.0.1:${(watch.address() as AddressInfo).port}/hush`;
    try {
      const host = await Host.start({}, { environment: { ROLLCALL_DEAD_MAN_URL: url } });
      let status = await host.json<Status>('/api/v1/status');
      while (status.deadMan?.failing === false) status = await host.json('/api/v1/status');
      expect(status.deadMan).toMatchObject({ lastFailure: 'it answered with status 503' });
      expect(status.warnings[0]).toMatch(/watch is not told that we are alive/);
      expect((await host.get('/metrics')).text).toMatch(
        /rollcall_dead_man_last_failure_timestamp_seconds [1-9]/,
      );
      expect(host.logged).not.toContain('hush');
    } finally {
      watch.closeAllConnections();
      watch.close();
    }
  });
});

describe('metrics', () => {
  it('count pings by campaign and state, and measure timers', async () => {
    const host = await Host.start();
    const asked = await launched();
    const { text, headers } = await host.get('/metrics');
    expect(headers.get('content-type')).toMatch(/^text\/plain/);
    expect(text).toContain(`rollcall_pings{campaign="feb",state="waiting"} ${asked}`);
    expect(text).toContain('rollcall_dispatch_jobs{state="waiting"} 0');
    expect(text).toContain('rollcall_projection_lag_positions 0');
    expect(text).toContain('nodejs_eventloop_lag_seconds');
    const due = host.timers.nextDue();
    if (due === undefined) throw new Error('a reminder was to be due');
    host.clock.set(addMs(due, 7_000));
    await host.timers.fireDue();
    await server?.app.get(Engine).settled();
    const later = (await host.get('/metrics')).text;
    expect(later).toContain('rollcall_timer_lateness_seconds_bucket{le="5"} 0');
    expect(later).not.toContain('rollcall_timer_lateness_seconds_bucket{le="15"} 0');
    expect(later).toMatch(/rollcall_pings\{campaign="feb",state="reminded"\} [1-9]/);
  });

  it('and status are for those who hold a key, where there are keys; health is for everybody', async () => {
    const sha256 = 'a4e7de43a1b6b0cf0e0a80d35a7d3d0e1ff2d3e3e5a5b3e3fd2bd8c21f5ae5b1';
    const keys = JSON.stringify([{ name: 'desk', sha256 }]);
    const host = await Host.start({}, { environment: { ROLLCALL_API_KEYS: keys } });
    expect((await host.get('/metrics')).status).toBe(401);
    expect((await host.get('/api/v1/status')).status).toBe(401);
    expect((await host.get('/health/live')).status).toBe(200);
  });

  it('are there where a process runs campaigns only', async () => {
    const host = await Host.start({ roles: 'worker' });
    expect((await host.get('/metrics')).status).toBe(200);
    expect((await host.get('/health/ready')).status).toBe(200);
    expect((await host.get('/api/v1/campaigns')).status).toBe(404);
  });
});

it('takes mail in, and shows where and how many', async () => {
  const host = await Host.start({
    'smtp.host': '127.0.0.1',
    'smtp.from.address': 'ping@example.org',
    'mailIn.smtp.port': '0',
  });
  const [at = ''] = server?.mailInAt ?? [];
  expect(at).toMatch(/^smtp:\/\/127\.0\.0\.1:[1-9]/);
  const mailer = createTransport({ url: at, ignoreTLS: true });
  await mailer.sendMail({
    from: 'somebody@elsewhere.example',
    to: 'postmaster@example.org',
    subject: 'hello',
    text: 'who are you?',
  });
  mailer.close();
  const { mailIn } = await host.json<{ readonly mailIn: object }>('/api/v1/status');
  expect(mailIn).toEqual({ at: [at], taken: { [kindOf(mailIn)]: 1 }, mailboxReadAt: null });
  expect((await host.get('/metrics')).text).toContain(
    `rollcall_mail_taken_in_total{kind="${kindOf(mailIn)}"} 1`,
  );
  await server?.close();
  await expect(createTransport({ url: at }).verify()).rejects.toThrow('ECONNREFUSED');
});

/** What the one mail was taken for. */
function kindOf(mailIn: object): string {
  const [kind = ''] = Object.keys((mailIn as { readonly taken: object }).taken);
  return kind;
}

describe('the log of requests', () => {
  it('names routes and never paths, so that no token is in it', async () => {
    const host = await Host.start();
    for (const path of [`/r/${token}`, `/r/${token}/x`, `/x/${token}?t=${token}`, `/${token}`])
      await host.get(path, { authorization: 'Bearer hush', 'user-agent': `x ${token}` });
    expect(host.logged).toMatch(/"route":"[^"]*","status":404/);
    expect(host.logged).not.toContain(token);
    expect(host.logged).not.toContain('hush');
  });

  it('has the correlation id that was asked with, which goes back to who asked', async () => {
    const host = await Host.start();
    const named = await host.get('/api/v1/status', { 'x-correlation-id': 'desk-1' });
    expect(named.headers.get('x-correlation-id')).toBe('desk-1');
    expect(host.logged).toContain('"correlation":"desk-1"');
    const odd = await host.get('/api/v1/status', { 'x-correlation-id': 'a b"c' });
    expect(odd.headers.get('x-correlation-id')).toMatch(/^[0-9a-f-]{36}$/);
  });
});

describe('one data directory', () => {
  it('is run by one worker; others may answer for it', async () => {
    const data = join(scratch, 'data');
    const log = createLog({ level: 'silent', pretty: false });
    const first = await startServer(configured({ data }), log);
    try {
      await expect(startServer(configured({ data }), log)).rejects.toMatchObject({
        code: 'worker-already-running',
      });
      const beside = await startServer(configured({ data, roles: 'api' }), log);
      expect((await fetch(`${beside.url}/health/ready`)).status).toBe(200);
      await beside.close();
    } finally {
      await first.close();
    }
    const second = await startServer(configured({ data }), log);
    await second.close();
  });

  it('is left free by a start that fails', async () => {
    const data = join(scratch, 'busy');
    const log = createLog({ level: 'silent', pretty: false });
    const taken = createHttpServer();
    taken.listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const { port } = taken.address() as AddressInfo;
    await expect(
      startServer(configured({ data, 'http.port': String(port) }), log),
    ).rejects.toMatchObject({ code: 'EADDRINUSE' });
    taken.close();
    const free = await startServer(configured({ data }), log);
    await free.close();
  });
});

it('leaves no message in doubt when it cannot listen, and the next start sends them all', async () => {
  const stores = memoryStores();
  await Host.start({ roles: 'api' }, { stores });
  const bus = await planned();
  await bus.execute(new LaunchCampaign({ campaignId: 'feb', acceptsWarnings: true }, context));
  await server?.close();
  const taken = createHttpServer();
  taken.listen(0, '127.0.0.1');
  await once(taken, 'listening');
  const port = String((taken.address() as AddressInfo).port);
  await expect(Host.start({ 'http.port': port }, { stores })).rejects.toMatchObject({
    code: 'EADDRINUSE',
  });
  taken.close();
  const sent: OutboundMessage[] = [];
  const transport = new SimulatedTransport((message) => {
    sent.push(message);
    return { outcome: 'handed-over' };
  });
  const clock = new VirtualClock(addMs(start, 600_000));
  await Host.start({}, { stores, clock, transport });
  await server?.app.get(Engine).settled();
  expect(sent.map(({ address }) => address).toSorted()).toEqual([
    'main@gh-1.example',
    'main@pl-1.example',
    'main@se-1.example',
    'main@se-2.example',
  ]);
});

describe('a server that was down', () => {
  const campaignId = 'down';

  /** Whose ping owes nothing for an hour: nothing falls due while nobody is there. */
  async function launched(host: Host): Promise<void> {
    const bus = server!.app.get(CommandBus, { strict: false });
    const context = {
      now: host.clock.now(),
      actor: { kind: 'command-line', id: 'test' },
      correlationId: 'down',
      causationId: 'down',
    } as const;
    const steps = [{ after: 'PT1H', do: 'remind', to: 'same' }] as never;
    await server!.app
      .get(DirectoryImport, { strict: false })
      .run(directoryOf(testNetwork()), context);
    await bus.execute(
      new DefinePolicy({ policyId: 'quiet', policy: { ...defaultPolicy, steps } }, context),
    );
    const plan = { campaignId, name: 'Down', policyId: 'quiet', audience: {} };
    await bus.execute(new PlanCampaign(plan, context));
    await bus.execute(new LaunchCampaign({ campaignId }, context));
    await server!.app.get(Engine, { strict: false }).settled();
  }

  async function outages(stores: Stores): Promise<readonly object[]> {
    const found: object[] = [];
    for await (const { type, data } of stores.log.readAll())
      if (type === 'CampaignOutageRecorded') found.push(data);
    return found;
  }

  it.each([
    ['is an outage of what it ran, though nothing fell due', 90_000, 1],
    ['for no longer than a restart takes is none', 50_000, 0],
  ])('%s', async (_, downMs, count) => {
    const first = await Host.start();
    await launched(first);
    const { stores, clock } = first;
    await server?.close();
    const downSince = clock.now();
    clock.set(addMs(downSince, downMs));
    await Host.start({}, { stores, clock });
    const expected = { campaignId, from: downSince, to: clock.now() };
    expect(await outages(stores)).toEqual(Array.from({ length: count }, () => expected));
  });
});
