import { Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { limits } from '#kernel';
import { StreamHub } from './stream-hub.js';

/** Beats for the streams, and ends them before the server waits for its connections to end. */
@Injectable()
export class StreamHeart implements OnModuleInit, OnModuleDestroy {
  private interval: NodeJS.Timeout | undefined;

  constructor(private readonly hub: StreamHub) {}

  onModuleInit(): void {
    this.interval = setInterval(() => this.hub.beat(), limits.streamHeartbeatMs).unref();
  }

  onModuleDestroy(): void {
    clearInterval(this.interval);
    this.hub.close();
  }
}
