import { Get } from '@nestjs/common';
import type { Principal } from '#access';
import { ApiController } from '../http/api-controller.js';
import { Asking } from '../http/asked.js';
import { Described } from '../http/described.js';
import { meExample } from './account-views.js';

@ApiController('me', 'access')
export class MeController {
  @Get()
  @Described({ summary: 'Who you are here, and what you may', example: meExample })
  me(@Asking() { actor, role, permissions, account }: Principal) {
    return { actor, role, permissions: [...permissions], account: account?.accountId ?? null };
  }
}
