import { kinds, type Activity, type ActivityKind } from './activity-columns.js';

/** What stands in the fields; lists with spaces between their items. */
export interface Typed {
  readonly id: string;
  readonly kind: ActivityKind;
  readonly title: string;
  readonly from: string;
  readonly until: string;
  readonly venue: string;
  readonly heldIn: string;
  readonly statesHelped: string;
  readonly contributingContactPoints: string;
  readonly partnerNetworks: string;
  readonly notes: string;
  /** Why it is amended. */
  readonly reason: string;
}

export function typedOf(
  activity: (Activity & { readonly notes: string | null }) | undefined,
): Typed {
  const listed = (items: readonly string[] = []) => items.join(' ');
  return {
    id: activity?.activityId ?? '',
    kind: kinds.find((one) => one === activity?.kind) ?? 'workshop',
    title: activity?.title ?? '',
    from: activity?.from ?? '',
    until: activity?.until ?? '',
    venue: activity?.venue ?? '',
    heldIn: listed(activity?.heldIn),
    statesHelped: listed(activity?.statesHelped),
    contributingContactPoints: listed(activity?.contributingContactPoints),
    partnerNetworks: listed(activity?.partnerNetworks),
    notes: activity?.notes ?? '',
    reason: '',
  };
}

/** As the API takes it: what was left empty is not sent. */
export function bodyOf(typed: Typed): Readonly<Record<string, unknown>> {
  const items = (text: string) => text.split(/[\s,]+/).filter((item) => item !== '');
  const { kind, title, from, until, venue, notes } = typed;
  const body = {
    kind,
    title,
    from,
    until,
    venue,
    notes,
    heldIn: items(typed.heldIn.toUpperCase()),
    statesHelped: items(typed.statesHelped.toUpperCase()),
    contributingContactPoints: items(typed.contributingContactPoints),
    partnerNetworks: items(typed.partnerNetworks),
  };
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value.length > 0));
}
