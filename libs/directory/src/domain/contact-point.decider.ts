import {
  addMs,
  limits,
  Refusal,
  utcDate,
  type CalendarDate,
  type Ciphertext,
  type Decider,
  type ErasureGround,
  type Instant,
} from '#kernel';
import type {
  Channel,
  ContactDetailChanges,
  ContactDetails,
  ContactPointEvent,
} from './contact-point.events.js';
import type { ChannelVerdict } from '#messaging/domain';
import type { ContactPointStatus } from './vocabulary.js';

export type ContactPointCommand =
  | {
      readonly type: 'RegisterContactPoint';
      readonly contactPointId: string;
      readonly party: string;
      readonly status: 'to-be-confirmed' | 'designated';
      readonly designatedOn?: CalendarDate;
      readonly details: ContactDetails;
    }
  | { readonly type: 'ConfirmContactPoint'; readonly designatedOn: CalendarDate }
  | {
      readonly type: 'ChangeContactDetails';
      readonly changes: ContactDetailChanges;
      /** The approved proposal that is applied. */
      readonly proposalId?: string;
    }
  | {
      readonly type: 'VerifyChannel' | 'ReportChannelUnreachable';
      readonly channelId: string;
      readonly reason: Ciphertext;
    }
  | {
      readonly type: 'NoteChannelFailure';
      readonly channelId: string;
      readonly verdict: ChannelVerdict;
      /** UTC. */
      readonly day: CalendarDate;
      readonly reason: Ciphertext;
      readonly now: Instant;
    }
  | { readonly type: 'NoteGuidanceSent'; readonly sentOn: CalendarDate }
  | {
      readonly type: 'SuspendContactPoint' | 'ReinstateContactPoint' | 'WithdrawContactPoint';
      readonly effectiveOn: CalendarDate;
      readonly reason: Ciphertext;
    }
  | { readonly type: 'ErasePersonalData'; readonly ground: ErasureGround };

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

type Lifecycle = 'SuspendContactPoint' | 'ReinstateContactPoint' | 'WithdrawContactPoint';

const lifecycle = {
  SuspendContactPoint: { event: 'ContactPointSuspended', from: ['designated'] },
  ReinstateContactPoint: { event: 'ContactPointReinstated', from: ['suspended'] },
  WithdrawContactPoint: {
    event: 'ContactPointWithdrawn',
    from: ['to-be-confirmed', 'designated', 'suspended'],
  },
} as const satisfies Record<
  Lifecycle,
  { event: ContactPointEvent['type']; from: readonly ContactPointStatus[] }
>;

export const contactPoint: Decider<ContactPointState, ContactPointCommand, ContactPointEvent> = {
  initial: { status: 'absent' },
  decide,
  evolve,
};

function decide(
  command: ContactPointCommand,
  state: ContactPointState,
): readonly ContactPointEvent[] {
  if (command.type === 'RegisterContactPoint') {
    if (state.status !== 'absent')
      throw new Refusal('contact-point-exists', { contactPointId: command.contactPointId });
    const { type: _, ...data } = command;
    if (data.status === 'designated') requireComplete(data.details);
    return [{ type: 'ContactPointRegistered', data }];
  }
  if (state.status === 'absent') throw new Refusal('contact-point-unknown');
  const { contactPointId } = state;
  if (command.type === 'ErasePersonalData') return erasure(state, command.ground);
  if (state.status === 'withdrawn')
    throw new Refusal('contact-point-withdrawn', { contactPointId });
  switch (command.type) {
    case 'ConfirmContactPoint':
      if (state.status !== 'to-be-confirmed')
        throw new Refusal('contact-point-already-confirmed', { contactPointId });
      requireComplete(state.details);
      return [
        {
          type: 'ContactPointConfirmed',
          data: { contactPointId, designatedOn: command.designatedOn },
        },
      ];
    case 'ChangeContactDetails':
      if (state.status !== 'to-be-confirmed')
        requireComplete(changed(state, command.changes).details);
      return detailsChanged(state, command);
    case 'VerifyChannel':
      return channelEvent(state, command, 'verified', 'ChannelVerified');
    case 'ReportChannelUnreachable':
      return channelEvent(state, command, 'unreachable', 'ChannelFoundUnreachable');
    case 'NoteChannelFailure':
      return channelFailure(state, command);
    case 'NoteGuidanceSent':
      return [{ type: 'GuidanceSent', data: { contactPointId, sentOn: command.sentOn } }];
    case 'SuspendContactPoint':
    case 'ReinstateContactPoint':
    case 'WithdrawContactPoint': {
      const { event, from } = lifecycle[command.type];
      if (!(from as readonly string[]).includes(state.status))
        throw new Refusal('contact-point-status-wrong', { contactPointId, status: state.status });
      const { effectiveOn, reason } = command;
      return [{ type: event, data: { contactPointId, effectiveOn, reason } }];
    }
  }
}

