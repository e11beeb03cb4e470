import { Module, type DynamicModule } from '@nestjs/common';
import type { Throttle } from '#access';
import { THROTTLE, Turnstile } from './turnstile.js';

/** One turnstile for all pages. */
@Module({ providers: [Turnstile], exports: [Turnstile] })
export class TurnstileModule {}

/** The throttle that all processes share. */
@Module({})
export class ThrottleModule {
  static over(throttle: Throttle): DynamicModule {
    const provider = { provide: THROTTLE, useValue: throttle };
    return { module: ThrottleModule, global: true, providers: [provider], exports: [THROTTLE] };
  }
}
