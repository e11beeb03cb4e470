import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, afterEach, describe, expect, it } from '@jest/globals';
import { SMTPServer } from 'smtp-server';
import { dataFiles, memoryStores } from '#engine';
import { SqliteEventLog } from '#event-log';
import { parseInstant, type NewEvent } from '#kernel';
import { SimulatedTransport } from '#messaging';
import { SqliteSnapshots } from '#snapshots';
import { loadConfiguration } from '../configuration/index.js';
import { createLog } from '../observability/index.js';
import { loadHeartbeat } from './heartbeat-record.js';
import { runUntilStopped } from './run-until-stopped.js';
import { isWorkerLocked } from './worker-lock.js';

const root = resolve(import.meta.dirname, '../../../..');
const loader = resolve(root, 'libs/event-log/test/typescript-source.mjs');
const scratch = mkdtempSync(join(tmpdir(), 'rollcall-stop-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const endings: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of endings.splice(0)) await end();
});

/** A mail server that keeps every sender waiting until it is told to let go. */
class SlowMailServer {
  readonly arrived: Promise<void>;
  taken = 0;
  private arrive: () => void = () => {};
  private release: () => void = () => {};
  private readonly released = new Promise<void>((done) => (this.release = done));
  private readonly server = new SMTPServer({
    disabledCommands: ['STARTTLS', 'AUTH'],
    logger: false,
    onData: (stream, _session, callback) => {
      stream.resume().on('end', () => {
        this.arrive();
        void this.released.then(() => {
          this.taken++;
          callback();
        });
      });
    },
  });

  constructor() {
    this.arrived = new Promise((done) => (this.arrive = done));
    this.server.on('error', () => {});
  }

  async listen(): Promise<number> {
    this.server.listen(0, '127.0.0.1');
    await once(this.server.server, 'listening');
    return (this.server.server.address() as AddressInfo).port;
  }

  letGo(): void {
    this.release();
  }

  async close(): Promise<void> {
    this.letGo();
    await new Promise<void>((done) => this.server.close(done));
  }
}

/** The server as a process of its own, told by its environment only, as in a container. */
class ServerProcess {
  readonly lines: Record<string, unknown>[] = [];
  stderr = '';
  private readonly child: ChildProcess;
  readonly ended: Promise<number | null>;
  private readonly waiters: (() => void)[] = [];