/**
 * Two steps on purpose: as long as somebody is listed they are written to, and a withdrawal ends that, counts from a day that
 * can be told, and can be looked at before what cannot be undone.
 */
function erasure(state: ContactPoint, ground: ErasureGround): readonly ContactPointEvent[] {
  const { contactPointId, status, erased } = state;
  if (status !== 'withdrawn') throw new Refusal('contact-point-still-listed', { contactPointId });
  return erased ? [] : [{ type: 'PersonalDataErased', data: { contactPointId, ground } }];
}

/** An approved proposal is noted even where all is so already: this is how it is known to be done. */
function detailsChanged(
  { contactPointId, details }: ContactPoint,
  { changes, proposalId }: Extract<ContactPointCommand, { type: 'ChangeContactDetails' }>,
): readonly ContactPointEvent[] {
  if (proposalId === undefined && Object.keys(changes).length === 0) return [];
  const redirected = redirectedChannels(details.channels, changes.channels ?? details.channels);
  return [
    {
      type: 'ContactDetailsChanged',
      data: {
        contactPointId,
        changes,
        ...(proposalId === undefined ? {} : { proposalId }),
        ...(redirected.length === 0 ? {} : { redirected }),
      },
    },
  ];
}

/** An address that is the same in clear keeps its ciphertext. */
function redirectedChannels(
  before: readonly Channel[],
  after: readonly Channel[],
): readonly string[] {
  const address = (channels: readonly Channel[], id: string) =>
    channels.find((channel) => channel.id === id)?.address;
  const ids = [...new Set([...before, ...after].map(({ id }) => id))];
  return ids.filter((id) => address(before, id) !== address(after, id));
}

/** Only somebody who is still to be confirmed may lack a type or an e-mail address. */
function requireComplete(details: ContactDetails): void {
  const missing = [
    ...(details.type === undefined ? ['type'] : []),
    ...(details.channels.some(({ kind }) => kind === 'email') ? [] : ['email']),
  ];
  if (missing.length > 0) throw new Refusal('contact-details-incomplete', { missing });
}

function channelEvent(
  state: ContactPoint,
  { channelId, reason }: { readonly channelId: string; readonly reason: Ciphertext },
  condition: ChannelCondition,
  type: 'ChannelVerified' | 'ChannelFoundUnreachable',
): readonly ContactPointEvent[] {
  if (!state.details.channels.some(({ id }) => id === channelId))
    throw new Refusal('channel-unknown', { channelId });
  if (state.conditions[channelId] === condition) return [];
  return [{ type, data: { contactPointId: state.contactPointId, channelId, reason } }];
}

/**
 * Two strikes on different days before a doubtful failure marks a channel (FM-28). One that is told of days later comes from
 * reading history again: whatever became of the channel since is newer (FM-32).
 */
function channelFailure(
  state: ContactPoint,
  {
    channelId,
    verdict,
    day,
    reason,
    now,
  }: Extract<ContactPointCommand, { type: 'NoteChannelFailure' }>,
): readonly ContactPointEvent[] {
  if (day < utcDate(addMs(now, -limits.channelFailureNewsMsMax))) return [];
  const doubts = state.doubts[channelId] ?? [];
  if (verdict === 'unreachable' || doubts.some((earlier) => earlier !== day))
    return channelEvent(state, { channelId, reason }, 'unreachable', 'ChannelFoundUnreachable');
  if (doubts.includes(day)) return [];
  const { contactPointId } = state;
  return [{ type: 'ChannelDoubted', data: { contactPointId, channelId, day, reason } }];
}

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
      return changed(state, event.data.changes);
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
function changed(state: ContactPoint, changes: ContactDetailChanges): ContactPoint {
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
