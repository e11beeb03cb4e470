import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { PORTS, type Ports } from '#engine';
import {
  EventRegistry,
  limits,
  Refusal,
  type Instant,
  type Position,
  type Recorded,
} from '#kernel';
import { boardRow, type BoardRow } from '../domain/board-row.js';
import type { Campaign } from '../domain/campaign.decider.js';
import {
  campaignStream,
  streamsOfCampaign,
  type CampaignEvent,
} from '../domain/campaign.events.js';
import { campaignBoard, campaigns, type BoardPing } from '../domain/campaign.projections.js';
import type { PingEvent } from '../domain/ping.events.js';

/** Something that happened, and what it changed of the row of a ping: the whole row where it is the first of it. */
export interface HistoryChange {
  readonly at: Instant;
  readonly type: string;
  readonly contactPointId: string;
  readonly set: Partial<BoardRow>;
}

export interface CampaignHistory {
  readonly campaignId: string;
  /** What the campaign itself was, from each moment on. */
  readonly statuses: readonly { readonly at: Instant; readonly status: string }[];
  /** In the order of the log. Those up to an instant, laid one on the other, are the board as it was then. */
  readonly changes: readonly HistoryChange[];
  /** Where the next page begins; `null` where this one is the last so far. */
  readonly next: Position | null;
}

export interface HistoryPage {
  /** What happened up to and with this position has been told. */
  readonly after?: Position;
  /** How many changes at most. */
  readonly limit?: number;
}

/** How a campaign's board came to be, in pages that go on from one another. @throws Refusal `campaign-unknown` */
export class GetCampaignHistory extends Query<CampaignHistory> {
  constructor(
    readonly campaignId: string,
    readonly page: HistoryPage = {},
  ) {
    super();
  }
}

/** Reads what happened in the campaign, and nothing that was before it. */
@QueryHandler(GetCampaignHistory)
export class GetCampaignHistoryHandler implements IQueryHandler<GetCampaignHistory> {
  constructor(
    private readonly registry: EventRegistry,
    @Inject(PORTS) private readonly ports: Ports,
  ) {}

  async execute({ campaignId, page }: GetCampaignHistory): Promise<CampaignHistory> {
    const { after = -1, limit = limits.historyPageChanges } = page;
    const told = new Telling();
    const statuses: { at: Instant; status: string }[] = [];
    const changes: HistoryChange[] = [];
    let next: Position | null = null;
    for await (const event of this.eventsOf(campaignId)) {
      // A later page is told in full only by whoever knows what came before it.
      const { status, change } = told.by(event);
      if (event.position <= after) continue;
      if (status !== undefined) statuses.push({ at: event.metadata.at, status });
      if (change !== undefined) changes.push(change);
      if (changes.length < limit) continue;
      next = event.position;
      break;
    }
    return { campaignId, statuses, changes, next };
  }

  private async *eventsOf(campaignId: string): AsyncIterable<Recorded<CampaignEvent | PingEvent>> {
    const { log } = this.ports;
    let first: Position | undefined;
    for await (const stored of log.readStream(campaignStream(campaignId), { limit: 1 })) {
      first = stored.position;
      yield this.registry.read<CampaignEvent>(stored);
    }
    if (first === undefined) throw new Refusal('campaign-unknown', { campaignId });
    const filter = { streamPrefixes: streamsOfCampaign(campaignId) };
    for await (const stored of log.readAll({ after: first, filter })) {
      const event = this.registry.read<CampaignEvent | PingEvent>(stored);
      // The name of another campaign may begin with this one's.
      if (event.data.campaignId === campaignId) yield event;
    }
  }
}

/** What each event changes, given all that were before it. */
class Telling {
  private readonly pings = new Map<string, { readonly ping: BoardPing; readonly row: BoardRow }>();
  private known: Campaign | undefined;
  private status = 'absent';

  by(event: Recorded<CampaignEvent | PingEvent>): {
    readonly status?: string;
    readonly change?: HistoryChange;
  } {
    if (isOfPing(event)) return this.byPing(event);
    this.known = applied(campaigns, this.known, event);
    const status = this.known?.status ?? 'absent';
    if (status === this.status) return {};
    this.status = status;
    return { status };
  }

  private byPing(event: Recorded<PingEvent>): { readonly change?: HistoryChange } {
    const { contactPointId } = event.data;
    const before = this.pings.get(contactPointId);
    const ping = applied(campaignBoard, before?.ping, event);
    if (ping === undefined) return {};
    const row = boardRow(ping);
    this.pings.set(contactPointId, { ping, row });
    const { at } = event.metadata;
    return { change: { at, type: event.type, contactPointId, set: changed(before?.row, row) } };
  }
}

function isOfPing(event: Recorded<CampaignEvent | PingEvent>): event is Recorded<PingEvent> {
  return event.type in campaignBoard.apply;
}

type Apply<Document> = (document: Document | undefined, event: unknown) => Document | undefined;

function applied<Document>(
  { apply }: { readonly apply: object },
  document: Document | undefined,
  event: { readonly type: string },
): Document | undefined {
  const one = (apply as Readonly<Record<string, Apply<Document> | undefined>>)[event.type];
  return one === undefined ? document : one(document, event);
}

function changed(before: BoardRow | undefined, row: BoardRow): Partial<BoardRow> {
  if (before === undefined) return row;
  const members = Object.entries(row).filter(
    ([name, value]) => !isSame(value, before[name as keyof BoardRow]),
  );
  return Object.fromEntries(members) as Partial<BoardRow>;
}

function isSame(a: unknown, b: unknown): boolean {
  return a === b || (Array.isArray(a) && JSON.stringify(a) === JSON.stringify(b));
}
