import type { Actor, Ciphertext, Instant, Projection } from '#kernel';
import { amended } from './activity.decider.js';
import type { ActivityChanges, ActivityDetails, ActivityEvent } from './activity.events.js';

/** What was corrected, by whom and why. Notes and the reason stay encrypted. */
export interface Amendment {
  readonly at: Instant;
  readonly actor: Actor;
  /** What it said before; `null` where it said nothing. */
  readonly before: ActivityChanges;
  readonly changes: ActivityChanges;
  readonly reason: Ciphertext;
}

export interface Activity {
  readonly activityId: string;
  readonly details: ActivityDetails;
  readonly recordedAt: Instant;
  /** The earliest first. */
  readonly amendments: readonly Amendment[];
}

/** Every activity by its id, those that were struck out included. */
export const activities: Projection<Activity, ActivityEvent> = {
  name: 'activities',
  revision: 1,
  key: (event) => event.data.activityId,
  apply: {
    ActivityRecorded: (_, { data, metadata }) => ({
      ...data,
      recordedAt: metadata.at,
      amendments: [],
    }),
    ActivityAmended: (known, { data: { changes, reason }, metadata: { at, actor } }) =>
      known && {
        ...known,
        details: amended(known.details, changes),
        amendments: [
          ...known.amendments,
          { at, actor, before: before(known.details, changes), changes, reason },
        ],
      },
  },
};

function before(details: ActivityDetails, changes: ActivityChanges): ActivityChanges {
  const known: Readonly<Record<string, unknown>> = { ...details };
  return Object.fromEntries(Object.keys(changes).map((field) => [field, known[field] ?? null]));
}
