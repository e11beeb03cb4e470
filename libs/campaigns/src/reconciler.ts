import { Inject, Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { CommandLoop, Effects, PORTS, ProjectionHost, type Ports } from '#engine';
import { addMs, limits, type Effect, type Instant } from '#kernel';
import { timerContext } from './timer-context.js';
import { isRunning, type Campaign, type RunningCampaign } from './domain/campaign.decider.js';
import { AdvancePing, DirectCampaign } from './domain/campaign.messages.js';
import { campaignFollowUp, issues } from './domain/campaign.process.js';
import { campaigns } from './domain/campaign.projections.js';
import { nextDue } from './domain/ping.due.js';
import { pingStream } from './domain/ping.events.js';
import { pingFollowUp } from './domain/ping.process.js';
import { ping } from './domain/ping.decider.js';
import { type Ping } from './domain/ping.state.js';

export interface Reconciled {
  readonly campaigns: number;
  /** Pings that owed something and had not done it. */
  readonly overdue: number;
}

/**
 * Finds what the log says is due and is not done, whatever became of timers and queues: it reads nothing else. Losing all
 * timers, or all of Redis, loses no reminder (FM-05, FM-06, FM-08).
 */
@Injectable()
export class Reconciler {
  constructor(
    private readonly bus: CommandBus,
    private readonly loop: CommandLoop,
    private readonly projections: ProjectionHost,
    private readonly effects: Effects,
    @Inject(PORTS) private readonly ports: Ports,
  ) {}

  async run(): Promise<Reconciled> {
    const now = this.ports.clock.now();
    const all = [...(await this.projections.documents(campaigns)).values()];
    const active = all.filter(({ status }) => ['scheduled', 'running', 'paused'].includes(status));
    let overdue = 0;
    for (const state of active) overdue += await this.reconcile(state, now);
    return { campaigns: active.length, overdue };
  }

  private async reconcile(state: Campaign, now: Instant): Promise<number> {
    if (state.status === 'absent') return 0;
    const context = timerContext(state.campaignId, now);
    await this.effects.perform(campaignFollowUp(state), context);
    if (!isRunning(state)) return 0;
    const pings = await this.pings(state);
    const known = new Set(pings.map((one) => one.pinged.contactPointId));
    if (known.size < state.audience.length) await this.effects.perform(issues(state), context);
    const overdue = pings.filter((one) => (nextDue(one) ?? now) < now);
    await this.recordOutage(state, overdue, now);
    const owed = pings.flatMap((one): readonly Effect[] => {
      const { campaignId, contactPointId } = one.pinged;
      const due = nextDue(one);
      // Advancing follows up by itself.
      return due !== undefined && due <= now
        ? [{ kind: 'command', command: AdvancePing, data: { campaignId, contactPointId } }]
        : pingFollowUp(one, now);
    });
    await this.effects.perform(owed, context);
    return overdue.length;
  }

  private async pings({ campaignId, audience }: RunningCampaign) {
    const pings: Exclude<Ping, { status: 'absent' }>[] = [];
    for (const { contactPointId } of audience) {
      const { state } = await this.loop.load(pingStream({ campaignId, contactPointId }), ping);
      if (state.status !== 'absent') pings.push(state);
    }
    return pings;
  }

  /** Steps that fell due a while ago were held up by something; a pause holds them up on purpose. */
  private async recordOutage(
    state: RunningCampaign,
    overdue: readonly Ping[],
    now: Instant,
  ): Promise<void> {
    const from = overdue.flatMap((one) => nextDue(one) ?? []).toSorted()[0];
    if (from === undefined || state.status === 'paused') return;
    if (addMs(from, limits.outageToleranceMs) >= now) return;
    const command = { type: 'RecordOutage', from, to: now } as const;
    const { campaignId } = state;
    await this.bus.execute(
      new DirectCampaign({ campaignId, command }, timerContext(campaignId, now)),
    );
  }
}
