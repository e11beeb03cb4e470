import type { EventLog } from '#event-log';
import { canonicalJson, type EventRegistry, type JsonValue } from '#kernel';
import type { Snapshots } from '#snapshots';
import { loadCheckpoint } from './checkpoint.js';
import {
  foldLog,
  isWithin,
  ProjectionFold,
  type AnyProjection,
  type Until,
} from './projection-fold.js';
import { snapshotName } from './projection-host.js';

export interface ReplayResult {
  /** Whether every projection with a stored snapshot came out equal to it, and there was at least one. */
  readonly equal: boolean;
  /** Events in the log, or up to where the replay was asked to go. */
  readonly events: number;
  readonly projections: Readonly<Record<string, boolean>>;
  /** Projections without a usable snapshot: nothing to compare with. */
  readonly withoutSnapshot: readonly string[];
}

/**
 * Folds the log again and compares each projection with its stored snapshot, document by document in canonical form.
 * With `until`, the fold stops there, is put into a snapshot and taken out again, and goes on from it: a start from a
 * snapshot taken at that moment must lead to the same state.
 */
export async function replay(
  log: EventLog,
  registry: EventRegistry,
  snapshots: Snapshots,
  projections: readonly AnyProjection[],
  { until, onProgress }: { until?: Until; onProgress?: (done: number, total: number) => void } = {},
): Promise<ReplayResult> {
  const results: Record<string, boolean> = {};
  const withoutSnapshot: string[] = [];
  for (const projection of projections) {
    const { revision } = projection;
    const stored = await loadCheckpoint(snapshots, log, snapshotName(projection), revision);
    if (stored === undefined) {
      withoutSnapshot.push(projection.name);
      continue;
    }
    const state = await foldInTwo(log, registry, projection, stored.position, until);
    results[projection.name] = canonicalJson(state) === canonicalJson(stored.state);
    onProgress?.(Object.keys(results).length, projections.length);
  }
  let events = 0;
  for await (const event of log.readAll()) if (isWithin(event, until)) events++;
  const outcomes = Object.values(results);
  return {
    equal: outcomes.length > 0 && outcomes.every(Boolean),
    events,
    projections: results,
    withoutSnapshot,
  };
}

async function foldInTwo(
  log: EventLog,
  registry: EventRegistry,
  projection: AnyProjection,
  position: number,
  until: Until | undefined,
): Promise<JsonValue> {
  const middle = until === undefined ? undefined : await lastWithin(log, until);
  const first = new ProjectionFold(projection);
  if (middle === undefined || middle >= position) {
    await foldLog(log, registry, [first], { until: { position } });
    return first.state();
  }
  await foldLog(log, registry, [first], { until: { position: middle } });
  const thawed = JSON.parse(JSON.stringify(first.state())) as JsonValue;
  const second = ProjectionFold.ofState(projection, thawed);
  await foldLog(log, registry, [second], { after: middle, until: { position } });
  return second.state();
}

/** The position of the last event up to `until` in log order. */
async function lastWithin(log: EventLog, until: Until): Promise<number | undefined> {
  if ('position' in until) return until.position;
  for await (const event of log.readAll({ direction: 'backwards' }))
    if (isWithin(event, until)) return event.position;
  return undefined;
}
