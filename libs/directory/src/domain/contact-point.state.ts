import type { CalendarDate, Fold } from '#kernel';
import type {
  ContactDetailChanges,
  ContactDetails,
  ContactPointEvent,
} from './contact-point.events.js';
import type { ContactPointStatus } from './vocabulary.js';

/** A status and the day from which it holds in the world, which may lie before the day it was recorded. */
export interface StatusFrom {
  readonly status: ContactPointStatus;
  /** Unknown only for some that are to be confirmed: then it holds on every day. */
  readonly from?: CalendarDate;
}

export type ChannelCondition = 'unverified' | 'verified' | 'unreachable';

export interface ContactPoint {
  readonly status: ContactPointStatus;
  readonly contactPointId: string;
  readonly party: string;
  readonly details: ContactDetails;
  /** In the order they were recorded. */
  readonly statuses: readonly StatusFrom[];
  /** By channel id; a channel that is not listed is unverified. */
  readonly conditions: Readonly<Record<string, ChannelCondition>>;
  /** Days on which a channel failed in a way that may be its own fault, by channel id. */
  readonly doubts: Readonly<Record<string, readonly CalendarDate[]>>;
  /** Its addresses and texts can be read no more. */
  readonly erased?: true;
}

export type ContactPointState = { readonly status: 'absent' } | ContactPoint;

/** A contact point as its own events leave it. */
export const contactPointFold: Fold<ContactPointState, ContactPointEvent> = {
  initial: { status: 'absent' },
  evolve,
};

function evolve(state: ContactPointState, event: ContactPointEvent): ContactPointState {
  if (event.type === 'ContactPointRegistered') {
    const { contactPointId, party, status, designatedOn, details } = event.data;
    const first = designatedOn === undefined ? { status } : { status, from: designatedOn };
    return {
      status,
      contactPointId,
      party,
      details,
      statuses: [first],
      conditions: {},
      doubts: {},
    };
  }
  if (state.status === 'absent') return state;
  switch (event.type) {
    case 'ContactPointConfirmed':
      return withStatus(state, 'designated', event.data.designatedOn);
    case 'ContactPointReinstated':
      return withStatus(state, 'designated', event.data.effectiveOn);
    case 'ContactPointSuspended':
      return withStatus(state, 'suspended', event.data.effectiveOn);
    case 'ContactPointWithdrawn':
      return withStatus(state, 'withdrawn', event.data.effectiveOn);
    case 'ContactDetailsChanged':
      return withChanges(state, event.data.changes);
    case 'ChannelVerified':
      return withCondition(state, event.data.channelId, 'verified');
    case 'ChannelFoundUnreachable':
      return withCondition(state, event.data.channelId, 'unreachable');
    case 'ChannelDoubted': {
      const { channelId, day } = event.data;
      const days = [...(state.doubts[channelId] ?? []), day];
      return { ...state, doubts: { ...state.doubts, [channelId]: days } };
    }
    case 'PersonalDataErased':
      return { ...state, erased: true };
    // Nothing of the directory: the guidance read model has it.
    case 'GuidanceSent':
      return state;
    default:
      event satisfies never;
      return state;
  }
}

function withStatus(
  state: ContactPoint,
  status: ContactPointStatus,
  from: CalendarDate,
): ContactPoint {
  return { ...state, status, statuses: [...state.statuses, { status, from }] };
}

function withCondition(
  state: ContactPoint,
  channelId: string,
  condition: ChannelCondition,
): ContactPoint {
  const { [channelId]: _, ...doubts } = state.doubts;
  return { ...state, conditions: { ...state.conditions, [channelId]: condition }, doubts };
}

/** A channel whose address changed has to be verified anew. */
export function withChanges(state: ContactPoint, changes: ContactDetailChanges): ContactPoint {
  const kept = Object.entries({ ...state.details, ...changes }).filter(
    ([, value]) => value !== null,
  );
  const details = Object.fromEntries(kept) as unknown as ContactDetails;
  const before = new Map(state.details.channels.map(({ id, address }) => [id, address]));
  const same = new Set(
    details.channels.filter(({ id, address }) => before.get(id) === address).map(({ id }) => id),
  );
  const ofSame = <Value>(byChannel: Readonly<Record<string, Value>>): Record<string, Value> =>
    Object.fromEntries(Object.entries(byChannel).filter(([id]) => same.has(id)));
  return {
    ...state,
    details,
    conditions: ofSame(state.conditions),
    doubts: ofSame(state.doubts),
  };
}

/** The status that holds on a day, or `undefined` before the first one does. */
export function statusOn(
  { statuses }: Pick<ContactPoint, 'statuses'>,
  day: CalendarDate,
): ContactPointStatus | undefined {
  return statuses.findLast(({ from }) => from === undefined || from <= day)?.status;
}
