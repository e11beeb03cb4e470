import { Module, type INestApplicationContext } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { NestFactory } from '@nestjs/core';
import {
  CampaignRuntime,
  campaignsCapability,
  CampaignsModule,
  DefinePolicy,
  defaultPolicy,
  LaunchCampaign,
  PlanCampaign,
  type Policy,
} from '#campaigns';
import { directoryCapability, DirectoryImport, DirectoryModule } from '#directory';
import {
  Engine,
  EngineModule,
  InProcessDispatch,
  memoryStores,
  ProjectionHost,
  Unpaced,
} from '#engine';
import {
  addMs,
  parseInstant,
  sequentialIds,
  type CommandContext,
  type CommandMessage,
  type Instant,
  type RecordedEvent,
} from '#kernel';
import { PersonalData } from '#keys';
import {
  bounceAddress,
  messagingCapability,
  MessagingModule,
  replyAddress,
  SimulatedTransport,
  type MailEnvelope,
  type MailIdentity,
  type MailSetup,
  type OutboundMessage,
} from '#messaging';
import { point } from '#testing';
import { VirtualClock, VirtualTimers } from '#timers';
import { answersCapability, AnswersModule } from '../answers.module.js';
import { mailbox } from '../domain/mailbox.projection.js';
import type { SetAsideMail } from '../domain/mail.events.js';
import { MailIntake, type Taken } from '../mail-intake.js';

export const identity: MailIdentity = {
  domain: 'ping.example',
  replyLocalPart: 'answer',
  bounceLocalPart: 'bounce',
  from: { name: 'Secretariat', address: 'secretariat@ping.example' },
};
export const setup: MailSetup = { identity, trustedAuthserv: 'mx.ping.example' };
export const campaignId = 'test';
export const launchedAt = parseInstant('2024-02-19T09:00:00Z');

/** Two contact points of one Party, each with two mailboxes and a telephone. */
const network = ['se-1', 'se-2'].map((id) => point(id, { phone: '+4680000000' }));

/** The whole engine on virtual time, with a campaign under way whose messages are kept, and mail that comes in. */
export class MailBench {
  readonly clock = new VirtualClock(launchedAt);
  readonly timers = new VirtualTimers(this.clock);
  readonly messages: OutboundMessage[] = [];
  readonly stores = memoryStores();
  private constructed: INestApplicationContext | undefined;

  static async launched(policy: Partial<Policy> = {}): Promise<MailBench> {
    const bench = new MailBench();
    await bench.start();
    await bench.launch({ ...defaultPolicy, ...policy });
    return bench;
  }

  get app(): INestApplicationContext {
    if (this.constructed === undefined) throw new Error('the bench was not started');
    return this.constructed;
  }

  get intake(): MailIntake {
    return this.app.get(MailIntake);
  }

  /** The reply address in the first message to a contact point. */
  replyTo(contactPointId: string): string {
    return replyAddress(identity, this.messageTo(contactPointId).facts.token);
  }

  bounceTo(contactPointId: string, index = 0): string {
    const { facts, attemptId } = this.messageTo(contactPointId, index);
    return bounceAddress(identity, facts.token, attemptId);
  }

  messageTo(contactPointId: string, index = 0): OutboundMessage {
    const message = this.messages.filter((one) => one.contactPointId === contactPointId)[index];
    if (message === undefined) throw new Error(`nothing was sent to ${contactPointId}`);
    return message;
  }

  async take(raw: Buffer, envelope?: MailEnvelope): Promise<Taken> {
    const arrival = { receivedAt: this.clock.now(), setup };
    const taken = await this.intake.take(
      raw,
      envelope === undefined ? arrival : { ...arrival, envelope },
    );
    await this.settle();
    return taken;
  }

  async execute(command: CommandMessage): Promise<void> {
    await this.app.get(CommandBus).execute(command);
    await this.settle();
  }

  async pass(ms: number): Promise<void> {
    const until = addMs(this.clock.now(), ms);
    for (
      let next = this.timers.nextDue();
      next !== undefined && next <= until;
      next = this.timers.nextDue()
    ) {
      if (next > this.clock.now()) this.clock.set(next);
      await this.timers.fireDue();
      await this.settle();
    }
    if (until > this.clock.now()) this.clock.set(until);
  }

  async recorded(...types: readonly string[]): Promise<readonly RecordedEvent[]> {
    const found: RecordedEvent[] = [];
    for await (const event of this.stores.log.readAll())
      if (types.includes(event.type)) found.push(event);
    return found;
  }

  async mailbox(): Promise<readonly SetAsideMail[]> {
    return [...(await this.app.get(ProjectionHost).documents(mailbox)).values()];
  }

  decrypt(subject: string, ciphertext: unknown): Promise<string | undefined> {
    return this.app.get(PersonalData).decrypt(subject, ciphertext as never);
  }

  context(now: Instant = this.clock.now()): CommandContext {
    const actor = { kind: 'account', id: 'operator' } as const;
    return { now, actor, correlationId: 'bench', causationId: 'bench' };
  }

  async settle(): Promise<void> {
    await this.app.get(Engine).settled();
  }

  async close(): Promise<void> {
    await this.app.get(Engine).stop();
    await this.app.close();
  }

  private async start(): Promise<void> {
    const ports = {
      ...this.stores,
      clock: this.clock,
      timers: this.timers,
      dispatch: new InProcessDispatch(),
      pace: new Unpaced(),
      ids: sequentialIds('mail bench', this.clock),
    };
    const transport = new SimulatedTransport((message) => {
      this.messages.push(message);
      return { outcome: 'handed-over' };
    });
    const capabilities = [
      messagingCapability,
      directoryCapability,
      campaignsCapability,
      answersCapability,
    ];
    @Module({
      imports: [
        EngineModule.over(ports, capabilities),
        MessagingModule,
        DirectoryModule,
        CampaignsModule.over(transport),
        AnswersModule,
      ],
    })
    class BenchModule {}
    this.constructed = await NestFactory.createApplicationContext(BenchModule, {
      logger: false,
      abortOnError: false,
    });
    await this.constructed.init();
    await this.app.get(CampaignRuntime).start();
  }

  private async launch(policy: Policy): Promise<void> {
    const context = this.context();
    const directory = {
      parties: [{ party: 'SE', name: 'Sweden', region: 'Europe' }],
      contactPoints: network,
    };
    await this.app.get(DirectoryImport).run(directory, context);
    await this.execute(new DefinePolicy({ policyId: 'plan', policy }, context));
    const plan = { campaignId, name: 'Test', policyId: 'plan', audience: {} };
    await this.execute(new PlanCampaign(plan, context));
    await this.execute(new LaunchCampaign({ campaignId, acceptsWarnings: true }, context));
    await this.timers.fireDue();
    await this.settle();
  }
}
