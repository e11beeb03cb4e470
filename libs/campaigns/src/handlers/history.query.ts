import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { PORTS, type Ports } from '#engine';
import { EventRegistry, Refusal, type Instant, type Recorded, type RecordedEvent } from '#kernel';
import { boardRow, type BoardRow } from '../domain/board-row.js';
import type { Campaign } from '../domain/campaign.decider.js';
import { campaignStream, type CampaignEvent } from '../domain/campaign.events.js';
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
}

/** How a campaign's board came to be. @throws Refusal `campaign-unknown` */
export class GetCampaignHistory extends Query<CampaignHistory> {
  constructor(readonly campaignId: string) {
    super();
  }
}

@QueryHandler(GetCampaignHistory)
export class GetCampaignHistoryHandler implements IQueryHandler<GetCampaignHistory> {
  constructor(
    private readonly registry: EventRegistry,
    @Inject(PORTS) private readonly ports: Ports,
  ) {}

  async execute({ campaignId }: GetCampaignHistory): Promise<CampaignHistory> {
    const statuses: { at: Instant; status: string }[] = [];
    const changes: HistoryChange[] = [];
    const pings = new Map<string, { readonly ping: BoardPing; readonly row: BoardRow }>();
    let known: Campaign | undefined;
    for await (const stored of this.since(campaignId)) {
      const event = this.registry.read<CampaignEvent | PingEvent>(stored);
      if (event.data.campaignId !== campaignId) continue;
      const { at } = event.metadata;
      if (isOfPing(event)) {
        const { contactPointId } = event.data;
        const before = pings.get(contactPointId);
        const ping = applied(campaignBoard, before?.ping, event);
        if (ping === undefined) continue;
        const row = boardRow(ping);
        pings.set(contactPointId, { ping, row });
        changes.push({ at, type: event.type, contactPointId, set: changed(before?.row, row) });
      } else {
        known = applied(campaigns, known, event);
        const status = known?.status ?? 'absent';
        if (statuses.at(-1)?.status !== status) statuses.push({ at, status });
      }
    }
    if (known === undefined || known.status === 'absent')
      throw new Refusal('campaign-unknown', { campaignId });
    return { campaignId, statuses, changes };
  }

  /** What was recorded since the campaign was planned, of campaigns and pings: nothing of it is older. */
  private async *since(campaignId: string): AsyncGenerator<RecordedEvent> {
    const { log } = this.ports;
    const eventTypes = [...Object.keys(campaigns.apply), ...Object.keys(campaignBoard.apply)];
    for await (const first of log.readStream(campaignStream(campaignId), { limit: 1 })) {
      yield first;
      yield* log.readAll({ after: first.position, filter: { eventTypes } });
    }
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
