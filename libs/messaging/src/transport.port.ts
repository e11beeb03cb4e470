import type { Instant } from '#kernel';
import type { ChannelKind, ChannelVerdict } from './domain/channel.js';
import type { MessageFacts, MessagePurpose } from './domain/message-facts.js';
import type { ComposedLetter } from './letters/letter-desk.js';

/** The token under which Nest knows the transport. */
export const TRANSPORT = Symbol('transport');

export interface OutboundMessage {
  /** The same for every try of one message, so that a receiver can tell a repetition. */
  readonly messageId: string;
  readonly attemptId: string;
  readonly campaignId: string;
  readonly contactPointId: string;
  readonly kind: ChannelKind;
  /** In clear; never logged. */
  readonly address: string;
  readonly purpose: MessagePurpose;
  readonly facts: MessageFacts;
}

/** A letter in words and with its address: one e-mail outside a campaign. */
export interface OutboundLetter extends ComposedLetter {
  /** The same for every try. */
  readonly messageId: string;
  /** In clear; never logged. */
  readonly address: string;
  readonly sentAt: Instant;
}

/** What the next system said. A failure is transient when trying again may help. */
export type HandOver =
  | { readonly outcome: 'handed-over'; readonly reference?: string }
  | {
      readonly outcome: 'failed';
      readonly permanence: 'permanent' | 'transient';
      readonly reason: string;
      readonly verdict?: ChannelVerdict;
    };

/**
 * Hands messages to the next system. It returns what that system said; it throws when nobody can know whether the message
 * went out, and the attempt then ends as AttemptOutcomeUnknown.
 */
export interface Transport {
  /** Whether messages of this kind can leave here at all; where it is not there, nobody knows. */
  canSend?(kind: ChannelKind): boolean;
  send(message: OutboundMessage): Promise<HandOver>;
  /** Hands over one e-mail outside a campaign, under the same promise; what is no way for e-mail has none. */
  sendLetter?(letter: OutboundLetter): Promise<HandOver>;
}
