import type { ChannelKind, ChannelVerdict } from './domain/channel.js';
import type { MessageFacts, MessagePurpose } from './domain/message-facts.js';

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
}
