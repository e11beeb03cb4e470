import { Inject, Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { CommandLoop, Effects, Engine, PORTS, ProjectionHost, type Ports } from '#engine';
import {
  addMs,
  epochMs,
  limits,
  type CommandContext,
  type Effect,
  type Instant,
  type JsonObject,
} from '#kernel';
import {
  isRunning,
  type Campaign,
  type CampaignCommand,
  type RunningCampaign,
} from './domain/campaign.decider.js';
import { AdvancePing, DirectCampaign } from './domain/campaign.messages.js';
import { campaignStream } from './domain/campaign.events.js';
import { campaignFollowUp, issues } from './domain/campaign.process.js';
import { campaignBoard, campaigns, type BoardPing } from './domain/campaign.projections.js';
import { nextDue } from './domain/ping.due.js';
import { pingKey, pingStream, type PingRef } from './domain/ping.events.js';
import { pingFollowUp } from './domain/ping.process.js';
import { ping } from './domain/ping.decider.js';
import type { Ping } from './domain/ping.state.js';
import { seriesStream } from './domain/series.events.js';
import { seriesFollowUp } from './domain/series.process.js';
import { seriesList } from './domain/series.projection.js';
import { faultsOfEach } from './each-of.js';
import { timerContext } from './timer-context.js';

export interface Reconciled {
  readonly campaigns: number;
  /** Pings that owed something and had not done it. */
  readonly overdue: number;
  /** What went wrong for some while it was done for all others; each of these is tried again soon. */
  readonly faults: readonly unknown[];
}

export interface ReconcileOptions {
  /**
   * Whether what is overdue is put down to an outage. So it is at the start, when nobody was there to act; a run in between
   * may as well meet sends that take long.
   */
  readonly recordsOutages?: boolean;
}

type Known = Exclude<Campaign, { status: 'absent' }>;

/**
 * Finds what the log says is due and is not done, whatever became of timers and queues: it reads nothing else. Losing all
 * timers, or all of Redis, loses no reminder (FM-05, FM-06, FM-08). A fault in one campaign, or of one contact point, keeps
 * no other from being asked. Where several processes share the work, each looks for what is its own.
 */
@Injectable()
export class Reconciler {
  /** Campaigns that had ended and owed nothing: once, and again when whatever was under way then has come to its end. */
  private readonly quiet = new Set<string>();
  private readonly settled = new Set<string>();

  constructor(
    private readonly bus: CommandBus,
    private readonly loop: CommandLoop,
    private readonly projections: ProjectionHost,
    private readonly effects: Effects,
    private readonly engine: Engine,
    @Inject(PORTS) private readonly ports: Ports,
  ) {}

  async run({ recordsOutages = true }: ReconcileOptions = {}): Promise<Reconciled> {
    const now = this.ports.clock.now();
    const { documentsOf } = await this.projections.moment([campaigns, seriesList, campaignBoard]);
    const allSeries = [...documentsOf(seriesList).values()].filter(({ seriesId }) =>
      this.engine.owns(seriesStream(seriesId)),
    );
    const all = [...documentsOf(campaigns).values()];
    const active = all.filter(isActive);
    const withoutOutcome = this.withoutOutcome(all, documentsOf(campaignBoard));
    const faults: unknown[] = [];
    for (const one of allSeries)
      await this.tried(
        faults,
        `series.${one.seriesId}`,
        { wake: 'series', seriesId: one.seriesId },
        () => this.effects.perform(seriesFollowUp(one), timerContext(one.seriesId, now)),
      );
    let overdue = 0;
    for (const state of active) {
      const { campaignId } = state;
      await this.tried(faults, campaignId, { wake: 'campaign', campaignId }, async () => {
        overdue += await this.reconcile(state, now, recordsOutages, faults);
      });
    }
    for (const ref of withoutOutcome)
      await this.tried(faults, pingKey(ref), { wake: 'ping', ...ref }, async () => {
        const { state } = await this.loop.load(pingStream(ref), ping);
        await this.effects.perform(owedBy(state, ref, now), timerContext(ref.campaignId, now));
      });
    return { campaigns: active.length, overdue, faults };
  }

  /** Pings of campaigns that have ended while nobody knew what had become of a message: they are still to say so (FM-07). */
  private withoutOutcome(
    all: readonly Campaign[],
    board: ReadonlyMap<string, BoardPing>,
  ): readonly PingRef[] {
    const found: PingRef[] = [];
    for (const state of all) {
      if (!hasEnded(state) || this.settled.has(state.campaignId)) continue;
      const { campaignId } = state;
      const own = state.audience
        .map(({ contactPointId }) => ({ campaignId, contactPointId }))
        .filter((ref) => {
          const known = board.get(pingKey(ref));
          return known !== undefined && nextDue(known.ping) !== undefined;
        });
      if (own.length === 0)
        (this.quiet.has(campaignId) ? this.settled : this.quiet).add(campaignId);
      found.push(...own.filter((ref) => this.engine.owns(pingStream(ref))));
    }
    return found;
  }

  /**
   * Nobody acted from one instant to another: every campaign that was running then keeps note of it, whoever works on it;
   * of those who share the work only the first one back can tell.
   */
  async noteOutage(from: Instant, to: Instant): Promise<void> {
    const all = [...(await this.projections.documents(campaigns)).values()];
    for (const state of all)
      if (isRunning(state) && state.launchedAt < to)
        await this.record(state, state.launchedAt > from ? state.launchedAt : from, to);
  }

  private async reconcile(
    state: Known,
    now: Instant,
    recordsOutages: boolean,
    faults: unknown[],
  ): Promise<number> {
    const context = timerContext(state.campaignId, now);
    const { campaignId } = state;
    if (this.ownsCampaign(state)) await this.effects.perform(campaignFollowUp(state), context);
    if (!isRunning(state)) return 0;
    const own = state.audience.filter(({ contactPointId }) =>
      this.engine.owns(pingStream({ campaignId, contactPointId })),
    );
    // What is overdue is put down to an outage before anything is done about it.
    if (recordsOutages) await this.recordOutage(state, own, now);
    const missing = new Set<string>();
    let overdue = 0;
    const failed = await faultsOfEach(own, async ({ contactPointId }) => {
      const ref = { campaignId, contactPointId };
      const { state: one } = await this.loop.load(pingStream(ref), ping);
      if (one.status === 'absent') missing.add(contactPointId);
      if ((nextDue(one) ?? now) < now) overdue++;
      await this.effects.perform(owedBy(one, ref, now), context);
    });
    for (const { item, error } of failed)
      await this.tryAgainPing(faults, error, { campaignId, contactPointId: item.contactPointId });
    const owed = issues(state, (contactPointId) => missing.has(contactPointId));
    await this.performEach(owed, context, faults, campaignId);
    return overdue;
  }

  private async performEach(
    effects: readonly Effect[],
    context: CommandContext,
    faults: unknown[],
    campaignId: string,
  ): Promise<void> {
    const failed = await faultsOfEach(effects, (effect) => this.effects.perform([effect], context));
    for (const { error } of failed)
      await this.tryAgain(faults, error, campaignId, { wake: 'campaign', campaignId });
  }

  private async tried(
    faults: unknown[],
    owner: string,
    payload: JsonObject,
    perform: () => Promise<void>,
  ): Promise<void> {
    try {
      await perform();
    } catch (error) {
      await this.tryAgain(faults, error, owner, payload);
    }
  }

  private tryAgainPing(
    faults: unknown[],
    error: unknown,
    { campaignId, contactPointId }: PingRef,
  ): Promise<void> {
    const ref = { campaignId, contactPointId };
    return this.tryAgain(faults, error, pingKey(ref), { wake: 'ping', ...ref });
  }

  private async tryAgain(
    faults: unknown[],
    error: unknown,
    owner: string,
    payload: JsonObject,
  ): Promise<void> {
    faults.push(error);
    const { clock, timers } = this.ports;
    const due = addMs(clock.now(), limits.attemptRetryBaseMs);
    // Where no timer can be set, the next run comes all the same, and the others are looked at in this one.
    await timers
      .schedule(`again.${owner}.${epochMs(due)}`, due, payload)
      .catch((fault: unknown) => faults.push(fault));
  }

  /** Steps that fell due a while ago were held up by something; a pause holds them up on purpose. */
  private async recordOutage(
    state: RunningCampaign,
    audience: RunningCampaign['audience'],
    now: Instant,
  ): Promise<void> {
    if (state.status === 'paused') return;
    const { campaignId } = state;
    let from: Instant | undefined;
    // Who cannot be read now is met once more when it is looked at for what it owes.
    await faultsOfEach(audience, async ({ contactPointId }) => {
      const stream = pingStream({ campaignId, contactPointId });
      const due = nextDue((await this.loop.load(stream, ping)).state);
      if (due !== undefined && due < (from ?? now)) from = due;
    });
    if (from === undefined) return;
    if (addMs(from, limits.outageToleranceMs) >= now) return;
    await this.record(state, from, now);
  }

  private ownsCampaign({ campaignId }: { readonly campaignId: string }): boolean {
    return this.engine.owns(campaignStream(campaignId));
  }

  private async record({ campaignId }: RunningCampaign, from: Instant, to: Instant): Promise<void> {
    const command = { type: 'RecordOutage', from, to } satisfies CampaignCommand;
    const context = timerContext(campaignId, this.ports.clock.now());
    await this.bus.execute(new DirectCampaign({ campaignId, command }, context));
  }
}

function isActive(state: Campaign): state is Known {
  return state.status === 'scheduled' || isRunning(state);
}

function hasEnded(state: Campaign): state is Extract<Campaign, { status: 'closed' | 'cancelled' }> {
  return state.status === 'closed' || state.status === 'cancelled';
}

function owedBy(
  one: Ping,
  { campaignId, contactPointId }: PingRef,
  now: Instant,
): readonly Effect[] {
  const due = nextDue(one);
  // Advancing follows up by itself.
  return due !== undefined && due <= now
    ? [{ kind: 'command', command: AdvancePing, data: { campaignId, contactPointId } }]
    : pingFollowUp(one, now);
}
