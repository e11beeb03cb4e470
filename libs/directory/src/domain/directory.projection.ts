import type { CalendarDate, Projection } from '#kernel';
import { contactPoint } from './contact-point.decider.js';
import { statusOn, type ContactPoint } from './contact-point.state.js';
import type { ContactPointEvent } from './contact-point.events.js';
import type { PartyDetails, PartyEvent } from './party.decider.js';
import { contactPointTypes, type ContactPointStatus, type ContactPointType } from './vocabulary.js';

export const parties: Projection<PartyDetails, PartyEvent> = {
  name: 'parties',
  revision: 1,
  key: (event) => event.data.party,
  apply: { PartyRecorded: (_, event) => event.data },
};

const evolve = (state: ContactPoint | undefined, event: ContactPointEvent) => {
  const next = contactPoint.evolve(state ?? contactPoint.initial, event);
  return next.status === 'absent' ? undefined : next;
};

/** The directory: each contact point by its id, as the events of its own stream leave it. Addresses stay encrypted. */
export const contactPoints: Projection<ContactPoint, ContactPointEvent> = {
  name: 'directory',
  revision: 2,
  key: (event) => event.data.contactPointId,
  apply: {
    ContactPointRegistered: evolve,
    ContactPointConfirmed: evolve,
    ContactDetailsChanged: evolve,
    ChannelVerified: evolve,
    ChannelFoundUnreachable: evolve,
    ChannelDoubted: evolve,
    ContactPointSuspended: evolve,
    ContactPointReinstated: evolve,
    ContactPointWithdrawn: evolve,
    PersonalDataErased: evolve,
  },
};

export interface NetworkSummary {
  /** Parties with at least one designated contact point. */
  readonly parties: number;
  readonly partiesWithSeveral: number;
  readonly contactPoints: number;
  /** Types that occur, in the directory's own order. */
  readonly byType: Readonly<Partial<Record<ContactPointType, number>>>;
  readonly toBeConfirmed: number;
}

/** A status that took effect: a designation, one that is expected, a suspension, a withdrawal. */
export interface Development {
  readonly party: string;
  readonly contactPointId: string;
  readonly institution: string;
  readonly status: ContactPointStatus;
  /** What it was before, where it was anything: designated after `suspended` is a reinstatement. */
  readonly before?: ContactPointStatus;
  readonly on: CalendarDate;
}

/** The network's figures on a day: a designation counts from the day it took effect. */
export function networkSummary(points: Iterable<ContactPoint>, on: CalendarDate): NetworkSummary {
  const perParty = new Map<string, number>();
  const perType = new Map<ContactPointType, number>();
  let toBeConfirmed = 0;
  for (const point of points) {
    const status = statusOn(point, on);
    if (status === 'to-be-confirmed') toBeConfirmed++;
    if (status !== 'designated') continue;
    perParty.set(point.party, (perParty.get(point.party) ?? 0) + 1);
    const type = point.details.type ?? 'other';
    perType.set(type, (perType.get(type) ?? 0) + 1);
  }
  const counts = [...perParty.values()];
  return {
    parties: counts.length,
    partiesWithSeveral: counts.filter((count) => count > 1).length,
    contactPoints: counts.reduce((sum, count) => sum + count, 0),
    byType: Object.fromEntries(
      contactPointTypes.flatMap((type) => {
        const count = perType.get(type);
        return count === undefined ? [] : [[type, count]];
      }),
    ),
    toBeConfirmed,
  };
}

/** Whose status is another one since a day after `since` and up to `on`, as it is by then; the earliest first. */
export function latestDevelopments(
  points: Iterable<ContactPoint>,
  since: CalendarDate,
  on: CalendarDate,
): readonly Development[] {
  const found: Development[] = [];
  for (const { party, contactPointId, details, statuses } of points) {
    const index = statuses.findLastIndex(({ from }) => from !== undefined && from <= on);
    const last = statuses[index];
    if (last?.from === undefined || last.from <= since) continue;
    const { institution } = details;
    const before = statuses[index - 1]?.status;
    found.push({
      party,
      contactPointId,
      institution,
      status: last.status,
      ...(before === undefined ? {} : { before }),
      on: last.from,
    });
  }
  return found.toSorted((a, b) =>
    `${a.on} ${a.contactPointId}` < `${b.on} ${b.contactPointId}` ? -1 : 1,
  );
}
