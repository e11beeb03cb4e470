import 'reflect-metadata';
import { projectionsOf, ProjectionHost, registryOf } from '#engine';
import { SqliteEventLog } from '#event-log';
import { MemorySnapshots } from '#snapshots';
import { capabilities } from '../../../libs/simulation/src/application.js';
import { bytesInUse } from './bytes-in-use.js';

/**
 * Says what the read models of a log take in the memory of somebody who starts over it. In a process of its own: in one that
 * lives on them already, half of their texts would be there.
 */
process.on('message', (path: string) => {
  void bytesOfReadModels(path).then((bytes) => process.send?.(bytes));
});

async function bytesOfReadModels(path: string): Promise<number> {
  const log = SqliteEventLog.open(path, { readOnly: true });
  const before = bytesInUse();
  const host = new ProjectionHost(
    projectionsOf(capabilities),
    log,
    registryOf(capabilities),
    new MemorySnapshots(),
  );
  await host.start();
  await host.reached(await log.head());
  const bytes = bytesInUse() - before;
  await host.stop();
  await log.close();
  return bytes;
}
