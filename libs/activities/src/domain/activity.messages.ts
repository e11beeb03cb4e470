import { CommandMessage, type ErasureGround, type Revision } from '#kernel';
import type { ActivityChanges, ActivityDetails } from './activity.events.js';

/** Free text comes in clear. */
export type PlainActivity = Omit<ActivityDetails, 'notes'> & { readonly notes?: string };
export type PlainActivityChanges = Omit<ActivityChanges, 'notes'> & {
  readonly notes?: string | null;
};

/** The same content again records nothing. */
export class RecordActivity extends CommandMessage<{
  readonly activityId: string;
  readonly details: PlainActivity;
}> {}

export class AmendActivity extends CommandMessage<{
  readonly activityId: string;
  readonly changes: PlainActivityChanges;
  readonly reason: string;
  /** Refused with `revision-moved` where the activity is at another one. */
  readonly expectedRevision?: Revision;
}> {}

/** Forgets the key of its free text. Doing it again forgets it again, and records nothing. */
export class EraseActivityText extends CommandMessage<{
  readonly activityId: string;
  readonly ground: ErasureGround;
}> {}
