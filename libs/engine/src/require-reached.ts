import type { EventLog } from '#event-log';
import { Refusal, type Position } from '#kernel';

/** @throws Refusal `position-after-end` where the log does not reach that far. */
export async function requireReached(
  log: Pick<EventLog, 'head'>,
  position: Position,
): Promise<void> {
  const head = (await log.head()) ?? 0;
  if (position > head) throw new Refusal('position-after-end', { position, head });
}
