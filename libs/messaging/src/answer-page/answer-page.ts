import type { Instant } from '#kernel';

/** Details that a responder can correct, by the names of the directory's columns, in the order of the page. */
export const correctableDetails = [
  'institution',
  'email',
  'alternateEmail',
  'phone',
  'alternatePhone',
  'availability',
  'timezone',
  'languages',
  'instructions',
] as const;
export type CorrectableDetail = (typeof correctableDetails)[number];

/** Addresses that the page shows only in part: whoever a link was forwarded to reads it too (FM-03). */
export const maskedDetails: readonly CorrectableDetail[] = [
  'email',
  'alternateEmail',
  'phone',
  'alternatePhone',
];

/** Who says it: the responsible officer, or somebody who received the message while another is on duty. */
export const answerChoices = ['on-duty', 'not-on-duty'] as const;
export type AnswerChoice = (typeof answerChoices)[number];

export type AnswerField = 'choice' | 'answeredBy' | 'note' | CorrectableDetail;

/** What somebody entered, kept as it was so that nobody types it twice. */
export interface TypedAnswer {
  readonly choice?: AnswerChoice;
  readonly answeredBy?: string;
  readonly note?: string;
  readonly detailsConfirmed: boolean;
  /** Fields of the form as they were sent; what is absent shows what the directory says. */
  readonly details: Readonly<Partial<Record<CorrectableDetail, string>>>;
}

export const nothingTyped: TypedAnswer = { detailsConfirmed: false, details: {} };

/** What is wrong with a field: there is nothing, it is longer than it may be, or not what the field asks for. */
export interface AnswerFault {
  readonly field: AnswerField;
  readonly problem: 'missing' | 'too-long' | 'malformed';
  /** The longest it may be, in characters. */
  readonly charactersMax?: number;
}

/** What the page says of the test, the same in every state of it. */
export interface AskedFacts {
  readonly campaignName: string;
  readonly institution: string;
  readonly partyName: string;
  /** IANA zone of the contact point. */
  readonly timezone: string;
  /** When the first message was handed over, if that is known. */
  readonly sentAt?: Instant;
  readonly answerBy: Instant;
}

/** Why an answer may not be needed, or will not count as one in time. */
export type AnswerNotice =
  | { readonly kind: 'late' | 'closed' | 'party-answered' }
  | { readonly kind: 'answered'; readonly answeredAt: Instant };

/** Everything somebody who opens `/r/<token>` may be shown. Each state of a token has a page of its own (FM-24). */
export type AnswerPage =
  | {
      readonly kind: 'form';
      readonly facts: AskedFacts;
      readonly notices: readonly AnswerNotice[];
      /** As the directory has them, in clear; absent where they were erased. */
      readonly details?: Readonly<Partial<Record<CorrectableDetail, string>>>;
      readonly typed: TypedAnswer;
      readonly faults: readonly AnswerFault[];
      /** Tells one opening of the form from another, so that a double click is one answer. */
      readonly nonce: string;
    }
  | {
      readonly kind: 'thanks';
      readonly facts: AskedFacts;
      readonly receivedAt: Instant;
      readonly standing: 'in-time' | 'further' | 'late';
      readonly answerId: string;
    }
  | {
      /** The answer is recorded; something beside it in the form is wrong, and is asked for again. */
      readonly kind: 'partly-taken';
      readonly facts: AskedFacts;
      readonly receivedAt: Instant;
      readonly standing: 'in-time' | 'further' | 'late';
      readonly answerId: string;
      readonly details?: Readonly<Partial<Record<CorrectableDetail, string>>>;
      readonly typed: TypedAnswer & { readonly choice: AnswerChoice };
      readonly faults: readonly AnswerFault[];
      /** The one of the form that was sent. */
      readonly nonce: string;
    }
  | { readonly kind: 'cancelled'; readonly facts: AskedFacts }
  /** Too many links were tried from one address. */
  | { readonly kind: 'too-often'; readonly minutes: number }
  | {
      readonly kind:
        'not-started' | 'unknown' | 'too-large' | 'malformed' | 'too-many' | 'unavailable';
    };
