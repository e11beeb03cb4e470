import type {
  CalendarDate,
  Ciphertext,
  ErasureGround,
  EventDefinitions,
  StreamName,
} from '#kernel';

/** What capacity building the network's papers tell apart. */
export const activityKinds = [
  'support-to-establish',
  'workshop',
  'regional-meeting',
  'annual-meeting',
  'promotion',
  'training-platform',
] as const;
export type ActivityKind = (typeof activityKinds)[number];

/** One activity of the network. States are in ISO 3166-1 alpha-2, whether or not they are Parties. */
export interface ActivityDetails {
  readonly kind: ActivityKind;
  readonly title: string;
  readonly from: CalendarDate;
  /** The last day; left out for one day. */
  readonly until?: CalendarDate;
  /** Where it was held; a series of workshops is held in several. */
  readonly heldIn: readonly string[];
  /** What is no State, or more than one: `EUROPOL`, `Octopus Conference`, `online`. */
  readonly venue?: string;
  /** Whom it was for. */
  readonly statesHelped: readonly string[];
  /** Whose people contributed, where it is not told which contact point. */
  readonly contributingParties: readonly string[];
  readonly contributingContactPoints: readonly string[];
  /** `g7`, `interpol`, or the name of another network. */
  readonly partnerNetworks: readonly string[];
  readonly topics: readonly string[];
  /** How many, or which group of people: `10 Latin American countries`. */
  readonly participants?: string;
  /** Free text, which may name people: encrypted with the activity's own key. */
  readonly notes?: Ciphertext;
  /** It was recorded by mistake or did not take place: it stays in history and counts no more. */
  readonly struckOut?: true;
}

/** `null` takes a detail away. */
export type ActivityChanges = {
  readonly [Field in keyof ActivityDetails]?: ActivityDetails[Field] | null;
};

interface OfActivity {
  readonly activityId: string;
}

export type ActivityEvent =
  | {
      readonly type: 'ActivityRecorded';
      readonly data: OfActivity & { readonly details: ActivityDetails };
    }
  | {
      readonly type: 'ActivityAmended';
      readonly data: OfActivity & {
        readonly changes: ActivityChanges;
        readonly reason: Ciphertext;
      };
    }
  | {
      /** Its notes and the reasons of its amendments can be read no more. */
      readonly type: 'ActivityTextErased';
      readonly data: OfActivity & { readonly ground: ErasureGround };
    };

export const activityEvents: EventDefinitions<ActivityEvent> = {
  ActivityRecorded: { schema: 1 },
  ActivityAmended: { schema: 1 },
  ActivityTextErased: { schema: 1 },
};

export const activityCategory = 'activity-';

export function activityStream(activityId: string): StreamName {
  return `${activityCategory}${activityId}`;
}

/** Under which key its free text is: no contact point's id has a colon. */
export function activitySubject(activityId: string): string {
  return `activity:${activityId}`;
}
