import { setTimeout } from 'node:timers/promises';
import type { INestApplicationContext } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import {
  CampaignRuntime,
  defaultPolicy,
  DefinePolicy,
  LaunchCampaign,
  PlanCampaign,
  RecordResponse,
  ScheduleCampaign,
  type Policy,
} from '#campaigns';
import { DirectoryImport } from '#directory';
import { Engine, type Ports } from '#engine';
import type { EventLog } from '#event-log';
import {
  addMs,
  derivedId,
  msBetween,
  parseInstant,
  systemClock,
  textIn,
  uuidV7Ids,
  type CommandContext,
  type Duration,
  type NewEvent,
} from '#kernel';
import { SimulatedTransport } from '#messaging';
import { applicationOver } from '#simulation';
import type { Figures } from './benchmark.js';
import { Lag } from './lag.js';
import { contactPointIds, networkOf } from './network.js';
import { percentile } from './percentile.js';
import type { Profile } from './profiles.js';

/** Three timers each, counted from a ping's first message. */
const policy: Policy = {
  ...defaultPolicy,
  deadline: 'PT1H' as Duration,
  steps: [60, 75, 90].map((seconds) => ({
    after: `PT${seconds}S` as Duration,
    do: 'remind',
    to: 'same',
  })),
};
const campaignId = 'measured';
/** Pings of a campaign before: a server that has just started is slower for a second or so. */
const warmUp = { campaignId: 'before', pings: 500 };
/** Before the first message, for each ping: all are issued by then. */
const issuingMs = 1;
const answersAfterMs = 5_000;
/** As many as ask the others at once. */
const answerers = 64;

export interface PingTestOptions {
  readonly pings: number;
  /** First messages that go out a second; where nobody answers, as many reminders of each step fall due. */
  readonly startsPerSecond: number;
  /** All at once when everybody has been asked, or each some seconds after its message. */
  readonly answers: 'together' | 'as they come';
}

/**
 * A whole ping test in real time: the engine as a server runs it, on disk, over a transport that costs nothing. All pings
 * are issued at once, go out one after the other, seven in ten are answered, the others are reminded three times.
 */
export function pingTest(profile: Profile, options: PingTestOptions): Promise<Figures> {
  return profile((ports) => pingTestOver(ports, options));
}

async function pingTestOver(ports: Ports, options: PingTestOptions): Promise<Figures> {
  const counts = new Counts();
  let test: PingTest | undefined;
  const transport = new SimulatedTransport(({ contactPointId, purpose, campaignId: of }) => {
    if (purpose === 'first' && of === campaignId) test?.wasAsked(contactPointId);
    return { outcome: 'handed-over' };
  });
  const app = await applicationOver(
    { ...ports, log: counted(ports.log, counts) },
    transport,
    (error) => {
      throw error;
    },
  );
  try {
    test = new PingTest(app, options, counts);
    return await test.run();
  } finally {
    await app.get(Engine).stop();
    await app.close();
  }
}

class PingTest {
  private readonly bus: CommandBus;

  constructor(
    private readonly app: INestApplicationContext,
    private readonly options: PingTestOptions,
    private readonly counts: Counts,
  ) {
    this.bus = app.get(CommandBus);
  }

  async run(): Promise<Figures> {
    const { pings } = this.options;
    const answerable = this.names().filter(isAnswered).length;
    await this.prepare();
    const lags: Record<string, number> = {};
    const before = process.cpuUsage();
    const lag = new Lag();
    const issuedMs = await this.issue();
    lags['lag while issuing, p99'] = lag.next();
    await this.counts.until('AttemptHandedOver', pings);
    lags['lag while sending, p99'] = lag.next();
    globalThis.gc?.();
    const { heapUsed, external } = process.memoryUsage();
    const openMiB = (heapUsed + external) / 2 ** 20;
    lag.next();
    const answeredMs = await this.answer(answerable);
    lags['lag while answering, p99'] = lag.next();
    await this.counts.until(`ReminderDue ${policy.steps.length - 1}`, pings - answerable);
    await this.app.get(Engine).settled();
    lags['lag while reminding, p99'] = lag.end();
    const { user, system } = process.cpuUsage(before);
    const late = this.counts.lateness.toSorted((a, b) => a - b);
    return {
      issued: (pings * 1_000) / issuedMs,
      ...(answeredMs === undefined ? {} : { answered: (answerable * 1_000) / answeredMs }),
      'lateness p50': percentile(late, 50),
      'lateness p99': percentile(late, 99),
      'lateness max': percentile(late, 100),
      'cost per ping': (user + system) / 1_000 / pings,
      memory: openMiB,
      ...lags,
    };
  }

  /** Answers by itself some seconds later, where answers come so. */
  wasAsked(contactPointId: string): void {
    if (this.options.answers !== 'as they come' || !isAnswered(contactPointId)) return;
    void setTimeout(answersAfterMs).then(() => this.answerOf(contactPointId));
  }

