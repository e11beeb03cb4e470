import { Inject, Injectable } from '@nestjs/common';
import { PORTS, ProjectionHost, type Ports, type Until } from '#engine';
import { Refusal } from '#kernel';
import { directoryAt, untilEvent } from './directory-at.js';
import { directoryVersionList, type KnownVersion } from './domain/directory-version.decider.js';
import type { Directory } from './domain/exact-difference.js';

/** The directory as its numbered versions held it. */
@Injectable()
export class VersionedDirectory {
  constructor(
    private readonly projections: ProjectionHost,
    @Inject(PORTS) private readonly ports: Ports,
  ) {}

  /** @throws Refusal `directory-version-unknown` */
  async known(number: number): Promise<KnownVersion> {
    const versions = await this.projections.documents(directoryVersionList);
    const version = versions.get(String(number));
    if (version === undefined)
      throw new Refusal('directory-version-unknown', {}, `there is no directory version ${number}`);
    return version;
  }

  /** Up to where the log goes that the version holds. */
  async until(number: number): Promise<Until> {
    return untilEvent(this.ports.log, (await this.known(number)).lastEventId);
  }

  /** @param number 0 for the empty directory before the first version. */
  async at(number: number): Promise<Directory> {
    if (number === 0) return new Map();
    const { lastEventId } = await this.known(number);
    return directoryAt(this.ports.log, this.projections, lastEventId);
  }
}
