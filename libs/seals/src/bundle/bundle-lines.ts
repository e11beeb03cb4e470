import type { EventLog } from '#event-log';
import { Refusal, type JsonObject, type RecordedEvent } from '#kernel';
import { noSeal, sealIn, sealStream, type Seal } from '../domain/seal.events.js';
import { streamInPages } from '../in-pages.js';
import type { SealedEvent } from '../merkle/event-leaf.js';

/** The first line of a bundle. */
export interface BundleHeader {
  readonly kind: 'bundle';
  readonly version: 1;
  /** The numbers of its first and its last seal. */
  readonly from: number;
  readonly to: number;
  /** The chained root of the seal before the first, and how many events were sealed by then. */
  readonly previous: string;
  readonly before: number;
  /** Events in the bundle. */
  readonly events: number;
}

export type BundleLine =
  | BundleHeader
  | { readonly kind: 'key'; readonly type: string; readonly data: JsonObject }
  | { readonly kind: 'seal'; readonly data: JsonObject }
  | { readonly kind: 'event'; readonly event: SealedEvent }
  /** Nothing was cut off. */
  | { readonly kind: 'end' };

/** The stretch between two seals, these included; by default all that is sealed. */
export interface BundleRange {
  readonly from?: number | undefined;
  readonly to?: number | undefined;
}

/**
 * Sealed events with all that verifying them takes but the first public key: NDJSON, one line at a time. Each seal stands
 * before its events; the keys stand where they came.
 * @param onEvents hears how many events have been written.
 * @throws Refusal `seal-unknown`, `seal-range-lost`.
 */
export async function* bundleLines(
  log: EventLog,
  range: BundleRange = {},
  onEvents: (done: number, all: number) => void = () => {},
): AsyncGenerator<BundleLine> {
  const header = await headerOf(log, range);
  yield header;
  const { from, to, before, events } = header;
  const history = log.readAll()[Symbol.asyncIterator]();
  try {
    for (let passed = 0; passed < before; passed++) await history.next();
    let done = 0;
    for await (const { type, data } of streamInPages(log, sealStream, { direction: 'forwards' })) {
      if (type === 'SealKeyIntroduced' || type === 'SealKeyRotated')
        yield { kind: 'key', type, data };
      const seal = sealOf(type, data);
      if (seal === undefined || seal.number < from) continue;
      yield { kind: 'seal', data };
      yield* eventsUnder(seal, history);
      onEvents((done += seal.count), events);
      if (seal.number === to) break;
    }
  } finally {
    await history.return?.();
  }
  yield { kind: 'end' };
}

async function* eventsUnder(
  { number, count, lastEventId }: Seal,
  history: AsyncIterator<RecordedEvent>,
): AsyncGenerator<BundleLine> {
  let last: string | undefined;
  for (let left = count; left > 0; left--) {
    const next = await history.next();
    if (next.done === true) break;
    const { stream, revision, id, type, data, metadata } = next.value;
    last = id;
    yield { kind: 'event', event: { stream, revision, id, type, data, metadata } };
  }
  if (last !== lastEventId)
    throw new Refusal(
      'seal-range-lost',
      { seal: number },
      `the events under seal ${number} are not those that were sealed, so no bundle is made of them: run "rollcall audit verify"`,
    );
}

async function headerOf(log: EventLog, { from = 1, to }: BundleRange): Promise<BundleHeader> {
  let start = { previous: noSeal, before: 0 };
  let last: Seal | undefined;
  for await (const { type, data } of streamInPages(log, sealStream, { direction: 'forwards' })) {
    const seal = sealOf(type, data);
    if (seal === undefined) continue;
    if (seal.number < from) start = { previous: seal.chained, before: seal.total };
    last = seal;
    if (seal.number === to) break;
  }
  if (last === undefined || last.number < Math.max(from, to ?? 0)) {
    const number = Math.max(from, to ?? 0);
    const there = last === undefined ? 'it was not sealed yet' : `its last one is ${last.number}`;
    throw new Refusal('seal-unknown', { number }, `the log has no seal ${number}: ${there}`);
  }
  const events = last.total - start.before;
  return { kind: 'bundle', version: 1, from, to: last.number, ...start, events };
}

function sealOf(type: string, data: JsonObject): Seal | undefined {
  return type === 'LogSealed' ? sealIn(data) : undefined;
}
