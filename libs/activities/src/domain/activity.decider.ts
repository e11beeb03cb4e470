import {
  canonicalJson,
  limits,
  Refusal,
  type Ciphertext,
  type Decider,
  type ErasureGround,
} from '#kernel';
import type { ActivityChanges, ActivityDetails, ActivityEvent } from './activity.events.js';

export type ActivityCommand =
  | {
      readonly type: 'RecordActivity';
      readonly activityId: string;
      readonly details: ActivityDetails;
    }
  | {
      readonly type: 'AmendActivity';
      readonly changes: ActivityChanges;
      readonly reason: Ciphertext;
    }
  | { readonly type: 'EraseActivityText'; readonly ground: ErasureGround };

export interface KnownActivity {
  readonly status: 'recorded';
  readonly activityId: string;
  readonly details: ActivityDetails;
  /** How often it was amended. */
  readonly amended: number;
  readonly erased?: true;
}
export type ActivityState = { readonly status: 'absent' } | KnownActivity;

export const activity: Decider<ActivityState, ActivityCommand, ActivityEvent> = {
  initial: { status: 'absent' },

  decide(command, state) {
    switch (command.type) {
      case 'RecordActivity': {
        const { activityId, details } = command;
        requireDates(details);
        if (state.status === 'absent')
          return [{ type: 'ActivityRecorded', data: { activityId, details } }];
        if (canonicalJson(state.details) === canonicalJson(details)) return [];
        throw new Refusal('activity-exists', { activityId });
      }
      case 'AmendActivity': {
        if (state.status === 'absent') throw new Refusal('activity-unknown');
        const { activityId } = state;
        const changes = differing(state.details, command.changes);
        if (Object.keys(changes).length === 0) return [];
        // Whatever else is wrong with it, it can always be struck out.
        if (state.amended >= limits.activityAmendmentsMax && changes.struckOut !== true)
          throw new Refusal('activity-amended-too-often', { activityId });
        requireDates(amended(state.details, changes));
        return [{ type: 'ActivityAmended', data: { activityId, changes, reason: command.reason } }];
      }
      case 'EraseActivityText': {
        if (state.status === 'absent') throw new Refusal('activity-unknown');
        const { activityId, erased } = state;
        const { ground } = command;
        return erased ? [] : [{ type: 'ActivityTextErased', data: { activityId, ground } }];
      }
    }
  },

  evolve(state, event) {
    switch (event.type) {
      case 'ActivityRecorded':
        return { status: 'recorded', ...event.data, amended: 0 };
      case 'ActivityAmended':
        if (state.status === 'absent') return state;
        return {
          ...state,
          details: amended(state.details, event.data.changes),
          amended: state.amended + 1,
        };
      case 'ActivityTextErased':
        return state.status === 'absent' ? state : { ...state, erased: true };
      default:
        event satisfies never;
        return state;
    }
  },
};

function requireDates({ from, until }: ActivityDetails): void {
  if (until !== undefined && until < from)
    throw new Refusal('activity-dates-malformed', { from, until });
}

/** Only what an amendment really changes. */
function differing(details: ActivityDetails, changes: ActivityChanges): ActivityChanges {
  const known: Readonly<Record<string, unknown>> = { ...details };
  return Object.fromEntries(
    Object.entries(changes).filter(
      ([field, value]) => canonicalJson(known[field] ?? null) !== canonicalJson(value ?? null),
    ),
  );
}

/** The details with changes applied. */
export function amended(details: ActivityDetails, changes: ActivityChanges): ActivityDetails {
  const kept = Object.entries({ ...details, ...changes }).filter(([, value]) => value !== null);
  return Object.fromEntries(kept) as unknown as ActivityDetails;
}
