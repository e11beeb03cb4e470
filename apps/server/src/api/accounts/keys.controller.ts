import { Body, Get, Param, Post } from '@nestjs/common';
import { AccessRecord, KeyDesk, type ListedKey, type Principal } from '#access';
import { Refusal, type CommandContext } from '#kernel';
import { ApiController } from '../http/api-controller.js';
import { Asked, Asking } from '../http/asked.js';
import { Described } from '../http/described.js';
import { Tagged } from '../http/entity-tags.js';
import { NewKeyDto } from './account.dto.js';
import { issuedKeyExample, keyExample, keysPath } from './account-views.js';
import { requireAdministratorFirst } from './accounts.controller.js';
import { TellsSecret } from './tells-secret.js';

/** Keys that were issued here; those of the configuration are not among them. */
@ApiController('keys', 'access')
export class KeysController {
  constructor(
    private readonly desk: KeyDesk,
    private readonly record: AccessRecord,
  ) {}

  @Get()
  @Described({
    summary: 'API keys, the oldest first: your own, and for administrators all of them',
    example: [keyExample],
  })
  async list(@Asking() principal: Principal) {
    return (await this.desk.list()).filter((one) => isTheirs(one, principal));
  }

  @Post()
  @TellsSecret()
  @Described({
    summary: 'Issue an API key',
    description:
      'The answer holds the key, which is told here only. It is for the account that asks, and can do no more than that account.',
    example: issuedKeyExample,
    status: 201,
    problems: [409, 422],
  })
  async issue(
    @Body() { name, role, readOnly = false, expiresAt }: NewKeyDto,
    @Asking() principal: Principal,
    @Asked() context: CommandContext,
  ) {
    const owner = principal.account?.accountId;
    if (owner === undefined && !administers(principal)) throw new Refusal('account-missing');
    const whole = { name, role: role ?? principal.role, readOnly };
    await requireAdministratorFirst(whole.role, principal, this.record);
    const { key, listed } = await this.desk.issue(
      {
        ...whole,
        ...(expiresAt === undefined ? {} : { expiresAt }),
        ...(owner === undefined ? {} : { owner }),
      },
      principal.permissions,
      context,
    );
    return new Tagged(undefined, { ...listed, key }, `${keysPath}/${listed.keyId}`);
  }

  @Post(':keyId/revoke')
  @Described({
    summary: 'Revoke an API key, at once and for good',
    example: { ...keyExample, revoked: true },
    problems: [404],
  })
  async revoke(
    @Param('keyId') keyId: string,
    @Asking() principal: Principal,
    @Asked() context: CommandContext,
  ) {
    // Whoever may not see a key learns nothing of it.
    if (!isTheirs(await this.desk.require(keyId), principal))
      throw new Refusal('key-unknown', { keyId });
    return this.desk.revoke(keyId, context);
  }
}

function administers({ permissions }: Principal): boolean {
  return permissions.has('administer');
}

function isTheirs({ owner }: ListedKey, principal: Principal): boolean {
  return administers(principal) || (owner !== null && owner === principal.account?.accountId);
}
