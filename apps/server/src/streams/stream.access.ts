import {
  Inject,
  Injectable,
  type CanActivate,
  type ExecutionContext,
  type Type,
} from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';

/** The token under which Nest knows the class of the guard, or `null` where everybody may read. */
export const STREAM_GUARD = Symbol('stream-guard');

/** A guard that can be asked again. */
interface Watchful {
  isStillWelcome(request: FastifyRequest): Promise<boolean>;
}

/** Asks the guard of the API, wherever it lives: the streams need not know which modules it is made of. */
@Injectable()
export class StreamAccess implements CanActivate {
  constructor(
    private readonly modules: ModuleRef,
    @Inject(STREAM_GUARD) private readonly guard: Type<CanActivate> | null,
  ) {}

  /** Whether whoever opened a stream would still be let in. */
  async isStillWelcome(request: FastifyRequest): Promise<boolean> {
    if (this.guard === null) return true;
    const guard = this.modules.get<Partial<Watchful>>(this.guard, { strict: false });
    return (await guard.isStillWelcome?.(request)) ?? true;
  }

  canActivate(context: ExecutionContext): ReturnType<CanActivate['canActivate']> {
    return this.guard === null
      ? true
      : this.modules.get<CanActivate>(this.guard, { strict: false }).canActivate(context);
  }
}
