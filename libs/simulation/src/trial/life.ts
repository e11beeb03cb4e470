import type { INestApplicationContext } from '@nestjs/common';
import { CommandBus, QueryBus, type Query } from '@nestjs/cqrs';
import { CampaignRuntime, Reconciler } from '#campaigns';
import { Engine, ProjectionHost, Unpaced, type Ports } from '#engine';
import {
  addMs,
  Fault,
  sequentialIds,
  type Clock,
  type CommandMessage,
  type Instant,
} from '#kernel';
import { applicationOver } from '../application.js';
import { never } from './never.js';
import type { Surroundings } from './surroundings.js';
import type { TroubleKind } from './scenario.js';
import { UnreliableDispatch } from './unreliable-dispatch.js';
import { keysOf, logOf, snapshotsOf } from './unreliable-stores.js';
import { UnreliableTimers } from './unreliable-timers.js';
import { UnreliableTransport } from './unreliable-transport.js';

/** What a process asks of the world outside. */
export type Asked =
  'append' | 'read' | 'message' | 'snapshot' | 'timer' | 'job' | 'send' | 'answer';

/**
 * One process from its start to its death. Once it has died, nothing it still asks for is done or ever answered; what it
 * had in memory is gone.
 */
export class Life {
  /** Of its machine, which may differ from the world's. */
  readonly clock: Clock = {
    now: () => addMs(this.world.clock.now(), this.world.workerOf(this.worker).clockOffsetMs),
  };
  readonly timers: UnreliableTimers;
  readonly dispatch: UnreliableDispatch;
  /** Resolves when it dies. */
  readonly death: Promise<'dead'>;
  /** Whether it has taken up its work. */
  started = false;
  private dead = false;
  private sleepers = 0;
  private announceDeath: (died: 'dead') => void = () => {};
  private readonly endings: (() => void)[] = [];
  private app: INestApplicationContext | undefined;

  /** @param name tells its ids from those of every other life. */
  private constructor(
    readonly world: Surroundings,
    readonly worker: number,
    readonly name: string,
  ) {
    this.death = new Promise((resolve) => (this.announceDeath = resolve));
    this.timers = new UnreliableTimers(this);
    this.dispatch = new UnreliableDispatch(this);
  }

  /** The application is made; nothing has been asked of the world yet. */
  static async made(world: Surroundings, worker: number, name: string): Promise<Life> {
    const life = new Life(world, worker, name);
    const ports: Ports = {
      log: logOf(life),
      keys: keysOf(life),
      snapshots: snapshotsOf(life),
      clock: life.clock,
      timers: life.timers,
      dispatch: life.dispatch,
      pace: new Unpaced(),
      ids: sequentialIds(name, life.clock),
      rest: (ms) => life.sleep(ms),
    };
    life.app = await applicationOver(ports, new UnreliableTransport(life), (error) =>
      world.failed(life, error),
    );
    return life;
  }

  get isDead(): boolean {
    return this.dead;
  }

  /** @param lastRun as a server knows it that left word on its disk. */
  async start(lastRun: Instant | undefined): Promise<void> {
    const started = await Promise.race([
      this.application.get(CampaignRuntime).start(lastRun),
      this.death,
    ]);
    if (started !== 'dead') this.started = true;
  }

  /** Settles as the command does, or with `dead` when this process dies first. */
  execute(command: CommandMessage): Promise<unknown> {
    return Promise.race([this.application.get(CommandBus).execute(command), this.death]);
  }

  ask<Answer>(query: Query<Answer>): Promise<Answer> {
    return this.application.get(QueryBus).execute(query);
  }

  get<Part>(part: abstract new (...args: never[]) => Part): Part {
    return this.application.get(part);
  }

  /** What the heartbeat of a server does every minute. @throws the first fault, or nothing where it dies meanwhile. */
  async reconcile(): Promise<void> {
    const done = await Promise.race([
      this.get(Reconciler).run({ recordsOutages: false }),
      this.death,
    ]);
    if (done !== 'dead' && done.faults.length > 0) throw done.faults[0];
  }

  /** Whether something in it waits for time to pass, as for a store that was away. */
  get isAsleep(): boolean {
    return this.sleepers > 0;
  }

  /** Whether a timer is to be fired now. */
  isDue(): boolean {
    const next = this.timers.nextDue();
    return next !== undefined && next <= this.clock.now();
  }

  /** As if Redis had been emptied. */
  loseQueues(): void {
    this.timers.lose();
    this.dispatch.lose();
  }

  saveSnapshots(): Promise<void> {
    return this.get(ProjectionHost).saveSnapshots();
  }

  die(): void {
    if (this.dead) return;
    this.dead = true;
    this.world.turns.forget(this);
    this.get(Engine).patience.end();
    for (const end of this.endings) end();
    this.announceDeath('dead');
  }

  onDeath(end: () => void): void {
    this.endings.push(end);
  }

  /** Waits for its turn in the world, does there what it has to do, and often waits for the answer. */
  async at<Answer>(what: Asked, act: (trouble?: TroubleKind) => Promise<Answer>): Promise<Answer> {
    if (this.dead) return never();
    const trouble = await this.world.turns.wait(this, what);
    const answer = await act(trouble);
    if (this.world.chance.says(0.2)) await this.world.turns.wait(this, 'answer');
    return this.dead ? never() : answer;
  }

  /** Of the world's time. */
  async sleep(ms: number): Promise<void> {
    this.sleepers++;
    await new Promise<void>((resolve) => this.world.later(ms, resolve));
    this.sleepers--;
    if (this.dead) await never();
  }

  private get application(): INestApplicationContext {
    if (this.app === undefined) throw new Fault('not-made', `${this.name} has no application`);
    return this.app;
  }
}
