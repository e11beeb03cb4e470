import {
  addMs,
  limits,
  Refusal,
  utcDate,
  type Ciphertext,
  type Decider,
  type ErasureGround,
} from '#kernel';
import type { ContactPointCommand } from './contact-point.commands.js';
import type { Channel, ContactDetails, ContactPointEvent } from './contact-point.events.js';
import {
  contactPointFold,
  withChanges,
  type ChannelCondition,
  type ContactPoint,
  type ContactPointState,
} from './contact-point.state.js';
import type { ContactPointStatus } from './vocabulary.js';

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
  ...contactPointFold,
  decide,
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
        requireComplete(withChanges(state, command.changes).details);
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
