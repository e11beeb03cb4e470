import {
  Inject,
  Injectable,
  type CanActivate,
  type ExecutionContext,
  type Type,
} from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';

/** The token under which Nest knows the class of the guard, or `null` where everybody may read. */
export const STREAM_GUARD = Symbol('stream-guard');

/** Asks the guard of the API, wherever it lives: the streams need not know which modules it is made of. */
@Injectable()
export class StreamAccess implements CanActivate {
  constructor(
    private readonly modules: ModuleRef,
    @Inject(STREAM_GUARD) private readonly guard: Type<CanActivate> | null,
  ) {}

  canActivate(context: ExecutionContext): ReturnType<CanActivate['canActivate']> {
    return this.guard === null
      ? true
      : this.modules.get<CanActivate>(this.guard, { strict: false }).canActivate(context);
  }
}
