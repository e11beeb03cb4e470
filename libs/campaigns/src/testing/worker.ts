import { Module, type DynamicModule, type INestApplicationContext } from '@nestjs/common';
import { CommandBus, QueryBus, type Query } from '@nestjs/cqrs';
import { NestFactory } from '@nestjs/core';
import { DirectoryModule, directoryCapability } from '#directory';
import {
  Engine,
  EngineModule,
  InProcessDispatch,
  Unpaced,
  type Dispatch,
  type Pace,
  type Stores,
} from '#engine';
import { sequentialIds, type CommandMessage, type JsonObject } from '#kernel';
import { messagingCapability, MessagingModule, type Transport } from '#messaging';
import { VirtualTimers, type VirtualClock } from '#timers';
import { CampaignRuntime } from '../campaign-runtime.js';
import { campaignsCapability, CampaignsModule } from '../campaigns.module.js';
import { MortalStores } from './mortal-stores.js';

@Module({})
class WorkerModule {
  static over(...imports: readonly DynamicModule[]): DynamicModule {
    return { module: WorkerModule, imports: [...imports, DirectoryModule, MessagingModule] };
  }
}

/** A real queue whose jobs wait while it is held. */
export class HoldableDispatch implements Dispatch {
  private readonly queue: InProcessDispatch;
  private held: (() => Promise<void>)[] | undefined;

  constructor(report: (error: unknown) => void) {
    this.queue = new InProcessDispatch(report);
  }

  add(id: string, job: JsonObject): Promise<void> {
    if (this.held === undefined) return this.queue.add(id, job);
    this.held.push(() => this.queue.add(id, job));
    return Promise.resolve();
  }

  hold(): void {
    this.held = [];
  }

  async release(): Promise<void> {
    const held = this.held ?? [];
    this.held = undefined;
    for (const add of held) await add();
  }

  onJob(handler: Parameters<Dispatch['onJob']>[0]): void {
    this.queue.onJob(handler);
  }

  /** What a handler failed with has been reported already. */
  idle(): Promise<void> {
    return this.queue.idle().catch(() => this.idle());
  }

  depth() {
    return this.queue.depth();
  }

  close(): Promise<void> {
    return this.queue.close();
  }
}

/** One run of the application: everything that a killed process loses. */
export class Worker {
  private constructor(
    readonly app: INestApplicationContext,
    readonly stores: MortalStores,
    readonly timers: VirtualTimers,
    readonly dispatch: HoldableDispatch,
  ) {}

  /** @param seed tells this run's ids from those of every other run. */
  static async start(
    stores: Stores,
    clock: VirtualClock,
    transport: Transport,
    seed: string,
    report: (error: unknown) => void,
    pace: Pace = new Unpaced(),
    equip: (app: INestApplicationContext) => void = () => {},
  ): Promise<Worker> {
    const mortal = new MortalStores(stores);
    const timers = new VirtualTimers(clock);
    const dispatch = new HoldableDispatch(report);
    const { log, keys, snapshots } = mortal;
    const ids = sequentialIds(seed, clock);
    const ports = { log, keys, snapshots, clock, timers, dispatch, pace, ids };
    const app = await NestFactory.createApplicationContext(
      WorkerModule.over(
        EngineModule.over(ports, [messagingCapability, directoryCapability, campaignsCapability]),
        CampaignsModule.over(transport),
      ),
      { logger: false, abortOnError: false },
    );
    await app.init();
    equip(app);
    const worker = new Worker(app, mortal, timers, dispatch);
    await mortal.unlessDead(app.get(CampaignRuntime).start());
    return worker;
  }

  execute(command: CommandMessage): Promise<unknown> {
    return this.app.get(CommandBus).execute(command);
  }

  ask<Answer>(query: Query<Answer>): Promise<Answer> {
    return this.app.get(QueryBus).execute(query);
  }

  /** Nothing is left to do at this moment, or this run has died. */
  settled(): Promise<void> {
    return this.stores.unlessDead(this.app.get(Engine).settled());
  }

  fireDue(): Promise<void> {
    return this.stores.unlessDead(this.timers.fireDue());
  }

  async stop(): Promise<void> {
    if (!this.stores.dead) await this.app.get(Engine).stop();
    await this.app.close();
  }
}
