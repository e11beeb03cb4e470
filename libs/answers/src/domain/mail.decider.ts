import { Refusal, type Ciphertext, type Decider, type ErasureGround, type Instant } from '#kernel';
import {
  mailSubject,
  type MailCandidate,
  type MailEvent,
  type SetAsideMail,
} from './mail.events.js';

export type MailCommand =
  | { readonly type: 'SetMailAside'; readonly mail: SetAsideMail }
  | { readonly type: 'AssignMail'; readonly ping: MailCandidate; readonly now: Instant }
  | { readonly type: 'DismissMail'; readonly reason?: Ciphertext; readonly now: Instant }
  | { readonly type: 'EraseMail'; readonly ground: ErasureGround };

/** A mail that waits for a person, or what the person found. */
export type Mail =
  | { readonly status: 'absent' }
  | (SetAsideMail &
      (
        | { readonly status: 'open' | 'dismissed' | 'erased' }
        | { readonly status: 'assigned'; readonly ping: MailCandidate }
      ));

export const mail: Decider<Mail, MailCommand, MailEvent> = {
  initial: { status: 'absent' },

  decide(command, state) {
    if (command.type === 'SetMailAside')
      return state.status === 'absent' ? [{ type: 'MailSetAside', data: command.mail }] : [];
    if (state.status === 'absent') throw new Refusal('mail-unknown');
    const { mailId } = state;
    if (command.type === 'EraseMail') return erasure(state, command.ground);
    if (state.status === 'erased') throw new Refusal('personal-data-erased', { mailId });
    if (command.type === 'AssignMail') {
      const { campaignId, contactPointId } = command.ping;
      if (state.status === 'assigned' && isSame(state.ping, command.ping)) return [];
      if (state.status === 'assigned') throw new Refusal('mail-already-assigned', { mailId });
      if (state.reason === 'attempt-unknown') throw new Refusal('mail-is-no-response', { mailId });
      // One that was dismissed by mistake can still be assigned: nothing was lost.
      const data = { mailId, campaignId, contactPointId, assignedAt: command.now };
      return [{ type: 'MailAssigned', data }];
    }
    if (state.status === 'dismissed') return [];
    if (state.status === 'assigned') throw new Refusal('mail-already-assigned', { mailId });
    const { reason, now: dismissedAt } = command;
    const said = reason === undefined ? {} : { reason };
    return [{ type: 'MailDismissed', data: { mailId, dismissedAt, ...said } }];
  },

  evolve(state, event) {
    if (event.type === 'MailSetAside') return { ...event.data, status: 'open' };
    if (state.status === 'absent') return state;
    switch (event.type) {
      case 'MailAssigned': {
        const { campaignId, contactPointId } = event.data;
        return { ...state, status: 'assigned', ping: { campaignId, contactPointId } };
      }
      case 'MailDismissed':
        return { ...state, status: 'dismissed' };
      case 'MailErased':
        return { ...state, status: 'erased' };
      default:
        event satisfies never;
        return state;
    }
  },
};

/** What is under the key of a contact point is erased with it, and what was sealed with others' mails cannot be without them. */
function erasure(
  { status, mailId, sealedFor }: Exclude<Mail, { status: 'absent' }>,
  ground: ErasureGround,
): readonly MailEvent[] {
  if (status === 'erased') return [];
  if (sealedFor !== mailSubject(mailId))
    throw new Refusal('mail-of-contact-point', { mailId, contactPointId: sealedFor });
  return [{ type: 'MailErased', data: { mailId, ground } }];
}

function isSame(one: MailCandidate, other: MailCandidate): boolean {
  return one.campaignId === other.campaignId && one.contactPointId === other.contactPointId;
}
