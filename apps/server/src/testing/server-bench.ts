import type { AddressInfo } from 'node:net';
import type { DynamicModule, Type } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import {
  defaultPolicy,
  DefinePolicy,
  DirectCampaign,
  LaunchCampaign,
  ping,
  pingStream,
  PlanCampaign,
  type ActivePing,
  type Policy,
} from '#campaigns';
import { DirectoryImport, type ParsedContactPoint } from '#directory';
import {
  closeStores,
  CommandLoop,
  Engine,
  InProcessDispatch,
  memoryStores,
  Unpaced,
} from '#engine';
import {
  derivedId,
  parseInstant,
  sequentialIds,
  type CommandContext,
  type CommandMessage,
  type Instant,
  type RecordedEvent,
} from '#kernel';
import { AnswerTokens, SimulatedTransport, type OutboundMessage, type Transport } from '#messaging';
import { VirtualClock, VirtualTimers } from '#timers';
import { createServer, type Role, type ServerParts } from '../create-server.js';
import { directoryOf, testNetwork } from './test-network.js';

export const campaignId = 'test';
/** The moment of `at('00:00')`, at which the bench's campaign is launched. */
const launchedAt = parseInstant('2024-02-19T09:00:00Z');

/** `at('01:15')` is an hour and a quarter after the launch, `at('30:00')` thirty hours. */
export function at(clockTime: string): Instant {
  const [hours = 0, minutes = 0, seconds = 0] = clockTime.split(':').map(Number);
  const ms = Date.parse(launchedAt) + ((hours * 60 + minutes) * 60 + seconds) * 1000;
  return parseInstant(new Date(ms).toISOString());
}

export interface ServerBenchOptions {
  readonly features?: readonly (Type | DynamicModule)[];
  readonly network?: readonly ParsedContactPoint[];
  readonly policy?: Partial<Policy>;
  readonly roles?: readonly Role[];
  /** By default one that hands everything over, and keeps it in `messages`. */
  readonly transport?: Transport;
  /** How far the campaign is brought before `start` resolves. `nothing`: there is the network, and no campaign. */
  readonly campaign?: 'nothing' | 'planned' | 'launched';
  /** What the server is told of how it is reached. */
  readonly reached?: Pick<ServerParts, 'isHttps' | 'trustedProxies'>;
  /** How the campaign is known to people. */
  readonly campaignName?: string;
}

/** A whole server on virtual time that listens on a free port of the loopback, with a network and a campaign. */
export class ServerBench {
  readonly messages: OutboundMessage[] = [];
  /** What a loop or a job of the queue failed with. */
  readonly failures: unknown[] = [];
  readonly clock = new VirtualClock(launchedAt);
  readonly timers = new VirtualTimers(this.clock);
  readonly ports = {
    ...memoryStores(),
    clock: this.clock,
    timers: this.timers,
    dispatch: new InProcessDispatch((error) => this.failures.push(error)),
    pace: new Unpaced(),
    ids: sequentialIds('server bench', this.clock),
  };
  private started: NestFastifyApplication | undefined;
  private listensOn = '';
  private contexts = 0;

  private constructor() {}

  static async start(options: ServerBenchOptions = {}): Promise<ServerBench> {
    const bench = new ServerBench();
    const simulated = new SimulatedTransport((message) => {
      bench.messages.push(message);
      return { outcome: 'handed-over' };
    });
    bench.started = await createServer({
      ports: bench.ports,
      transport: options.transport ?? simulated,
      roles: options.roles ?? ['api', 'worker'],
      features: options.features ?? [],
      ...options.reached,
      onFailure: (error) => bench.failures.push(error),
    });
    await bench.started.listen(0, '127.0.0.1');
    const { port } = bench.started.getHttpServer().address() as AddressInfo;
    bench.listensOn = `http://127.0.0.1:${port}`;
    await bench.prepare(options);
    return bench;
  }

  get app(): NestFastifyApplication {
    if (this.started === undefined) throw new Error('the bench was not started');
    return this.started;
  }

  get url(): string {
    return this.listensOn;
  }

  async execute(command: CommandMessage): Promise<void> {
    await this.app.get(CommandBus).execute(command);
    await this.settle();
  }

  direct(command: DirectCampaign['data']['command']): Promise<void> {
    return this.execute(new DirectCampaign({ campaignId, command }, this.context()));
  }

  /** Lets every timer fire at its moment, up to and with `instant`, and all that follows from it. */
  async pass(instant: Instant): Promise<void> {
    await this.settle();
    for (;;) {
      const due = this.timers.nextDue();
      if (due === undefined || due > instant) break;
      if (due > this.clock.now()) this.clock.set(due);
      await this.timers.fireDue();
      await this.settle();
    }
    if (instant > this.clock.now()) this.clock.set(instant);
  }

  settle(): Promise<void> {
    return this.app.get(Engine).settled();
  }

  tokenOf(contactPointId: string): Promise<string> {
    return new AnswerTokens(this.ports.keys).tokenOf({ campaignId, contactPointId });
  }

  /** @throws unless the campaign has asked this contact point. */
  async ping(contactPointId: string): Promise<ActivePing> {
    const stream = pingStream({ campaignId, contactPointId });
    const { state } = await this.app.get(CommandLoop).load(stream, ping);
    if (state.status === 'absent') throw new Error(`${contactPointId} was not asked`);
    return state;
  }

  /** All events of these types, or all there are, in the order of the log. */
  async recorded(...types: readonly string[]): Promise<readonly RecordedEvent[]> {
    const found: RecordedEvent[] = [];
    for await (const event of this.ports.log.readAll())
      if (types.length === 0 || types.includes(event.type)) found.push(event);
    return found;
  }

  context(): CommandContext {
    const id = derivedId('server bench', String(this.contexts++));
    return {
      now: this.clock.now(),
      actor: { kind: 'command-line', id: 'bench' },
      correlationId: id,
      causationId: id,
    };
  }

  /** @throws what a loop or a job failed with, although nothing was to fail. */
  async stop(): Promise<void> {
    await this.app.get(Engine).stop();
    await this.app.close();
    await closeStores(this.ports);
    for (const failure of this.failures) throw failure;
  }

  private async prepare({
    network = testNetwork(),
    policy,
    campaign = 'launched',
    campaignName = 'Ping test of February',
  }: ServerBenchOptions): Promise<void> {
    const context = this.context();
    await this.app.get(DirectoryImport).run(directoryOf(network), context);
    if (campaign === 'nothing') return;
    const defined = { policyId: 'bench', policy: { ...defaultPolicy, ...policy } };
    const plan = { campaignId, name: campaignName, policyId: 'bench', audience: {} };
    const bus = this.app.get(CommandBus);
    await bus.execute(new DefinePolicy(defined, context));
    await bus.execute(new PlanCampaign(plan, context));
    if (campaign === 'launched') await bus.execute(new LaunchCampaign({ campaignId }, context));
    await this.settle();
  }
}
