import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { CommandContext } from '#kernel';

/** A request that the guard let in: who asks, and when. */
export interface AskedRequest extends FastifyRequest {
  asked?: CommandContext;
}

/** The context of the commands that a request leads to. */
export const Asked = createParamDecorator((_: unknown, context: ExecutionContext) => {
  return askedOf(context.switchToHttp().getRequest<AskedRequest>());
});

export function askedOf({ asked }: AskedRequest): CommandContext {
  if (asked === undefined) throw new Error('the guard of the API was not asked');
  return asked;
}
