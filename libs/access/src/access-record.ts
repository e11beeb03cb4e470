import { Injectable } from '@nestjs/common';
import { CommandLoop, ProjectionHost } from '#engine';
import { type CommandContext } from '#kernel';
import { isNobodys } from './account-changes.js';
import { accessRefusals, accessRefusalsStream } from './domain/access-refusals.js';
import type { ListedAccount } from './domain/accounts.projection.js';
import { accounts, apiKeys } from './domain/accounts.projection.js';
import type { Permission } from './domain/roles.js';

/** Whether anybody was ever given access, and who asked for what they may not. */
@Injectable()
export class AccessRecord {
  private caughtUp = false;
  private given = false;

  constructor(
    private readonly loop: CommandLoop,
    private readonly projections: ProjectionHost,
  ) {}

  /** As far as the read models are, which have caught up with the log once; once so, it stays so. */
  async isGiven(): Promise<boolean> {
    if (!this.caughtUp) await this.projections.documents(accounts);
    this.caughtUp = true;
    this.given ||=
      this.projections.state(apiKeys.name).size > 0 ||
      [...this.projections.state(accounts.name).values()].some(
        (one) => !isNobodys(one as ListedAccount),
      );
    return this.given;
  }

  async noteRefused(
    route: string,
    permission: Permission | 'none',
    context: CommandContext,
  ): Promise<void> {
    const { kind, id } = context.actor;
    const principal = `${kind}.${id}`;
    const command = {
      type: 'NoteAccessRefused',
      principal,
      route,
      permission,
      at: context.now,
    } as const;
    await this.loop.run(accessRefusalsStream(principal), accessRefusals, command, context);
  }
}
