import { Inject, Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { Effects, Engine, PORTS, ProjectionHost, type Ports } from '#engine';
import {
  addMs,
  epochMs,
  limits,
  type CommandContext,
  type Effect,
  type Instant,
  type JsonObject,
} from '#kernel';
import { LetterSender } from '#messaging';
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
import { pingTimer } from './domain/ping.process.js';
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
type Board = ReadonlyMap<string, BoardPing>;

/** A ping that is looked after here, as it stood when its log was last looked at; one that is not issued yet is not known. */
interface OwnPing {
  readonly ref: PingRef;
  readonly known: Ping | undefined;
}

/**
 * Finds what the log says is due and is not done, whatever became of timers and queues: it reads nothing but what is folded
 * from the log. Losing all timers, or all of Redis, loses no reminder (FM-05, FM-06, FM-08). A fault in one campaign, or of
 * one contact point, keeps no other from being asked. Where several processes share the work, each looks for what is its own.
 */
@Injectable()
export class Reconciler {
  /** Since when campaigns that have ended owe nothing; what was under way then has come to its end a while later. */
  private readonly quietSince = new Map<string, Instant>();

  constructor(
    private readonly bus: CommandBus,
    private readonly projections: ProjectionHost,
    private readonly effects: Effects,
    private readonly engine: Engine,
    private readonly letters: LetterSender,
    @Inject(PORTS) private readonly ports: Ports,
  ) {}

  async run({ recordsOutages = true }: ReconcileOptions = {}): Promise<Reconciled> {
    const now = this.ports.clock.now();
    const { documentsOf } = await this.projections.moment([campaigns, seriesList, campaignBoard]);
    const allSeries = [...documentsOf(seriesList).values()].filter(({ seriesId }) =>
      this.engine.owns(seriesStream(seriesId)),
    );
    const all = [...documentsOf(campaigns).values()];
    const board = documentsOf(campaignBoard);
    // Gathered before anything is waited for: until then the documents are of one moment.
    const active = all.filter(isActive).map((state) => ({
      state,
      own: isRunning(state) ? pingsOf(state, board).filter((one) => this.isOwn(one)) : [],
    }));
    const withoutOutcome = this.withoutOutcome(all, board, now);
    const faults: unknown[] = [...(await this.letters.reconcile())];
    for (const one of allSeries)
      await this.tried(
        faults,
        `series.${one.seriesId}`,
        { wake: 'series', seriesId: one.seriesId },
        () => this.effects.perform(seriesFollowUp(one), timerContext(one.seriesId, now)),
      );
    let overdue = 0;
    for (const { state, own } of active) {
      const { campaignId } = state;
      await this.tried(faults, campaignId, { wake: 'campaign', campaignId }, async () => {
        overdue += await this.reconcile(state, own, now, recordsOutages, faults);
      });
    }
    await this.lookAfter(withoutOutcome, now, faults);
    return { campaigns: active.length, overdue, faults };
  }

  /** Pings of campaigns that have ended while nobody knew what had become of a message: they are still to say so (FM-07). */
  private withoutOutcome(all: readonly Campaign[], board: Board, now: Instant): readonly OwnPing[] {
    return all.flatMap((state) => {
      if (!hasEnded(state)) return [];
      const { campaignId } = state;
      const since = this.quietSince.get(campaignId);
      if (since !== undefined && addMs(since, limits.attemptOutcomeWaitMs) < now) return [];
      // Of everybody's pings: another worker's may become this one's.
      const owing = pingsOf(state, board).filter(
        ({ known }) => known !== undefined && nextDue(known) !== undefined,
      );
      if (owing.length > 0) this.quietSince.delete(campaignId);
      else this.quietSince.set(campaignId, since ?? now);
      return owing.filter((one) => this.isOwn(one));
    });
  }

  private isOwn({ ref }: OwnPing): boolean {
    return this.engine.owns(pingStream(ref));
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
    own: readonly OwnPing[],
    now: Instant,
    recordsOutages: boolean,
    faults: unknown[],
  ): Promise<number> {
    const context = timerContext(state.campaignId, now);
    const { campaignId } = state;
    if (this.ownsCampaign(state)) await this.effects.perform(campaignFollowUp(state), context);
    if (!isRunning(state)) return 0;
    // What is overdue is put down to an outage before anything is done about it.
    if (recordsOutages) await this.recordOutage(state, own, now);
    await this.lookAfter(own, now, faults);
    const missing = new Set(
      own.flatMap(({ ref, known }) => (known === undefined ? [ref.contactPointId] : [])),
    );
    const owed = issues(state, (contactPointId) => missing.has(contactPointId));
    await this.performEach(owed, context, faults, campaignId);
    return own.filter(({ known }) => isOverdue(known, now)).length;
  }

  /** What is due is done; what is to come later gets its timer again, whatever became of the one it had. */
  private async lookAfter(
    pings: readonly OwnPing[],
    now: Instant,
    faults: unknown[],
  ): Promise<void> {
    const failed = await faultsOfEach(pings, async ({ ref, known }) => {
      const due = known && nextDue(known);
      if (due === undefined) return;
      if (due <= now)
        await this.bus.execute(new AdvancePing(ref, timerContext(ref.campaignId, now)));
      else {
        // Beside the timer that the ping's process may have set since the board was looked at, never in its place.
        await this.effects.setBeside(pingTimer(ref, due));
      }
    });
    for (const { item, error } of failed)
      await this.tryAgain(faults, error, pingKey(item.ref), { wake: 'ping', ...item.ref });
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
    own: readonly OwnPing[],
    now: Instant,
  ): Promise<void> {
    if (state.status === 'paused') return;
    let from = now;
    for (const { known } of own) {
      const due = known && nextDue(known);
      if (due !== undefined && due < from) from = due;
    }
    if (addMs(from, limits.outageToleranceMs) < now) await this.record(state, from, now);
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

/** A campaign's audience, as it stands on the board. */
function pingsOf(
  { campaignId, audience }: Pick<RunningCampaign, 'campaignId' | 'audience'>,
  board: Board,
): readonly OwnPing[] {
  return audience.map(({ contactPointId }) => {
    const ref = { campaignId, contactPointId };
    return { ref, known: board.get(pingKey(ref))?.ping };
  });
}

function hasEnded(state: Campaign): state is Extract<Campaign, { status: 'closed' | 'cancelled' }> {
  return state.status === 'closed' || state.status === 'cancelled';
}

function isOverdue(known: Ping | undefined, now: Instant): boolean {
  const due = known && nextDue(known);
  return due !== undefined && due < now;
}
