import type { ActivityKind } from '#activities';
import type { CalendarDate, Instant } from '#kernel';
import { formatInstant, plainTable, visible } from '../format.js';

type Value = string | boolean | null | readonly string[];

/** An activity as a list tells it. */
export interface ListedActivity {
  readonly activityId: string;
  readonly kind: ActivityKind;
  readonly title: string;
  readonly from: CalendarDate;
  readonly until: CalendarDate | null;
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

export interface WholeActivity extends ListedActivity {
  readonly notes: string | null;
  readonly recordedAt: Instant;
  readonly amendments: readonly {
    readonly at: Instant;
    readonly actor: { readonly kind: string; readonly id: string };
    readonly reason: string | null;
    readonly changes: readonly {
      readonly field: string;
      readonly before: Value;
      readonly now: Value;
    }[];
  }[];
}

export function formatActivities(activities: readonly ListedActivity[]): string {
  if (activities.length === 0) return 'No activity was recorded that fits.';
  return plainTable(
    ['id', 'days', 'kind', 'title', 'where', 'for', 'partners'],
    activities.map((one) => [
      one.activityId,
      daysOf(one),
      one.kind.replaceAll('-', ' '),
      one.struckOut ? `${one.title} (struck out)` : one.title,
      placeOf(one),
      one.statesHelped.join(' '),
      one.partnerNetworks.join(', '),
    ]),
    ['left', 'left', 'left', 'left', 'left', 'left', 'left'],
  );
}

export function formatActivity(one: WholeActivity): string {
  const details: readonly (readonly [string, string])[] = [
    ['kind', one.kind.replaceAll('-', ' ')],
    ['days', daysOf(one)],
    ['where', placeOf(one)],
    ['for', one.statesHelped.join(' ')],
    ['by', [...one.contributingParties, ...one.contributingContactPoints].join(' ')],
    ['partners', one.partnerNetworks.join(', ')],
    ['topics', one.topics.join('; ')],
    ['who came', one.participants ?? ''],
    ['notes', one.notes ?? ''],
  ];
  return [
    `${one.title} (${one.activityId})${one.struckOut ? ': struck out, it counts no more' : ''}`,
    ...details
      .filter(([, text]) => text !== '')
      .map(([name, text]) => `  ${name.padEnd(9)} ${text}`),
    ...one.amendments.flatMap(({ at, actor, reason, changes }) => [
      `  amended ${formatInstant(at)} by ${actor.id}: ${reason ?? '(the reason was erased)'}`,
      ...changes.map(
        ({ field, before, now }) => `    ${field}: ${valueOf(before)} → ${valueOf(now)}`,
      ),
    ]),
  ]
    .map(visible)
    .join('\n');
}

function daysOf({ from, until }: ListedActivity): string {
  return until === null || until === from ? from : `${from} to ${until}`;
}

function placeOf({ heldIn, venue }: ListedActivity): string {
  return [heldIn.join(' '), venue ?? ''].filter((text) => text !== '').join(', ');
}

function valueOf(value: Value): string {
  if (value === null || (typeof value === 'object' && value.length === 0)) return 'nothing';
  return typeof value === 'object' ? value.join(' ') : String(value);
}
