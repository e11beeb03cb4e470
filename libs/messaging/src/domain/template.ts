/**
 * What one message says: plain text in which `{{name}}` stands for a fact. In a body, an empty line ends a paragraph, and a
 * paragraph that is nothing but `{{link}}` becomes a button.
 */
export interface Wording {
  readonly subject: string;
  readonly body: string;
  /** For channels that take a line or two: SMS, chat. */
  readonly short: string;
}

/** The words of one language. Subject, body and short text are those of the first message, and of the others by default. */
export interface TemplateText extends Wording {
  /** How every message says that it is one: before the subject, above the body, before the short text. */
  readonly exercise?: { readonly label: string; readonly statement: string };
  /** On the button that leads to the answer page. */
  readonly button?: string;
  /** To who has not answered yet. */
  readonly reminder?: Wording;
  /** To the same contact point, on another channel. */
  readonly escalation?: Wording;
  /** To a contact point of the same Party, on behalf of one that has not answered. */
  readonly colleague?: Wording;
}

/** The words of a campaign's messages, by BCP 47 language tag. English must be among them: it follows every other language. */
export interface Template {
  readonly languages: Readonly<Record<string, TemplateText>>;
}

/** A template as it is known to people: which one, and in which version. */
export interface PinnedTemplate {
  readonly templateId: string;
  readonly version: number;
}

/** What `{{…}}` may name. Times are absolute, for mail may lie for hours on its way (FM-22). */
export const placeholders = {
  campaignName: 'name of the campaign',
  partyName: 'name of the Party',
  institution: 'institution of the contact point that the message goes to',
  insteadOf: 'institution that has not answered, in the wording for a colleague',
  news: 'Parties whose contact details changed since the directory was last shared; a paragraph that has it is left out where there are none',
  link: 'address of the answer page',
  sentAt: 'when the message goes out, in words, in UTC and in the zone of the reader',
  answerBy: 'until when an answer counts, in words, in UTC and in the zone of the reader',
  sentAtUtc: 'as sentAt, but short and in UTC: 2024-02-19 09:00 UTC',
  answerByUtc: 'as answerBy, but short and in UTC',
  sentAtLocal: 'as sentAt, but short and in the zone of the reader: 2024-02-19 10:00 +01:00',
  answerByLocal: 'as answerBy, but short and in the zone of the reader',
} as const;
export type Placeholder = keyof typeof placeholders;
