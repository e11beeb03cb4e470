import type { INestApplicationContext } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import {
  CampaignRuntime,
  campaignStream,
  campaign,
  DefinePolicy,
  DirectCampaign,
  GetReadiness,
  GetStatistics,
  isRunning,
  PlanCampaign,
  type CampaignStatistics,
  type Policy,
  type Readiness,
  type StatisticsDetails,
} from '#campaigns';
import {
  contactPoints,
  DirectoryImport,
  networkSummary,
  type NetworkSummary,
  type ParsedContactPoint,
  type ParsedDirectory,
} from '#directory';
import {
  CommandLoop,
  Engine,
  InProcessDispatch,
  ProjectionHost,
  type Stores,
  Unpaced,
} from '#engine';
import {
  addMs,
  derivedId,
  Fault,
  Refusal,
  sequentialIds,
  utcDate,
  type CommandContext,
  type Instant,
} from '#kernel';
import { SimulatedTransport } from '#messaging';
import { VirtualClock, VirtualTimers } from '#timers';
import { applicationOver } from './application.js';
import type { RecordedAnswer } from './parse-answers.js';
import { VirtualLife } from './virtual-life.js';

export interface RehearsalInput {
  readonly directory: ParsedDirectory;
  readonly answers: readonly RecordedAnswer[];
  readonly sentAt: Instant;
  readonly policy: Policy;
  /** Whether the read models are stored beside the log for whoever opens it next. */
  readonly keepsSnapshots: boolean;
}

export interface RehearsalResult {
  readonly statistics: CampaignStatistics;
  readonly details: StatisticsDetails;
  readonly readiness: Readiness;
  /** The network on the day of the test. */
  readonly network: NetworkSummary;
}

/** How far a rehearsal has come, for whoever waits. */
export interface RehearsalProgress {
  readonly phase: 'import' | 'campaign';
  readonly done: number;
  readonly total: number;
}

/** The directory is imported and the campaign planned this long before the ping goes out. */
const preparationMs = 3_600_000;

/**
 * Runs a whole ping test on virtual time: imports, plans, launches, sends through a simulated channel that takes no time,
 * reminds, escalates, takes in the recorded answers at their moments, and closes. Same input, same log, where the store is
 * in this process; over a network, what happens at one instant may be noted in another order.
 * @param stores what the log is kept in; they must be empty, and stay open.
 * @param pause is waited for between two moments: whoever has other work does it meanwhile.
 */
export async function rehearse(
  input: RehearsalInput,
  stores: Stores,
  onProgress: (progress: RehearsalProgress) => void = () => {},
  pause: () => Promise<void> = () => Promise.resolve(),
): Promise<RehearsalResult> {
  const clock = new VirtualClock(addMs(input.sentAt, -preparationMs));
  const timers = new VirtualTimers(clock);
  const ports = {
    ...stores,
    clock,
    timers,
    ids: sequentialIds(`rehearsal ${input.sentAt}`, clock),
    dispatch: new InProcessDispatch(),
    pace: new Unpaced(),
  };
  // Every step waits for the loops, so their failure reaches the caller as the step's own.
  const app = await applicationOver(ports, new SimulatedTransport(), () => {});
  const rehearsal = new Rehearsal(app, clock, timers, input, { onProgress, pause });
  try {
    const result = await rehearsal.run();
    if (input.keepsSnapshots) await app.get(ProjectionHost).saveSnapshots();
    return result;
  } finally {
    await app.get(Engine).stop();
    await app.close();
  }
}

/** `rehearsal-20240219T090000Z`: names the test by its moment. */
export function rehearsalId(sentAt: Instant): string {
  return `rehearsal-${sentAt.slice(0, 19).replaceAll(/[-:]/g, '')}Z`;
}

class Rehearsal {
  private readonly campaignId: string;
  private readonly bus: CommandBus;
  private readonly engine: Engine;
  private readonly life: VirtualLife;

