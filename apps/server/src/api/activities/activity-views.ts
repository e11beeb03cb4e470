import type { ReadActivity } from '#activities';
import { writeTable } from '#directory';

/** An activity without its free text. */
export function listedActivity({ activityId, details, amendments }: ReadActivity) {
  const { notes: _, until, venue, participants, struckOut, ...rest } = details;
  return {
    activityId,
    kind: rest.kind,
    title: rest.title,
    from: rest.from,
    until: until ?? null,
    heldIn: rest.heldIn,
    venue: venue ?? null,
    statesHelped: rest.statesHelped,
    contributingParties: rest.contributingParties,
    contributingContactPoints: rest.contributingContactPoints,
    partnerNetworks: rest.partnerNetworks,
    topics: rest.topics,
    participants: participants ?? null,
    struckOut: struckOut ?? false,
    amended: amendments.length,
  };
}

/** The whole of an activity, with what was amended, by whom and why. */
export function wholeActivity(activity: ReadActivity) {
  const { amended: _, ...listed } = listedActivity(activity);
  return {
    ...listed,
    notes: activity.details.notes ?? null,
    recordedAt: activity.recordedAt,
    amendments: activity.amendments.map(({ at, actor, before, changes, reason }) => ({
      at,
      actor: { kind: actor.kind, id: actor.id },
      reason,
      changes: Object.entries(changes).map(([field, now]) => ({
        field,
        before: (before as Readonly<Record<string, unknown>>)[field] ?? null,
        now,
      })),
    })),
  };
}

const columns = [
  'id',
  'kind',
  'title',
  'from',
  'until',
  'heldIn',
  'venue',
  'statesHelped',
  'contributingParties',
  'contributingContactPoints',
  'partnerNetworks',
  'topics',
  'participants',
  'notes',
] as const;

/** CSV in which no cell is taken for a formula (FM-30): codes parted by spaces, words by semicolons. */
export function activitiesTable(activities: readonly ReadActivity[]): string {
  return writeTable(
    columns,
    activities.map(({ activityId, details }) => {
      const cells: Readonly<Record<(typeof columns)[number], string>> = {
        id: activityId,
        kind: details.kind,
        title: details.title,
        from: details.from,
        until: details.until ?? '',
        heldIn: details.heldIn.join(' '),
        venue: details.venue ?? '',
        statesHelped: details.statesHelped.join(' '),
        contributingParties: details.contributingParties.join(' '),
        contributingContactPoints: details.contributingContactPoints.join(' '),
        partnerNetworks: details.partnerNetworks.join('; '),
        topics: details.topics.join('; '),
        participants: details.participants ?? '',
        notes: details.notes ?? '',
      };
      return columns.map((column) => cells[column]);
    }),
  );
}

export const listedActivityExample: ReturnType<typeof listedActivity> = {
  activityId: 'legislation-tn',
  kind: 'workshop',
  title: 'Workshop on legislation',
  from: '2026-03-02' as ReadActivity['details']['from'],
  until: '2026-03-04' as ReadActivity['details']['from'],
  heldIn: ['TN'],
  venue: 'Ministry of Justice',
  statesHelped: ['TN', 'BJ'],
  contributingParties: ['RO'],
  contributingContactPoints: ['fr-1'],
  partnerNetworks: ['interpol'],
  topics: ['legislation'],
  participants: '24 prosecutors',
  struckOut: false,
  amended: 1,
};

const { amended: _, ...listed } = listedActivityExample;
export const wholeActivityExample = {
  ...listed,
  notes: 'Asked for a second workshop',
  recordedAt: '2026-03-05T08:00:00.000Z',
  amendments: [
    {
      at: '2026-03-06T08:00:00.000Z',
      actor: { kind: 'api-key', id: 'secretariat' },
      reason: 'It took a day longer',
      changes: [{ field: 'until', before: '2026-03-03', now: '2026-03-04' }],
    },
  ],
};

/** What a change is answered with: nothing personal, because answers are kept for repetitions. */
export const changedActivityExample = {
  activityId: 'legislation-tn',
  kind: 'workshop',
  title: 'Workshop on legislation',
  from: '2026-03-02',
  until: '2026-03-04',
  struckOut: false,
  amended: 1,
};

export const activitiesTableExample =
  'id,kind,title,from,until,heldIn,venue,statesHelped,contributingParties,contributingContactPoints,partnerNetworks,topics,participants,notes\r\nlegislation-tn,workshop,Workshop on legislation,2026-03-02,2026-03-04,TN,,TN BJ,RO,fr-1,interpol,legislation,24 prosecutors,\r\n';