  constructor(
    readonly data: string,
    environment: Readonly<Record<string, string>> = {},
  ) {
    this.child = spawn(
      process.execPath,
      ['--conditions=rollcall-source', '--import', loader, 'apps/server/src/main.ts'],
      {
        cwd: root,
        env: {
          PATH: process.env['PATH'],
          ROLLCALL_DATA: data,
          ROLLCALL_HTTP_PORT: '0',
          ...environment,
        },
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    endings.push(() => this.child.kill('SIGKILL'));
    this.child.stderr?.setEncoding('utf8').on('data', (text: string) => (this.stderr += text));
    if (this.child.stdout === null) throw new Error('its output was to be read');
    createInterface(this.child.stdout).on('line', (line) => {
      this.lines.push(JSON.parse(line) as Record<string, unknown>);
      for (const look of this.waiters) look();
    });
    this.ended = once(this.child, 'close').then(([code]) => code as number | null);
  }

  /** Resolves with the first line that says so. */
  async said(message: string): Promise<Record<string, unknown>> {
    const line = new Promise<Record<string, unknown>>((found) => {
      const look = () => {
        const one = this.lines.find(({ msg }) => msg === message);
        if (one !== undefined) found(one);
      };
      this.waiters.push(look);
      look();
    });
    const end = this.ended.then((code) => {
      throw new Error(`it ended with ${code} before it said "${message}": ${this.stderr}`);
    });
    return Promise.race([line, end]);
  }

  async url(): Promise<string> {
    return String((await this.said('listening'))['url']);
  }

  signal(): void {
    this.child.kill('SIGTERM');
  }
}

async function sent(url: string, method: string, path: string, body: string, type: string) {
  const response = await fetch(`${url}/api/v1/${path}`, {
    method,
    headers: { 'content-type': type },
    body,
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${path}: ${response.status} ${text}`);
}

/** Asks two contact points of the reference network by e-mail. */
async function launch(url: string): Promise<void> {
  const table = readFileSync(join(root, 'examples/network-2024/contact-points.csv'), 'utf8');
  const some = `${table.split('\n').slice(0, 3).join('\n')}\n`;
  await sent(url, 'POST', 'directory/imports', some, 'text/csv');
  await sent(url, 'PUT', 'campaigns/test', '{"name":"Test"}', 'application/json');
  const accepted = '{"acceptsWarnings":true}';
  await sent(url, 'POST', 'campaigns/test/launch', accepted, 'application/json');
}

async function typesIn(data: string): Promise<readonly string[]> {
  const log = SqliteEventLog.open(join(data, dataFiles.log), { readOnly: true });
  const types: string[] = [];
  for await (const { type } of log.readAll()) types.push(type);
  await log.close();
  return types;
}

const freshData = () => join(mkdtempSync(join(scratch, 'run-')), 'data');

async function mailServer(): Promise<[SlowMailServer, Readonly<Record<string, string>>]> {
  const server = new SlowMailServer();
  endings.push(() => server.close());
  const port = await server.listen();
  return [
    server,
    {
      ROLLCALL_SMTP_HOST: '127.0.0.1',
      ROLLCALL_SMTP_PORT: String(port),
      ROLLCALL_SMTP_FROM_ADDRESS: 'ping@example.org',
    },
  ];
}

describe('a server that is asked to stop', () => {
  it('finishes the messages under way, records their outcome, and ends with 0', async () => {
    const [mail, environment] = await mailServer();
    const server = new ServerProcess(freshData(), environment);
    await launch(await server.url());
    await mail.arrived;
    server.signal();
    await server.said('stopping; a second signal ends it at once');
    mail.letGo();
    expect(await server.ended).toBe(0);
    expect(server.stderr).toMatch(/^The first administrator sets a password at \S+\n$/);
    expect(server.lines.filter(({ level }) => level === 'error')).toEqual([]);
    const types = await typesIn(server.data);
    const count = (type: string) => types.filter((one) => one === type).length;
    expect(count('AttemptHandedOver')).toBe(mail.taken);
    expect(count('AttemptStarted')).toBe(mail.taken);
    expect(mail.taken).toBeGreaterThan(0);
  });

  it('ends streams, saves its read models, says that it stopped, and goes on when started again', async () => {
    const first = new ServerProcess(freshData());
    const url = await first.url();
    await launch(url);
    const stream = await fetch(`${url}/api/v1/projections/campaigns/stream`);
    first.signal();
    expect(await stream.text()).toContain('event: snapshot');
    expect(await first.ended).toBe(0);
    expect(isWorkerLocked(first.data)).toBe(false);
    const snapshots = SqliteSnapshots.open(join(first.data, dataFiles.snapshots));
    expect(await snapshots.names()).toContain('projection:campaigns');
    expect(await loadHeartbeat(snapshots)).toMatchObject({ stopped: true });
    await snapshots.close();
    const second = new ServerProcess(first.data);
    const response = await fetch(`${await second.url()}/api/v1/campaigns/test`);
    expect(await response.json()).toMatchObject({ status: 'running' });
    second.signal();
    expect(await second.ended).toBe(0);
  });

  it('ends at once when it is asked again', async () => {
    const [mail, environment] = await mailServer();
    const server = new ServerProcess(freshData(), environment);
    await launch(await server.url());
    await mail.arrived;
    server.signal();
    await server.said('stopping; a second signal ends it at once');
    server.signal();
    expect(await server.ended).toBe(130);
  });
});

describe('a server that cannot start', () => {
  it('says why in a line, and ends with 1', async () => {
    const server = new ServerProcess(freshData(), { ROLLCALL_HTTP_PROT: '1' });
    expect(await server.ended).toBe(1);
    expect(server.stderr).toBe(
      'rollcall: ROLLCALL_HTTP_PROT: stands for no known setting; did you mean ROLLCALL_HTTP_PORT?\n',
    );
    expect(existsSync(server.data)).toBe(false);
  });
});

it('ends with 1 when a loop of the engine stopped, having closed what it had open', async () => {
  const stores = memoryStores();
  const lines: string[] = [];
  const log = createLog({
    level: 'info',
    pretty: false,
    destination: { write: (line) => lines.push(line) },
  });
  const flags = { 'http.port': '0' };
  const { config } = loadConfiguration({ cwd: scratch, environment: {}, flags });
  let url = '';
  const ended = runUntilStopped(
    config,
    log,
    (server) => {
      url = server.url;
      stores.snapshots.save = () => Promise.reject(new Error('the disk is gone'));
      void stores.log.append('campaign-x', [outageRecorded], 'any');
    },
    { stores, transport: new SimulatedTransport() },
    // It would otherwise end the process of the test.
    { on: () => process, off: () => process, exit: (() => {}) as never },
  );
  expect(await ended).toBe(1);
  expect(lines.join('')).toMatch(/"level":"fatal".*the disk is gone/);
  await expect(fetch(url)).rejects.toThrow('fetch failed');
});

const outageRecorded: NewEvent = {
  id: '0198c0de-7000-7abc-8def-0123456789ab',
  type: 'CampaignOutageRecorded',
  data: { campaignId: 'x', from: '2026-02-01T09:00:00.000Z', to: '2026-02-01T09:00:00.000Z' },
  metadata: {
    $correlationId: 'x',
    $causationId: 'x',
    actor: { kind: 'process', id: 'x' },
    at: parseInstant('2026-02-01T09:00:00Z'),
    schema: 1,
  },
};
