import { Inject, Injectable } from '@nestjs/common';
import { boardRow, campaignBoard, campaigns, type BoardPing, type Campaign } from '#campaigns';
import { PORTS, ProjectionHost, type Ports } from '#engine';
import { epochMs, limits, msBetween, unlessAway, type Instant } from '#kernel';
import type { ScrapedFigures } from './metrics.js';
import { Operations } from './operations.js';
import { Readiness } from './readiness.js';

/** Reads the figures of a scrape off the live parts. */
@Injectable()
export class Figures {
  constructor(
    private readonly operations: Operations,
    private readonly readiness: Readiness,
    private readonly projections: ProjectionHost,
    @Inject(PORTS) private readonly ports: Ports,
  ) {}

  async now(): Promise<ScrapedFigures> {
    const { vitals } = this.operations;
    const { crew, dispatch, queues = {} } = this.ports;
    const [depth, { positions, seconds }, present] = await Promise.all([
      unlessAway(dispatch.depth(), undefined),
      this.readiness.lag(),
      unlessAway(Promise.resolve(crew?.members.present()), undefined),
    ]);
    const counted = await Promise.all(
      Object.entries(queues).map(async ([queue, figures]) => ({
        queue,
        figures: await unlessAway(figures(), undefined),
      })),
    );
    const deadMan = this.operations.deadMan();
    const mailIn = this.operations.mailIn();
    return {
      pings: this.pings(vitals.clock.now()),
      mails: mailIn.taken,
      depth,
      queues: counted.flatMap(({ queue, figures }) =>
        figures === undefined ? [] : [{ queue, ...figures }],
      ),
      workers: present?.members.length,
      behindPositions: positions,
      behindSeconds: seconds,
      subscribers: this.operations.subscribers(),
      lastTickSeconds: secondsOf(vitals.lastTickAt),
      mailboxReadSeconds: secondsOf(mailIn.mailboxReadAt ?? undefined),
      deadManSuccessSeconds: secondsOf(deadMan?.lastSuccessAt),
      deadManFailureSeconds: secondsOf(deadMan?.lastFailureAt),
    };
  }

  /** Campaigns that ended long ago would only make the scrape longer, year after year. */
  private pings(now: Instant): ScrapedFigures['pings'] {
    const known = this.projections.state(campaigns.name) as ReadonlyMap<string, Campaign>;
    const counted = new Set(
      [...known].flatMap(([id, campaign]) => (isShown(campaign, now) ? [id] : [])),
    );
    const board = this.projections.state(campaignBoard.name) as ReadonlyMap<string, BoardPing>;
    return [...board.values()].flatMap((ping) => {
      const campaign = ping.ping.pinged.campaignId;
      return counted.has(campaign) ? [{ campaign, state: boardRow(ping).state }] : [];
    });
  }
}

/** Those that run, and those that ended so lately that the scrape after the end is not to be missed. */
function isShown(campaign: Campaign, now: Instant): boolean {
  if (campaign.status === 'running' || campaign.status === 'paused') return true;
  return (
    campaign.status === 'closed' && msBetween(campaign.closedAt, now) <= limits.endedCampaignShownMs
  );
}

function secondsOf(at: Instant | undefined): number | undefined {
  return at === undefined ? undefined : epochMs(at) / 1_000;
}
