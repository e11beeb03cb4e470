import { fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from '@jest/globals';
import { CommandBus, QueryBus, type Query } from '@nestjs/cqrs';
import { DirectoryImport, type ParsedContactPoint } from '#directory';
import { Engine, memoryStores } from '#engine';
import { parseInstant, type CommandContext, type CommandMessage, type Instant } from '#kernel';
import { SimulatedTransport } from '#messaging';
import { createLog, loadConfiguration, startServer, type RunningServer } from '#server';
import { directoryOf } from '#testing';
import { VirtualClock, VirtualTimers } from '#timers';
import { chromium } from './support.js';

const scratch = mkdtempSync(join(tmpdir(), 'rollcall-console-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** The moment at which the clock of a bench stands at first. */
export const launchedAt = parseInstant('2024-02-19T09:00:00Z');

/** A whole server with the console, on virtual time, which can be stopped and started again at the same address. */
export class ConsoleBench {
  readonly clock: VirtualClock;
  private readonly stores = memoryStores();
  private timers: VirtualTimers;
  private running: RunningServer | undefined;
  private port = '0';

  private constructor(
    now: Instant,
    private readonly data: string | undefined,
  ) {
    this.clock = new VirtualClock(now);
    this.timers = new VirtualTimers(this.clock);
  }

  /** @param data a directory that holds a log already; by default everything is in memory. */
  static async start({ now = launchedAt, data }: { now?: Instant; data?: string } = {}) {
    const bench = new ConsoleBench(now, data);
    await bench.begin();
    return bench;
  }

  get url(): string {
    return this.server.url;
  }

  async begin(): Promise<void> {
    this.timers = new VirtualTimers(this.clock);
    const { clock, timers, stores, data } = this;
    const { config } = loadConfiguration({
      cwd: scratch,
      environment: {},
      flags: { 'http.port': this.port, ...(data === undefined ? {} : { data }) },
    });
    this.running = await startServer(config, createLog({ level: 'silent', pretty: false }), {
      clock,
      timers,
      transport: new SimulatedTransport(),
      ticker: () => () => {},
      ...(data === undefined ? { stores } : {}),
    });
    this.port = new URL(this.running.url).port;
    await this.settle();
  }

  async end(): Promise<void> {
    await this.running?.close();
    this.running = undefined;
  }

  async import(network: readonly ParsedContactPoint[]): Promise<void> {
    const actor = { kind: 'command-line', id: 'bench' } as const;
    const context = { now: this.clock.now(), actor, correlationId: 'bench', causationId: 'bench' };
    await this.server.app.get(DirectoryImport).run(directoryOf(network), context);
    await this.settle();
  }

  /** As a program asks the API. @throws where it says no. */
  async request(method: string, path: string, body?: object): Promise<unknown> {
    const response = await fetch(`${this.url}/api/v1${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    await this.settle();
    return JSON.parse(text) as unknown;
  }

  /** As somebody who has signed in elsewhere does it. */
  async execute(command: CommandMessage): Promise<void> {
    await this.server.app.get(CommandBus).execute(command);
    await this.settle();
  }

  query<Answer>(query: Query<Answer>): Promise<Answer> {
    return this.server.app.get(QueryBus).execute(query);
  }

  contextOf(actorId: string): CommandContext {
    const actor = { kind: 'account', id: actorId } as const;
    return { now: this.clock.now(), actor, correlationId: actorId, causationId: actorId };
  }

  /** Lets every timer fire at its moment, up to and with `minutes` after the first one of the bench. */
  async pass(minutes: number): Promise<void> {
    const instant = new Date(Date.parse(launchedAt) + minutes * 60_000).toISOString();
    for (;;) {
      const due = this.timers.nextDue();
      if (due === undefined || due > instant) break;
      if (due > this.clock.now()) this.clock.set(due);
      await this.timers.fireDue();
      await this.settle();
    }
    this.clock.set(parseInstant(instant));
  }

  settle(): Promise<void> {
    return this.server.app.get(Engine).settled();
  }

  private get server(): RunningServer {
    if (this.running === undefined) throw new Error('the server does not run');
    return this.running;
  }
}

type Answers = Readonly<Record<string, (given: never) => unknown>>;

interface Said {
  readonly ask?: string;
  readonly id?: number;
  readonly given?: unknown;
  readonly seen?: unknown;
  readonly failed?: string;
}

/**
 * Lets a script of this folder drive a browser, as a process of its own: a browser cannot be driven from within Jest.
 * @param answers what the script may have done here, by name.
 * @returns what it has seen.
 */
export async function visit<Seen>(
  script: string,
  given: object,
  answers: Answers = {},
): Promise<Seen> {
  const child = fork(join(import.meta.dirname, script), { execArgv: [] });
  try {
    return await new Promise<Seen>((resolve, reject) => {
      child.on('message', (message) => {
        const { ask, id, given: told, seen, failed } = message as Said;
        if (failed !== undefined) reject(new Error(failed));
        else if (ask === undefined) resolve(seen as Seen);
        else
          Promise.resolve(answers[ask]?.(told as never)).then(
            (result) => child.send({ id, result }),
            reject,
          );
      });
      child.once('error', reject);
      child.once('exit', (code) => reject(new Error(`${script} ended with ${code}`)));
      child.send({ executablePath: chromium, given });
    });
  } finally {
    child.kill();
  }
}
