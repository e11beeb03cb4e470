import { setTimeout as wait } from 'node:timers/promises';
import { campaignOverview, type BoardRow, type Campaign } from '#campaigns';
import { addMs, limits, msBetween, Refusal, systemClock, type Clock, type Instant } from '#kernel';
import { UsageError } from '../failures.js';
import type { BoardModel, EngineState } from './board-model.js';
import { ProjectionClient } from './projection-client.js';

export interface BoardSource {
  readonly server: string;
  readonly apiKey?: string | undefined;
}

type KnownCampaign = Exclude<Campaign, { status: 'absent' }>;

/** What happened to the board: rows that changed are told one by one. */
export type BoardUpdate =
  { readonly kind: 'row'; readonly row: BoardRow } | { readonly kind: 'other' };

/** Follows all that the live board of one campaign shows. */
export class BoardFollower {
  private readonly campaigns: ProjectionClient;
  private board: ProjectionClient | undefined;
  private campaignId: string | undefined;
  private engine: EngineState | undefined;
  /** How far the server's clock is ahead of ours: elapsed times are told by the server's. */
  private aheadMs = 0;
  private made: BoardModel | undefined;
  private readonly closing = new AbortController();
  private readonly listeners = new Set<(update: BoardUpdate) => void>();

  constructor(
    private readonly source: BoardSource,
    private readonly wanted: string | undefined,
    private readonly clock: Clock = systemClock,
  ) {
    this.campaigns = this.client('campaigns', wanted);
  }

  /**
   * Resolves once the board is there.
   * @throws Refusal `campaign-unknown`; UsageError where it has to be said which campaign; what the server cannot do.
   */
  async start(): Promise<void> {
    await this.campaigns.start();
    const known = new Map(this.campaigns.documents as ReadonlyMap<string, Campaign>);
    this.campaignId = chosenCampaign(known, this.wanted);
    this.board = this.client('campaign-board', `${this.campaignId}.`);
    await this.board.start();
    await this.askEngine();
    this.campaigns.onUpdate(() => this.changed({ kind: 'other' }));
    this.board.onUpdate((update) => {
      const isRow = update.kind === 'change' && update.document !== null;
      this.changed(isRow ? { kind: 'row', row: update.document as BoardRow } : { kind: 'other' });
    });
    void this.watchEngine();
  }

  /** @throws before `start` has resolved. */
  get model(): BoardModel {
    this.made ??= this.makeModel();
    return this.made;
  }

  /** The time on the server's clock. */
  get now(): Instant {
    return addMs(this.clock.now(), this.aheadMs);
  }

  /** Whether nothing more will happen to the campaign. */
  get isOver(): boolean {
    const { status } = this.model.overview;
    return status === 'closed' || status === 'cancelled';
  }

  onUpdate(listener: (update: BoardUpdate) => void): void {
    this.listeners.add(listener);
  }

  /** The board as of the log's end now: the two streams need not arrive in step. */
  async finish(): Promise<void> {
    this.board?.close();
    const last = this.client('campaign-board', `${this.campaignId}.`);
    await last.start();
    last.close();
    this.board = last;
    this.changed({ kind: 'other' });
  }

  close(): void {
    this.closing.abort();
    this.campaigns.close();
    this.board?.close();
  }

  private changed(update: BoardUpdate): void {
    this.made = undefined;
    for (const listener of this.listeners) listener(update);
  }

  private makeModel(): BoardModel {
    const { campaigns, board, campaignId = '' } = this;
    const campaign = campaigns.documents.get(campaignId) as KnownCampaign | undefined;
    if (campaign === undefined || board === undefined)
      throw new Refusal('campaign-unknown', { campaignId });
    const rows = [...board.documents.values()] as readonly BoardRow[];
    const cut = [board, campaigns].find(({ staleSince }) => staleSince !== undefined);
    return {
      rows,
      overview: campaignOverview(rows, campaign),
      staleSince: cut?.staleSince,
      staleBecause: cut?.cutBecause,
      engine: this.engine,
    };
  }

  private async watchEngine(): Promise<void> {
    const { signal } = this.closing;
    while (!signal.aborted) {
      await wait(limits.watchStatusEveryMs, undefined, { signal, ref: false }).catch(() => {});
      if (signal.aborted) return;
      await this.askEngine();
      this.changed({ kind: 'other' });
    }
  }

  /** A server that says nothing of its engine is one of which nothing is known: the stream itself tells when it is gone. */
  private async askEngine(): Promise<void> {
    const { server, apiKey } = this.source;
    const headers = apiKey === undefined ? {} : { authorization: `Bearer ${apiKey}` };
    const signal = AbortSignal.any([
      this.closing.signal,
      AbortSignal.timeout(limits.watchStatusEveryMs),
    ]);
    try {
      const response = await fetch(new URL('api/v1/status', `${server}/`), { headers, signal });
      const status = (await response.json()) as Partial<EngineState> & { readonly now?: Instant };
      const { ticking, lastTickAt = null, now } = status;
      this.engine = response.ok && ticking !== undefined ? { ticking, lastTickAt } : undefined;
      if (response.ok && now !== undefined) this.aheadMs = msBetween(this.clock.now(), now);
    } catch {
      this.engine = undefined;
    }
  }

  private client(projection: string, key: string | undefined): ProjectionClient {
    const { server, apiKey } = this.source;
    return new ProjectionClient({
      server,
      projection,
      ...(key === undefined ? {} : { key }),
      ...(apiKey === undefined ? {} : { apiKey }),
      clock: this.clock,
    });
  }
}

/** The one that was named; else the one that runs, is to start, or ended last. */
export function chosenCampaign(
  campaigns: ReadonlyMap<string, Campaign>,
  wanted: string | undefined,
): string {
  if (wanted !== undefined) {
    if (campaigns.has(wanted)) return wanted;
    throw new Refusal('campaign-unknown', { campaignId: wanted });
  }
  const idsOf = (...statuses: readonly Campaign['status'][]) =>
    [...campaigns].filter(([, { status }]) => statuses.includes(status)).map(([id]) => id);
  const running = idsOf('running', 'paused');
  if (running.length > 1)
    throw new UsageError(
      `${running.length} campaigns run; name one: ${running.toSorted().join(', ')}`,
    );
  const [id] = [
    ...running,
    ...idsOf('scheduled').toSorted((a, b) => compareBy(startOf, campaigns, a, b)),
    ...idsOf('closed').toSorted((a, b) => compareBy(endOf, campaigns, b, a)),
    ...idsOf('planned').toSorted(),
    ...idsOf('cancelled').toSorted(),
  ];
  if (id === undefined)
    throw new Refusal('campaign-unknown', {}, 'no campaign has been planned yet');
  return id;
}

const startOf = (campaign: Campaign | undefined) =>
  campaign?.status === 'scheduled' ? campaign.startsAt : '';
const endOf = (campaign: Campaign | undefined) =>
  campaign?.status === 'closed' ? campaign.closedAt : '';

function compareBy(
  of: (campaign: Campaign | undefined) => string,
  campaigns: ReadonlyMap<string, Campaign>,
  a: string,
  b: string,
): number {
  const [left, right] = [of(campaigns.get(a)), of(campaigns.get(b))];
  if (left === right) return a < b ? -1 : 1;
  return left < right ? -1 : 1;
}
