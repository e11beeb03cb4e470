import { createHash } from 'node:crypto';
import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CommandLoop, PORTS, ProjectionHost, type Ports } from '#engine';
import { canonicalJson, Fault, inStretches, limits, Refusal, type CommandContext } from '#kernel';
import { markOf, SealBook } from '#seals';
import type { ContactPoint } from '../domain/contact-point.state.js';
import { differencesOf, directoryAt, lastEvent } from '../directory-at.js';
import {
  changesIn,
  directoryStream,
  directoryVersions,
  type DirectoryVersion,
} from '../domain/directory-version.decider.js';
import { PublishDirectoryVersion, RecordParty } from '../domain/directory.messages.js';
import { party, partyStream } from '../domain/party.decider.js';

@CommandHandler(RecordParty)
export class RecordPartyHandler implements ICommandHandler<RecordParty> {
  constructor(private readonly loop: CommandLoop) {}

  execute({ data: details, context }: RecordParty) {
    const command = { type: 'RecordParty', details } as const;
    return this.loop.run(partyStream(details.party), party, command, context);
  }
}

@CommandHandler(PublishDirectoryVersion)
export class PublishDirectoryVersionHandler implements ICommandHandler<PublishDirectoryVersion> {
  constructor(
    private readonly loop: CommandLoop,
    private readonly projections: ProjectionHost,
    @Inject(PORTS) private readonly ports: Ports,
    private readonly seals: SealBook,
  ) {}

  /** @returns the version that now holds the directory: a new one, or the last when nothing changed. */
  async execute({ context }: PublishDirectoryVersion): Promise<DirectoryVersion> {
    for (let attempt = 1; attempt <= limits.commandAttemptsMax; attempt++) {
      const version = await this.publish(context);
      if (version !== undefined) return version;
    }
    throw new Fault('too-much-contention', 'others keep publishing the directory; try again');
  }

  /** @returns `undefined` when somebody else published between the comparison and the append. */
  private async publish(context: CommandContext): Promise<DirectoryVersion | undefined> {
    const { latest } = (await this.loop.load(directoryStream, directoryVersions)).state;
    const last = await lastEvent(this.ports.log);
    const before = await directoryAt(this.ports.log, this.projections, latest?.lastEventId);
    const after = await directoryAt(this.ports.log, this.projections, last);
    const seal = markOf(await this.seals.last());
    const command = {
      type: 'PublishDirectoryVersion',
      changes: changesIn(await differencesOf(before, after)),
      digest: await digestOf(after),
      lastEventId: last ?? '',
      since: latest?.number ?? 0,
      ...(seal === undefined ? {} : { seal }),
    } as const;
    try {
      const { state } = await this.loop.run(directoryStream, directoryVersions, command, context);
      return state.latest;
    } catch (error) {
      if (error instanceof Refusal && error.code === 'directory-published-meanwhile')
        return undefined;
      throw error;
    }
  }
}

async function digestOf(directory: ReadonlyMap<string, ContactPoint>): Promise<string> {
  const hash = createHash('sha256');
  for await (const ids of inStretches([...directory.keys()].toSorted(), limits.comparedAtOnce))
    for (const id of ids) hash.update(canonicalJson(directory.get(id)));
  return hash.digest('hex');
}
