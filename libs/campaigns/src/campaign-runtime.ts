import { Inject, Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { CommandLoop, Effects, Engine, PORTS, type Ports } from '#engine';
import {
  addMs,
  epochMs,
  limits,
  msBetween,
  Refusal,
  textIn,
  type CommandContext,
  type Instant,
  type JsonObject,
  type Revision,
} from '#kernel';
import { LetterSender } from '#messaging';
import { AttemptSender } from './attempt-sender.js';
import { campaign, campaignDeadline, isRunning } from './domain/campaign.decider.js';
import { campaignStream } from './domain/campaign.events.js';
import {
  AdvancePing,
  CloseCampaign,
  DirectCampaign,
  LaunchCampaign,
} from './domain/campaign.messages.js';
import { campaignFollowUp } from './domain/campaign.process.js';
import { AdvanceSeries } from './domain/series.messages.js';
import { Reconciler, type Reconciled } from './reconciler.js';
import { timerContext } from './timer-context.js';

/** Brings campaigns to life: what the log already holds first, then what is overdue, and only then the clock. */
@Injectable()
export class CampaignRuntime {
  constructor(
    private readonly bus: CommandBus,
    private readonly loop: CommandLoop,
    private readonly effects: Effects,
    private readonly engine: Engine,
    private readonly sender: AttemptSender,
    private readonly letters: LetterSender,
    private readonly reconciler: Reconciler,
    @Inject(PORTS) private readonly ports: Ports,
  ) {}

  /**
   * Answers that are already in the log are taken in before anything overdue is done about silence.
   * @param lastRun when campaigns were last run, where that is known and no others share the work: the time in between is
   * an outage, whether or not anything fell due in it.
   */
  async start(lastRun?: Instant): Promise<Reconciled> {
    const silentMs = await this.engine.silence();
    const now = this.ports.clock.now();
    const downSince = silentMs === undefined ? lastRun : addMs(now, -silentMs);
    await this.engine.startReading();
    // Before this process says that it is there: if it died in between, the next one would know of no silence.
    if (downSince !== undefined && msBetween(downSince, now) > limits.outageToleranceMs)
      await this.reconciler.noteOutage(downSince, now);
    await this.engine.startWorking();
    // Where it is known until when somebody was at work, what is overdue beyond that was held up on purpose, as by a pace.
    const reconciled = await this.reconciler.run({ recordsOutages: downSince === undefined });
    this.ports.dispatch.onJob(({ job }) =>
      'letterId' in job ? this.sendLetter(textIn(job, 'letterId')) : this.send(job),
    );
    this.ports.timers.onDue(({ payload }) => this.wake(payload));
    return reconciled;
  }

  /** @param payload of a timer that a process or the reconciler set. One that comes late, twice or in vain does no harm. */
  private async wake(payload: JsonObject): Promise<void> {
    if (payload['wake'] === 'letter') return this.letters.wake(textIn(payload, 'letterId'));
    if (payload['wake'] === 'series') return this.wakeSeries(textIn(payload, 'seriesId'));
    const campaignId = textIn(payload, 'campaignId');
    if (payload['wake'] === 'campaign') return this.wakeCampaign(campaignId);
    const ref = { campaignId, contactPointId: textIn(payload, 'contactPointId') };
    await this.bus.execute(new AdvancePing(ref, this.context(campaignId)));
  }

  /**
   * A message that its pace held up is looked at again when it may go; one that a fault held up soon: nothing was claimed,
   * or its outcome is followed up.
   */
  private async send(job: JsonObject): Promise<void> {
    try {
      const until = await this.sender.send(job);
      if (until !== undefined) await this.lookAgain('pace', job, until);
    } catch (error) {
      const due = addMs(this.ports.clock.now(), limits.attemptRetryBaseMs);
      // Where even that fails the reconciler finds it; why the message could not be sent is what has to be told.
      await this.lookAgain('retry', job, due).catch(() => {});
      throw error;
    }
  }

  private async sendLetter(letterId: string): Promise<void> {
    try {
      await this.letters.send(letterId);
    } catch (error) {
      await this.letters.tryAgain(letterId).catch(() => {});
      throw error;
    }
  }

  private async lookAgain(why: string, job: JsonObject, due: Instant): Promise<void> {
    const [campaignId, contactPointId] = [textIn(job, 'campaignId'), textIn(job, 'contactPointId')];
    const id = `${why}.${campaignId}.${contactPointId}.${epochMs(due)}`;
    await this.ports.timers.schedule(id, due, { wake: 'ping', campaignId, contactPointId });
  }

  private async wakeSeries(seriesId: string): Promise<void> {
    await this.bus.execute(new AdvanceSeries({ seriesId }, this.context(seriesId)));
  }

  private async wakeCampaign(campaignId: string): Promise<void> {
    const context = this.context(campaignId);
    const { now } = context;
    const { state, revision } = await this.loop.load(campaignStream(campaignId), campaign);
    if (state.status === 'scheduled' && state.startsAt <= now && revision !== undefined)
      await this.launch(campaignId, revision, context);
    else if (isRunning(state) && campaignDeadline(state) <= now)
      await this.bus.execute(new CloseCampaign({ campaignId, reason: 'deadline' }, context));
    else await this.effects.perform(campaignFollowUp(state), context);
  }

  /**
   * Whoever launched, put off or cancelled it in the same moment was first. A campaign that has nobody to ask is cancelled
   * with that reason: one that silently never started would look like one that is still to come (FM-08).
   */
  private async launch(
    campaignId: string,
    expectedRevision: Revision,
    context: CommandContext,
  ): Promise<void> {
    const seen = { campaignId, expectedRevision };
    try {
      // Nobody is there to accept anything: whom no message can reach becomes a phone task at once.
      await this.bus.execute(new LaunchCampaign({ ...seen, acceptsWarnings: true }, context));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      if (error.code !== 'campaign-without-audience') return;
      const reason = 'no contact point of the audience is designated on the launch date';
      const command = { type: 'CancelCampaign', now: context.now, reason } as const;
      await this.bus.execute(new DirectCampaign({ ...seen, command }, context));
    }
  }

  private context(campaignId: string): CommandContext {
    return timerContext(campaignId, this.ports.clock.now());
  }
}
