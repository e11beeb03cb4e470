import type { EventLog } from '#event-log';
import { limits, type Position, type RecordedEvent, type Revision, type StreamName } from '#kernel';

/**
 * Reads a stream in pages, each of them to its end: whoever reads on only now and then keeps no call to the store open, and
 * whoever stops breaks none off.
 */
export async function* streamInPages(
  log: Pick<EventLog, 'readStream'>,
  stream: StreamName,
  { from, direction }: { readonly from?: Revision; readonly direction: 'forwards' | 'backwards' },
): AsyncGenerator<RecordedEvent> {
  let next = from;
  for (;;) {
    const page: RecordedEvent[] = [];
    const start = next === undefined ? {} : { from: next };
    const limit = limits.sealPageEvents;
    let failure: { readonly error: unknown } | undefined;
    try {
      for await (const event of log.readStream(stream, { ...start, direction, limit }))
        page.push(event);
    } catch (error) {
      failure = { error };
    }
    // What was read before one that cannot be read is good.
    yield* page;
    if (failure !== undefined) throw failure.error;
    const last = page.at(-1);
    if (last === undefined || page.length < limit) return;
    next = direction === 'forwards' ? last.revision + 1 : last.revision - 1;
    if (next < 0) return;
  }
}

/** Everything before a position, the latest first, in pages. */
export async function* backwardsFrom(
  log: Pick<EventLog, 'readAll'>,
  position: Position,
): AsyncGenerator<RecordedEvent> {
  let after = position;
  for (;;) {
    const page: RecordedEvent[] = [];
    const limit = limits.readPageEvents;
    for await (const event of log.readAll({ after, direction: 'backwards', limit }))
      page.push(event);
    yield* page;
    const last = page.at(-1);
    if (last === undefined || page.length < limit) return;
    after = last.position;
  }
}
