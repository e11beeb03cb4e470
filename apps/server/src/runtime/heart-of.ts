import type { INestApplicationContext } from '@nestjs/common';
import { Reconciler } from '#campaigns';
import { Engine, ProjectionHost, type Ports } from '#engine';
import { unlessAway } from '#kernel';
import { markOf, SealBook } from '#seals';
import type { ServerConfig } from '../configuration/index.js';
import { Readiness } from '../observability/index.js';
import type { DeadMan } from './dead-man.js';
import { Heartbeat, type HeartbeatParts } from './heartbeat.js';
import { sealing } from './sealing.js';

interface HeartParts extends Pick<HeartbeatParts, 'vitals' | 'onFailure'> {
  readonly config: ServerConfig;
  readonly isWorker: boolean;
  readonly deadMan: DeadMan | undefined;
}

/** The heart of one server: what recurs in it, by its roles. */
export function heartOf(
  app: INestApplicationContext,
  ports: Ports,
  { config, isWorker, deadMan, vitals, onFailure }: HeartParts,
): Heartbeat {
  const everyMs = config.deadMan?.everyMs ?? 0;
  return new Heartbeat({
    vitals,
    log: ports.log,
    snapshots: ports.snapshots,
    projections: app.get(ProjectionHost),
    ...(isWorker
      ? {
          reconciler: app.get(Reconciler),
          look: () => app.get(Engine).look(),
          seal: sealing(app, ports, config.seals.everyMs),
        }
      : {}),
    ...(deadMan === undefined ? {} : { deadMan: { ping: () => tell(app, deadMan), everyMs } }),
    isReady: async () => (await app.get(Readiness).problems()).length === 0,
    onFailure,
  });
}

/** With the last seal: without it where the log is away, for that is no reason to be taken for dead. */
async function tell(app: INestApplicationContext, watch: DeadMan): Promise<void> {
  await watch.ping(markOf(await unlessAway(app.get(SealBook).last(), undefined)));
}
