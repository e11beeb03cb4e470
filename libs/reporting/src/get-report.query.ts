import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { activities } from '#activities';
import { campaigns, responseTimes } from '#campaigns';
import {
  contactPoints,
  differencesBetween,
  directoryVersionList,
  parties,
  proposals,
  VersionedDirectory,
  type Difference,
  type Sharing,
} from '#directory';
import { PORTS, ProjectionHost, type Ports, type Until } from '#engine';
import { EventRegistry, Refusal } from '#kernel';
import { SealBook, type SealSummary } from '#seals';
import { logEnd } from './log-end.projection.js';
import type { Basis, Report } from './report.js';
import { sharingKey, type ReportRequest } from './report-facts.js';
import { lettersIn } from './sections/versions.section.js';
import { reportOf } from './report-of.js';

function reported(seal: SealSummary | undefined): Basis['seal'] {
  return seal === undefined
    ? null
    : { number: seal.number, root: seal.chained, sealedAt: seal.sealedAt };
}

/** The report, now or as it would have been. @throws Refusal `report-period-reversed`, `campaign-unknown` */
export class GetReport extends Query<Report> {
  constructor(
    readonly request: ReportRequest,
    readonly until?: Until,
  ) {
    super();
  }
}

@QueryHandler(GetReport)
export class GetReportHandler implements IQueryHandler<GetReport> {
  constructor(
    private readonly projections: ProjectionHost,
    private readonly registry: EventRegistry,
    private readonly directories: VersionedDirectory,
    private readonly seals: SealBook,
    @Inject(PORTS) private readonly ports: Ports,
  ) {}

  async execute({ request, until }: GetReport): Promise<Report> {
    const { from, to } = request;
    if (to < from)
      throw new Refusal('report-period-reversed', {}, `the period ends on ${to}, before ${from}`);
    const end = logEnd(this.registry.types);
    // One and the same position for everything, and the events alone: read models that were stored are not asked.
    const moment = until ?? { position: (await this.ports.log.head()) ?? 0 };
    const { documentsOf } = await this.projections.moment(
      [
        end,
        parties,
        contactPoints,
        campaigns,
        responseTimes,
        proposals,
        activities,
        directoryVersionList,
      ],
      moment,
    );
    const [basis] = documentsOf(end).values();
    const versions = [...documentsOf(directoryVersionList).values()];
    return reportOf(
      {
        versions,
        differences: await this.differences(lettersIn(versions, request)),
        basis: {
          ...(basis ?? { lastEventId: null, events: 0, recordedAt: null }),
          seal: reported(await this.seals.lastAt(moment)),
        },
        parties: documentsOf(parties),
        contactPoints: documentsOf(contactPoints),
        campaigns: documentsOf(campaigns),
        pings: [...documentsOf(responseTimes).values()],
        proposals: [...documentsOf(proposals).values()],
        activities: [...documentsOf(activities).values()],
      },
      request,
    );
  }

  /** What each sharing told, from the log. */
  private async differences(
    sharings: readonly Sharing[],
  ): Promise<ReadonlyMap<string, readonly Difference[]>> {
    const found = new Map<string, readonly Difference[]>();
    for (const { since, number } of sharings) {
      const key = sharingKey({ since, number });
      if (since === 0 || found.has(key)) continue;
      const before = await this.directories.at(since);
      found.set(key, differencesBetween(before, await this.directories.at(number)));
    }
    return found;
  }
}
