import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { campaignBoard, campaigns, streamsOfCampaign } from '#campaigns';
import {
  contactPoints,
  directoryVersionList,
  networkSummary,
  type NetworkSummary,
} from '#directory';
import { isWithin, PORTS, ProjectionHost, type Ports, type Until } from '#engine';
import { EventRegistry, limits, utcDate, type Instant, type Position } from '#kernel';
import { extentKey, logExtent } from '../domain/log-extent.projection.js';

/** What there was at a moment, in figures. */
export interface AsOf {
  /** The moment that was asked for: an instant, or when the event at the position was recorded. */
  readonly at: Instant;
  readonly log: {
    readonly events: number;
    /** `null` of an empty log. */
    readonly lastEventId: string | null;
    readonly lastPosition: Position | null;
    readonly recordedAt: Instant | null;
    /** In order of the types' names. */
    readonly byType: Readonly<Record<string, number>>;
  };
  /** On the day of the moment. */
  readonly network: NetworkSummary;
  readonly directoryVersion: number | null;
  /** Those that were under way, in order of their ids. */
  readonly campaigns: readonly {
    readonly campaignId: string;
    readonly name: string;
    readonly status: 'scheduled' | 'running' | 'paused';
    readonly pings: { readonly open: number; readonly answered: number; readonly ended: number };
  }[];
  /** The last seal that was made by then: what it says stands in its event. */
  readonly lastSeal: {
    readonly eventId: string;
    readonly number: number | null;
    readonly chained: string | null;
    readonly sealedAt: Instant;
  } | null;
}

/** What the network looked like at a moment; by default now. @throws Refusal `position-after-end` */
export class GetAsOf extends Query<AsOf> {
  constructor(readonly until?: Until) {
    super();
  }
}

@QueryHandler(GetAsOf)
export class GetAsOfHandler implements IQueryHandler<GetAsOf> {
  constructor(
    private readonly projections: ProjectionHost,
    private readonly registry: EventRegistry,
    @Inject(PORTS) private readonly ports: Ports,
  ) {}

  async execute({ until: asked }: GetAsOf): Promise<AsOf> {
    const { log, clock } = this.ports;
    const until = asked ?? { position: (await log.head()) ?? 0 };
    const extents = logExtent(this.registry.types);
    const lastSeal = await this.lastSeal(until);
    const { documentsOf } = await this.projections.moment(
      [extents, contactPoints, directoryVersionList, campaigns],
      until,
    );
    const extent = documentsOf(extents).get(extentKey);
    const at = 'at' in until ? until.at : (extent?.recordedAt ?? clock.now());
    const underWay = [...documentsOf(campaigns).values()].flatMap((one) =>
      one.status === 'scheduled' || one.status === 'running' || one.status === 'paused'
        ? [one]
        : [],
    );
    const pings = await this.pingsOf(
      underWay.map(({ campaignId }) => campaignId),
      until,
    );
    const numbers = [...documentsOf(directoryVersionList).values()].map(({ number }) => number);
    return {
      at,
      log: {
        events: extent?.events ?? 0,
        lastEventId: extent?.lastEventId ?? null,
        lastPosition: extent?.lastPosition ?? null,
        recordedAt: extent?.recordedAt ?? null,
        byType: Object.fromEntries(
          [...(extent?.byType ?? [])].toSorted(([a], [b]) => (a < b ? -1 : 1)),
        ),
      },
      network: networkSummary(documentsOf(contactPoints).values(), utcDate(at)),
      directoryVersion: numbers.length === 0 ? null : Math.max(...numbers),
      campaigns: underWay
        .map(({ campaignId, name, status }) => {
          const own = pings.filter(({ pinged }) => pinged.campaignId === campaignId);
          const open = own.filter((ping) => ping.status === 'open').length;
          const answered = own.filter((ping) => ping.status === 'answered').length;
          const ended = own.length - open - answered;
          return { campaignId, name, status, pings: { open, answered, ended } };
        })
        .toSorted((a, b) => (a.campaignId < b.campaignId ? -1 : 1)),
      lastSeal,
    };
  }

  /** Of those campaigns only: the pings of the others are most of a long log. */
  private async pingsOf(campaignIds: readonly string[], until: Until) {
    if (campaignIds.length === 0) return [];
    const streams = campaignIds.flatMap(streamsOfCampaign);
    const within = streams.length > limits.filterItemsMax ? undefined : streams;
    const { documentsOf } = await this.projections.moment([campaignBoard], until, within);
    return [...documentsOf(campaignBoard).values()].map(({ ping }) => ping);
  }

  private async lastSeal(until: Until): Promise<AsOf['lastSeal']> {
    const sealed = { eventTypes: ['LogSealed'] };
    for await (const event of this.ports.log.readAll({ direction: 'backwards', filter: sealed })) {
      if (!isWithin(event, until)) continue;
      const { id: eventId, data, metadata } = event;
      const { number, chained } = data;
      return {
        eventId,
        number: typeof number === 'number' ? number : null,
        chained: typeof chained === 'string' ? chained : null,
        sealedAt: metadata.at,
      };
    }
    return null;
  }
}
