import type { Instant } from '#kernel';
import type { NewsOf } from './news.js';
import type { Template } from './template.js';

export type MessagePurpose = 'first' | 'reminder' | 'escalation';

/** Everything a message says, before it is put into words. */
export interface MessageFacts {
  readonly template: Template;
  readonly campaignName: string;
  readonly partyName: string;
  readonly institution: string;
  /** BCP 47, the preferred one first. */
  readonly languages: readonly string[];
  /** IANA zone of the recipient. */
  readonly timezone: string;
  /** Stands in the reply address and in the link: whoever has it answers for this ping. Never logged. */
  readonly token: string;
  /** When this message goes out, on Rollcall's clock. */
  readonly sentAt: Instant;
  /** Until when an answer counts. */
  readonly answerBy: Instant;
  /** The contact point of the same Party that has not answered, where the message goes to a colleague. */
  readonly insteadOf?: string;
  /** Parties whose entries changed since the directory was last shared, where the campaign tells of them. */
  readonly news?: readonly NewsOf[];
}
