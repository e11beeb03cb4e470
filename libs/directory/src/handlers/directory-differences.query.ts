import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { PORTS, ProjectionHost, type Ports } from '#engine';
import { Refusal } from '#kernel';
import { differencesOf, directoryAt } from '../directory-at.js';
import { directoryVersionList, type Difference } from '../domain/directory-version.decider.js';

/** What lies between two directory versions, from the log. @throws Refusal `directory-version-unknown` */
export class GetDirectoryDifferences extends Query<readonly Difference[]> {
  constructor(
    /** 0 for the empty directory before the first version. */
    readonly from: number,
    readonly to: number,
  ) {
    super();
  }
}

@QueryHandler(GetDirectoryDifferences)
export class GetDirectoryDifferencesHandler implements IQueryHandler<GetDirectoryDifferences> {
  constructor(
    private readonly projections: ProjectionHost,
    @Inject(PORTS) private readonly ports: Ports,
  ) {}

  async execute({ from, to }: GetDirectoryDifferences): Promise<readonly Difference[]> {
    return differencesOf(await this.version(from), await this.version(to));
  }

  private async version(number: number) {
    const versions = await this.projections.documents(directoryVersionList);
    const version = versions.get(String(number));
    if (version === undefined && number !== 0)
      throw new Refusal('directory-version-unknown', {}, `there is no directory version ${number}`);
    return directoryAt(this.ports.log, this.projections, version?.lastEventId);
  }
}
