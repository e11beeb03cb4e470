import type { CalendarDate } from '#kernel';
import type { Activity } from './activities.projection.js';
import type { ActivityKind } from './activity.events.js';

export interface ActivityFilter {
  readonly kind?: ActivityKind | undefined;
  /** It was held there, helped that State, or a Party of that code contributed. */
  readonly state?: string | undefined;
  readonly partner?: string | undefined;
  /** Any of its days is on this one or later. */
  readonly from?: CalendarDate | undefined;
  /** Any of its days is on this one or earlier. */
  readonly until?: CalendarDate | undefined;
  /** Also those that were struck out. */
  readonly withStruckOut?: boolean | undefined;
}

/** The activities that a filter lets through, in order of their first days. */
export function activitiesIn(
  all: Iterable<Activity>,
  filter: ActivityFilter = {},
): readonly Activity[] {
  return [...all]
    .filter((one) => isIn(one, filter))
    .toSorted((a, b) => (inOrder(a) < inOrder(b) ? -1 : 1));
}

function isIn(
  { details }: Activity,
  { kind, state, partner, from, until, withStruckOut = false }: ActivityFilter,
): boolean {
  const { heldIn, statesHelped, contributingParties, partnerNetworks } = details;
  const isNamed = (network: string) => network.toLowerCase() === partner?.toLowerCase();
  return (
    (withStruckOut || details.struckOut === undefined) &&
    (kind === undefined || details.kind === kind) &&
    (state === undefined || [heldIn, statesHelped, contributingParties].flat().includes(state)) &&
    (partner === undefined || partnerNetworks.some(isNamed)) &&
    (from === undefined || (details.until ?? details.from) >= from) &&
    (until === undefined || details.from <= until)
  );
}

function inOrder({ details: { from }, activityId }: Activity): string {
  return `${from} ${activityId}`;
}
