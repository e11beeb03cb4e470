import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Principal } from '#access';
import type { CommandContext } from '#kernel';

/** A request that the guard let in: who asks, and when. */
export interface AskedRequest extends FastifyRequest {
  asked?: CommandContext;
  principal?: Principal;
}

/** The context of the commands that a request leads to. */
export const Asked = createParamDecorator((_: unknown, context: ExecutionContext) => {
  return askedOf(context.switchToHttp().getRequest<AskedRequest>());
});

export function askedOf({ asked }: AskedRequest): CommandContext {
  if (asked === undefined) throw new Error('the guard of the API was not asked');
  return asked;
}

/** Who asks, and what they may. */
export const Asking = createParamDecorator((_: unknown, context: ExecutionContext) => {
  const { principal } = context.switchToHttp().getRequest<AskedRequest>();
  if (principal === undefined) throw new Error('the guard of the API was not asked');
  return principal;
});
