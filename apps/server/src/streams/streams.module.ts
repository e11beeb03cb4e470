import { Logger, Module, type CanActivate, type DynamicModule, type Type } from '@nestjs/common';
import type { OpenSession } from '#access';
import { boardRow } from '#campaigns';
import { PORTS, ProjectionHost, type Ports } from '#engine';
import type { ProjectionViews } from './projection-views.js';
import { STREAM_GUARD, StreamAccess } from './stream.access.js';
import { StreamHeart } from './stream-heart.js';
import { StreamHub } from './stream-hub.js';
import { StreamsController } from './streams.controller.js';

/** A ping's whole state is the engine's; a dashboard is shown the row of it. A digest of a token is for whoever compares it. */
const views: ProjectionViews = {
  'campaign-board': boardRow,
  'open-sessions': (session: OpenSession) => ({ ...session, tokenSha256: undefined }),
};

export interface StreamsOptions {
  /** Who may read; it lives in any module of the application. By default everybody may. */
  readonly guard?: Type<CanActivate>;
  /** How many may read at once. */
  readonly subscribersMax?: number;
}

@Module({})
export class StreamsModule {
  static over({ guard, ...options }: StreamsOptions = {}): DynamicModule {
    const logger = new Logger(StreamHub.name);
    return {
      module: StreamsModule,
      controllers: [StreamsController],
      providers: [
        { provide: STREAM_GUARD, useValue: guard ?? null },
        StreamAccess,
        StreamHeart,
        {
          provide: StreamHub,
          inject: [ProjectionHost, PORTS],
          useFactory: (host: ProjectionHost, { log }: Ports) =>
            new StreamHub(host, log, {
              ...options,
              views,
              onFailure: (error) => logger.error(error),
            }),
        },
      ],
      exports: [StreamHub],
    };
  }
}
