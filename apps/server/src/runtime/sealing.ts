import { CommandBus } from '@nestjs/cqrs';
import type { INestApplicationContext } from '@nestjs/common';
import type { Ports } from '#engine';
import { SealLog } from '#seals';

/**
 * Seals the log where the last seal is old enough. How old it is stands in the log, so it matters neither how often a server
 * was started nor how many workers look.
 */
export function sealing(
  app: INestApplicationContext,
  { clock, ids }: Pick<Ports, 'clock' | 'ids'>,
  everyMs: number,
): () => Promise<unknown> {
  return () => {
    const id = ids.next();
    const context = {
      now: clock.now(),
      actor: { kind: 'process', id: 'seals' },
      correlationId: id,
      causationId: id,
    } as const;
    return app.get(CommandBus).execute(new SealLog({ unlessYoungerMs: everyMs }, context));
  };
}