  constructor(
    private readonly app: INestApplicationContext,
    private readonly clock: VirtualClock,
    timers: VirtualTimers,
    private readonly input: RehearsalInput,
    private readonly caller: {
      readonly onProgress: (progress: RehearsalProgress) => void;
      readonly pause: () => Promise<void>;
    },
  ) {
    this.campaignId = rehearsalId(input.sentAt);
    this.bus = app.get(CommandBus);
    this.engine = app.get(Engine);
    this.life = new VirtualLife(app, clock, timers);
  }

  async run(): Promise<RehearsalResult> {
    await this.app.get(CampaignRuntime).start();
    await this.prepare();
    const queries = this.app.get(QueryBus);
    const { policy, sentAt } = this.input;
    const readiness = await queries.execute(new GetReadiness(policy, sentAt));
    await this.live();
    const result = await queries.execute(new GetStatistics(this.campaignId));
    const directory = await this.app.get(ProjectionHost).documents(contactPoints);
    const network = networkSummary(directory.values(), utcDate(this.input.sentAt));
    return { ...result, readiness, network };
  }

  private async prepare(): Promise<void> {
    const { directory, policy, sentAt } = this.input;
    requireAudience(directory, sentAt);
    const context = this.context();
    const total = directory.contactPoints.length;
    await this.app
      .get(DirectoryImport)
      .run(directory, context, (done) => this.caller.onProgress({ phase: 'import', done, total }));
    const { campaignId } = this;
    await this.bus.execute(new DefinePolicy({ policyId: 'rehearsal', policy }, context));
    const name = `Ping test of ${sentAt}`;
    const plan = { campaignId, name, policyId: 'rehearsal', audience: {} };
    await this.bus.execute(new PlanCampaign(plan, context));
    const schedule = { kind: 'at', at: sentAt } as const;
    const command = {
      type: 'ScheduleCampaign',
      now: context.now,
      startsAt: sentAt,
      schedule,
    } as const;
    await this.bus.execute(new DirectCampaign({ campaignId, command }, context));
    await this.engine.settled();
  }

  private async live(): Promise<void> {
    const { answers, sentAt } = this.input;
    const context = () => this.context();
    // The pings go out before the first answer can come, though it were in the same second.
    await this.life.arriveAt(sentAt, context);
    this.life.expect(this.campaignId, sentAt, answers);
    for (;;) {
      const next = this.life.nextMoment({ withTimers: !(await this.isOver()) });
      if (next === undefined) return this.requireLaunched();
      await this.life.arriveAt(next, context);
      const done = answers.length - this.life.answersToCome;
      this.caller.onProgress({ phase: 'campaign', done, total: answers.length });
      await this.caller.pause();
    }
  }

  private async isOver(): Promise<boolean> {
    const { state } = await this.app
      .get(CommandLoop)
      .load(campaignStream(this.campaignId), campaign);
    return state.status === 'closed';
  }

  private async requireLaunched(): Promise<void> {
    const { state } = await this.app
      .get(CommandLoop)
      .load(campaignStream(this.campaignId), campaign);
    if (state.status !== 'closed')
      throw new Fault(
        'rehearsal-unfinished',
        isRunning(state)
          ? 'the campaign ran out of timers before it closed'
          : 'the campaign was never launched',
      );
  }

  private context(): CommandContext {
    const id = derivedId('rehearsal', this.campaignId);
    return {
      now: this.clock.now(),
      actor: { kind: 'command-line', id: 'rehearse' },
      correlationId: id,
      causationId: id,
    };
  }
}

/** @throws Refusal `nobody-designated`: a test of nobody has nothing to show. */
function requireAudience({ contactPoints: points }: ParsedDirectory, sentAt: Instant): void {
  const day = utcDate(sentAt);
  const isAsked = ({ status, designatedOn }: ParsedContactPoint) =>
    status === 'designated' && (designatedOn === undefined || designatedOn <= day);
  if (!points.some(isAsked))
    throw new Refusal(
      'nobody-designated',
      {},
      `no contact point of the directory is designated on ${day}; choose another --sent-at`,
    );
}
