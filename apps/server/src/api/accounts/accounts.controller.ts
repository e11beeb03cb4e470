import { Body, Get, Param, Post } from '@nestjs/common';
import { AccessRecord, AccountDesk, type Principal } from '#access';
import { Refusal, type CommandContext } from '#kernel';
import { ApiController } from '../http/api-controller.js';
import { Asked, Asking } from '../http/asked.js';
import { Described } from '../http/described.js';
import { Tagged } from '../http/entity-tags.js';
import { InvitationDto, NewAccountDto, RoleDto } from './account.dto.js';
import {
  accountExample,
  accountsPath,
  changedAccount,
  changedAccountExample,
  invitationExample,
  invitedAccount,
} from './account-views.js';
import { TellsSecret } from './tells-secret.js';

@ApiController('accounts', 'access')
export class AccountsController {
  constructor(
    private readonly desk: AccountDesk,
    private readonly record: AccessRecord,
  ) {}

  @Get()
  @Described({ summary: 'Everybody who has an account', example: [accountExample] })
  list() {
    return this.desk.list();
  }

  @Get(':accountId')
  @Described({ summary: 'One account', example: accountExample, problems: [404] })
  async one(@Param('accountId') accountId: string) {
    const found = (await this.desk.list()).find((one) => one.accountId === accountId);
    if (found === undefined) throw new Refusal('account-unknown', { accountId });
    return found;
  }

  @Post()
  @TellsSecret()
  @Described({
    summary: 'Make an account',
    description:
      'The answer holds a one-time link, below the public address of this server, by which its holder sets a password. It is told here only.',
    example: invitationExample,
    status: 201,
    problems: [409, 422],
  })
  async create(
    @Body() given: NewAccountDto,
    @Asking() principal: Principal,
    @Asked() context: CommandContext,
  ) {
    await requireAdministratorFirst(given.role, principal, this.record);
    const invited = await this.desk.create(given, context);
    return new Tagged(undefined, invitedAccount(invited), `${accountsPath}/${given.login}`);
  }

  @Post(':accountId/role')
  @Described({
    summary: 'Give an account another role; its sessions end',
    example: changedAccountExample,
    problems: [404, 409, 422],
  })
  async changeRole(
    @Param('accountId') accountId: string,
    @Body() { role }: RoleDto,
    @Asked() context: CommandContext,
  ) {
    return changedAccount(await this.desk.changeRole(accountId, role, context));
  }

  @Post(':accountId/disable')
  @Described({
    summary: 'Let nobody in by an account any more; its sessions and keys end',
    example: { ...changedAccountExample, disabled: true },
    problems: [404, 409],
  })
  async disable(@Param('accountId') accountId: string, @Asked() context: CommandContext) {
    return changedAccount(await this.desk.disable(accountId, context));
  }

  @Post(':accountId/enable')
  @Described({
    summary: 'Let its holder in again',
    example: changedAccountExample,
    problems: [404],
  })
  async enable(@Param('accountId') accountId: string, @Asked() context: CommandContext) {
    return changedAccount(await this.desk.enable(accountId, context));
  }

  @Post(':accountId/invite')
  @TellsSecret()
  @Described({
    summary: 'Another one-time link, because the first has expired or the password is lost',
    description: 'Links from before are void. Until the link is used, the old password holds.',
    example: invitationExample,
    problems: [404, 409, 422],
  })
  async invite(
    @Param('accountId') accountId: string,
    @Body() { forgetCode = false }: InvitationDto,
    @Asked() context: CommandContext,
  ) {
    const invited = await this.desk.invite(accountId, context);
    if (forgetCode) await this.desk.removeTotp(accountId, context);
    return invitedAccount(invited);
  }

  @Post(':accountId/sign-out')
  @Described({
    summary: 'End all sessions of an account',
    example: changedAccountExample,
    problems: [404],
  })
  async signOut(@Param('accountId') accountId: string, @Asked() context: CommandContext) {
    return changedAccount(await this.desk.signOut(accountId, context));
  }
}

/** Whoever makes the first account or key closes the door behind them, so it has to be one that opens it. */
export async function requireAdministratorFirst(
  role: string,
  { actor }: Principal,
  record: AccessRecord,
): Promise<void> {
  if (role === 'admin' || actor.kind !== 'command-line' || (await record.isGiven())) return;
  throw new Refusal('administrator-first', { role });
}
