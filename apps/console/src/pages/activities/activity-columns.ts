import type { TableColumn } from '../../parts/data-table/column.js';
import type { Format } from '../../parts/format.js';
import { activities } from '../../words/en/activities.js';
import type { WordId } from '../../words/index.js';
import type { useWords } from '../../words/words.jsx';

/** An activity as the register lists it. */
export interface Activity {
  readonly activityId: string;
  readonly kind: string;
  readonly title: string;
  readonly from: string;
  readonly until: string | null;
  readonly heldIn: readonly string[];
  readonly venue: string | null;
  readonly statesHelped: readonly string[];
  readonly contributingParties: readonly string[];
  readonly contributingContactPoints: readonly string[];
  readonly partnerNetworks: readonly string[];
  readonly topics: readonly string[];
  readonly participants: string | null;
  readonly struckOut: boolean;
}

export const kinds = [
  'support-to-establish',
  'workshop',
  'regional-meeting',
  'annual-meeting',
  'promotion',
  'training-platform',
] as const;
export type ActivityKind = (typeof kinds)[number];

export function kindWord(kind: string): WordId {
  const id = `activities.kind.${kind}`;
  return id in activities ? (id as keyof typeof activities) : 'activities.kind.other';
}

export function activityColumns(
  words: ReturnType<typeof useWords>,
  format: Format,
): readonly TableColumn<Activity>[] {
  const day = (date: string) => format.day(`${date}T12:00:00Z`, 'UTC');
  const states = (codes: readonly string[]) => codes.map((code) => format.region(code)).join(', ');
  return [
    {
      id: 'from',
      head: words('activities.when'),
      value: ({ from }) => from,
      text: ({ from, until }) =>
        until === null || until === from ? day(from) : `${day(from)} – ${day(until)}`,
    },
    { id: 'kind', head: words('activities.kind'), value: ({ kind }) => words(kindWord(kind)) },
    {
      id: 'title',
      head: words('activities.title'),
      value: ({ title, struckOut }) =>
        struckOut ? `${title} (${words('activities.struck-out')})` : title,
    },
    {
      id: 'where',
      head: words('activities.where'),
      value: ({ heldIn, venue }) => [venue, states(heldIn)].filter(Boolean).join(', '),
    },
    {
      id: 'helped',
      head: words('activities.helped'),
      value: ({ statesHelped }) => states(statesHelped),
    },
    {
      id: 'contributed',
      head: words('activities.contributed'),
      value: ({ contributingParties, contributingContactPoints }) =>
        [states(contributingParties), ...contributingContactPoints].filter(Boolean).join(', '),
    },
    {
      id: 'partners',
      head: words('activities.partners'),
      value: ({ partnerNetworks }) => partnerNetworks.join(', '),
      hidden: true,
    },
    {
      id: 'topics',
      head: words('activities.topics'),
      value: ({ topics }) => topics.join(', '),
      hidden: true,
    },
  ];
}
