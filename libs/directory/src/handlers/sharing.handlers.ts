import { Inject } from '@nestjs/common';
import { CommandBus, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CommandLoop, PORTS, ProjectionHost, type Ports } from '#engine';
import { derivedId, limits, Refusal, utcDate } from '#kernel';
import { RequestLetter } from '#messaging';
import { directoryAt } from '../directory-at.js';
import { contactPoints } from '../domain/directory.projection.js';
import {
  NoteVersionCarried,
  RequestVersionLetters,
  ShareDirectoryVersion,
} from '../domain/directory.messages.js';
import {
  directoryStream,
  directoryVersions,
  type Sharing,
} from '../domain/directory-version.decider.js';
import { partiesOf, recipientsOf } from '../domain/sharing.js';

/** What letters of a mailing are about, and who writes them. */
export const versionLetter = 'directory-version';

@CommandHandler(ShareDirectoryVersion)
export class ShareDirectoryVersionHandler implements ICommandHandler<ShareDirectoryVersion> {
  constructor(
    private readonly loop: CommandLoop,
    private readonly projections: ProjectionHost,
    @Inject(PORTS) private readonly ports: Ports,
  ) {}

  async execute({ data, context }: ShareDirectoryVersion): Promise<Sharing> {
    const { number, parties } = data;
    const points = await this.projections.documents(contactPoints);
    const recipients = recipientsOf(points.values(), utcDate(context.now), parties);
    const reached = partiesOf(recipients);
    const missing = parties?.filter((party) => !reached.includes(party)) ?? [];
    if (missing.length > 0) throw new Refusal('party-without-contact-point', { parties: missing });
    const command = {
      type: 'ShareDirectoryVersion',
      number,
      by: { kind: 'mailing', mailingId: this.ports.ids.next() },
      parties: reached,
      contactPoints: recipients.length,
      wholeNetwork: parties === undefined,
      sharedAt: context.now,
    } as const;
    const { events } = await this.loop.run(directoryStream, directoryVersions, command, context);
    const [shared] = events;
    if (shared?.type !== 'DirectoryVersionShared')
      throw new Refusal('directory-version-shared-already', { number });
    return shared.data;
  }
}

@CommandHandler(NoteVersionCarried)
export class NoteVersionCarriedHandler implements ICommandHandler<NoteVersionCarried> {
  constructor(private readonly loop: CommandLoop) {}

  execute({ data: { campaignId, ...told }, context }: NoteVersionCarried) {
    const command = {
      type: 'ShareDirectoryVersion',
      ...told,
      by: { kind: 'campaign', campaignId },
    } as const;
    return this.loop.run(directoryStream, directoryVersions, command, context);
  }
}

/** Those who were counted when it was shared: whoever asks again, asks for the letters of the same. */
@CommandHandler(RequestVersionLetters)
export class RequestVersionLettersHandler implements ICommandHandler<RequestVersionLetters> {
  constructor(
    private readonly bus: CommandBus,
    private readonly projections: ProjectionHost,
    @Inject(PORTS) private readonly ports: Ports,
  ) {}

  async execute({ data, context }: RequestVersionLetters): Promise<void> {
    const { number, since, mailingId, parties, sharedAt } = data;
    const points = await directoryAt(this.ports.log, this.projections, context.causationId);
    const recipients = recipientsOf(points.values(), utcDate(sharedAt), parties);
    for (let start = 0; start < recipients.length; start += limits.dispatchConcurrency)
      await Promise.all(
        recipients.slice(start, start + limits.dispatchConcurrency).map(({ contactPointId }) =>
          this.bus.execute(
            new RequestLetter(
              {
                letterId: derivedId(versionLetter, mailingId, contactPointId),
                contactPointId,
                purpose: versionLetter,
                about: { number, since, mailingId },
              },
              context,
            ),
          ),
        ),
      );
  }
}