  private async prepare(): Promise<void> {
    await this.app.get(CampaignRuntime).start();
    const network = networkOf(this.options.pings);
    await this.app.get(DirectoryImport).run(network, this.context());
    await this.bus.execute(new DefinePolicy({ policyId: 'measured', policy }, this.context()));
    await this.warmUp(network.parties.map(({ party }) => party));
    const plan = { campaignId, name: 'Measured', policyId: 'measured', audience: {} };
    await this.bus.execute(new PlanCampaign(plan, this.context()));
    await this.app.get(Engine).settled();
    this.counts.begin();
  }

  private async warmUp(parties: readonly string[]): Promise<void> {
    const { campaignId: id, pings } = warmUp;
    // Six contact points for five Parties.
    const audience = { parties: parties.slice(0, Math.floor((pings * 5) / 6)) };
    const plan = { campaignId: id, name: 'Before', policyId: 'measured', audience };
    await this.bus.execute(new PlanCampaign(plan, this.context()));
    await this.bus.execute(
      new LaunchCampaign({ campaignId: id, acceptsWarnings: true }, this.context()),
    );
    await this.counts.until('AttemptHandedOver', pings);
    for (const name of contactPointIds(pings)) await this.answerOf(name, id);
    await this.app.get(Engine).settled();
  }

  /** @returns the milliseconds from the launch, once recorded, until every ping stands in the log. */
  private async issue(): Promise<number> {
    const { pings, startsPerSecond } = this.options;
    const from = addMs(systemClock.now(), issuingMs * pings);
    const length = `PT${Math.ceil(pings / startsPerSecond)}S` as Duration;
    const schedule = { kind: 'window', from, length } as const;
    await this.bus.execute(new ScheduleCampaign({ campaignId, schedule }, this.context()));
    const command = new LaunchCampaign({ campaignId, acceptsWarnings: true }, this.context());
    // Publishing the directory and choosing the audience come before.
    const launched = this.counts.until('CampaignLaunched', 1).then(() => performance.now());
    await this.bus.execute(command);
    const begun = await launched;
    await this.counts.until('PingIssued', pings);
    return performance.now() - begun;
  }

  /** @returns the milliseconds until all answers were acknowledged, where they came together. */
  private async answer(answerable: number): Promise<number | undefined> {
    if (this.options.answers === 'as they come') {
      await this.counts.until('ResponseReceived', answerable);
      return undefined;
    }
    const waiting = this.names().filter(isAnswered);
    const begun = performance.now();
    await Promise.all(
      Array.from({ length: answerers }, async () => {
        for (let next = waiting.pop(); next !== undefined; next = waiting.pop())
          await this.answerOf(next);
      }),
    );
    return performance.now() - begun;
  }

  private answerOf(contactPointId: string, ofCampaign = campaignId): Promise<unknown> {
    const response = {
      ping: { campaignId: ofCampaign, contactPointId },
      responseId: derivedId('answer', ofCampaign, contactPointId),
      via: 'link',
      grade: 'human',
      receivedAt: systemClock.now(),
    } as const;
    return this.bus.execute(new RecordResponse(response, this.context()));
  }

  private names(): string[] {
    return contactPointIds(this.options.pings);
  }

  private context(): CommandContext {
    const id = uuidV7Ids.next();
    const actor = { kind: 'command-line', id: 'bench' } as const;
    return { now: systemClock.now(), actor, correlationId: id, causationId: id };
  }
}

function isAnswered(contactPointId: string): boolean {
  return Number(contactPointId.slice('cp-'.length)) % 10 < 7;
}

/** How many events of each type, and reminders of each step, were appended, and who waits for how many. */
class Counts {
  /** Milliseconds from when each reminder was due until it stood in the log. */
  lateness: number[] = [];
  private readonly byName = new Map<string, number>();
  private waiting: { isReached: () => boolean; resolve: () => void }[] = [];

  /** What was appended before does not count. */
  begin(): void {
    this.byName.clear();
    this.lateness = [];
  }

  add(events: readonly NewEvent[]): void {
    for (const { type, data } of events) {
      const isReminder = type === 'ReminderDue';
      if (isReminder)
        this.lateness.push(msBetween(parseInstant(textIn(data, 'dueAt')), systemClock.now()));
      const name = isReminder ? `${type} ${JSON.stringify(data['step'])}` : type;
      this.byName.set(name, (this.byName.get(name) ?? 0) + 1);
    }
    const reached = this.waiting.filter(({ isReached }) => isReached());
    if (reached.length === 0) return;
    this.waiting = this.waiting.filter((one) => !reached.includes(one));
    for (const { resolve } of reached) resolve();
  }

  until(name: string, count: number): Promise<void> {
    const isReached = () => (this.byName.get(name) ?? 0) >= count;
    if (isReached()) return Promise.resolve();
    return new Promise((resolve) => this.waiting.push({ isReached, resolve }));
  }
}

/** The same log, which counts what it acknowledged. */
function counted(log: EventLog, counts: Counts): EventLog {
  return new Proxy(log, {
    get: (target, name) => {
      const member: unknown = Reflect.get(target, name);
      if (typeof member !== 'function') return member;
      if (name !== 'append') return member.bind(target) as unknown;
      return async (...args: Parameters<EventLog['append']>) => {
        const appended = await target.append(...args);
        counts.add(args[1]);
        return appended;
      };
    },
  });
}
