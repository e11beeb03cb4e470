import { createHash } from 'node:crypto';
import { canonicalJson, Refusal, type Position, type RecordedEvent } from '#kernel';
import type { EventLog } from '../event-log.port.js';

/** What two logs have in common from their first event on. */
export interface Comparison {
  readonly events: number;
  /** Where the last of them stands in the source. */
  readonly lastInSource: Position | undefined;
  /** SHA-256 over each of them: the same history has the same digest, in whatever store it lies. */
  readonly digest: string;
  /** Whether the source goes on where the target ends. */
  readonly sourceGoesOn: boolean;
}

/**
 * Reads both side by side, one page of each in memory.
 * @param onEvent hears of each event that both hold, and may throw to end it.
 * @throws Refusal `log-copy-target-differs` or `log-copy-target-longer`: the target is no beginning of the source.
 */
export async function compareLogs(
  source: Pick<EventLog, 'readAll'>,
  target: Pick<EventLog, 'readAll'>,
  onEvent: (event: RecordedEvent, events: number) => void = () => {},
): Promise<Comparison> {
  const hash = createHash('sha256');
  const ofTarget = target.readAll()[Symbol.asyncIterator]();
  let events = 0;
  let lastInSource: Position | undefined;
  const comparison = (sourceGoesOn: boolean): Comparison => ({
    events,
    lastInSource,
    digest: hash.digest('hex'),
    sourceGoesOn,
  });
  try {
    for await (const event of source.readAll()) {
      const other = await ofTarget.next();
      if (other.done === true) return comparison(true);
      events++;
      const text = textOf(event);
      if (text !== textOf(other.value)) throw differs(events, event, other.value);
      hash.update(text).update('\n');
      lastInSource = event.position;
      onEvent(event, events);
    }
    const further = await ofTarget.next();
    if (further.done !== true) throw isLonger(events, further.value);
    return comparison(false);
  } finally {
    await ofTarget.return?.();
  }
}

/** All of an event but its position, which means nothing in another log. */
function textOf({ stream, revision, id, type, data, metadata }: RecordedEvent): string {
  return canonicalJson([stream, revision, id, type, data, metadata]);
}

function differs(number: number, source: RecordedEvent, target: RecordedEvent): Refusal {
  const inSource = describe(source);
  const inTarget = describe(target);
  const found =
    inSource === inTarget ? `the same, with ${differentPart(source, target)}` : inTarget;
  return new Refusal(
    'log-copy-target-differs',
    {},
    `the target is not the beginning of the source: its event ${number} is ${found}, where the source has ${inSource}; choose a target that is empty or was copied from this source`,
  );
}

function isLonger(events: number, further: RecordedEvent): Refusal {
  return new Refusal(
    'log-copy-target-longer',
    {},
    `the target goes on where the source ends, after ${events} events, with ${describe(further)}; was it written since it was copied?`,
  );
}

function describe({ stream, revision, id, type }: RecordedEvent): string {
  return `${type} ${id} at revision ${revision} of ${stream}`;
}

function differentPart(source: RecordedEvent, target: RecordedEvent): string {
  return canonicalJson(source.data) === canonicalJson(target.data)
    ? 'other metadata'
    : 'other data';
}
