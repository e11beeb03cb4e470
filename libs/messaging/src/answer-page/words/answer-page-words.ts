import type { CorrectableDetail } from '../answer-page.js';

/**
 * The words of the answer page in one language. They are HTML in which `{{name}}` stands for a value that is escaped when
 * it is put in; titles and names are plain text.
 */
export interface AnswerPageWords {
  /** In the language itself. */
  readonly languageName: string;
  readonly direction: 'ltr' | 'rtl';
  /** How dates are written, BCP 47. */
  readonly locale: string;

  readonly site: string;
  readonly exercise: string;
  readonly exerciseText: string;
  readonly languageChoice: string;
  readonly footer: string;

  readonly formTitle: string;
  readonly answeredTitle: string;
  readonly formIntro: string;
  readonly factsTitle: string;
  readonly factTest: string;
  readonly factContactPoint: string;
  readonly factSent: string;
  readonly factNotSent: string;
  readonly factAnswerBy: string;
  /** After a moment in the contact point's own zone. */
  readonly localTime: string;

  readonly noticeLate: string;
  readonly noticeClosed: string;
  readonly noticeAnswered: string;
  readonly noticePartyAnswered: string;
  readonly furtherAnswer: string;

  readonly choiceLegend: string;
  readonly choiceRequired: string;
  readonly onDuty: string;
  readonly onDutyHint: string;
  readonly notOnDuty: string;
  readonly notOnDutyHint: string;
  readonly answeredBy: string;
  readonly answeredByHint: string;

  readonly detailsLegend: string;
  readonly detailsHint: string;
  readonly none: string;
  readonly details: Readonly<Record<CorrectableDetail, string>>;
  readonly availabilities: Readonly<Record<string, string>>;
  readonly detailsConfirmed: string;
  readonly detailsChanged: string;
  readonly correctionsHint: string;
  readonly maskedHint: string;
  readonly nothingYetHint: string;
  readonly phoneHint: string;
  readonly timezoneHint: string;
  readonly languagesHint: string;

  readonly note: string;
  readonly noteHint: string;
  readonly submit: string;

  readonly errorTitlePrefix: string;
  readonly errorSummary: string;
  readonly errorChoice: string;
  readonly errorEmpty: string;
  readonly errorTooLong: string;
  readonly errorText: string;
  readonly errorEmail: string;
  readonly errorPhone: string;
  readonly errorTimezone: string;
  readonly errorLanguages: string;
  readonly errorAvailability: string;

  readonly thanksTitle: string;
  readonly thanksReceived: string;
  readonly thanksFurther: string;
  readonly thanksLate: string;
  readonly thanksChanges: string;
  readonly thanksClose: string;

  readonly notTakenTitle: string;
  readonly notTakenRest: string;
  readonly notTakenHelp: string;
  readonly submitAgain: string;

  readonly cancelledTitle: string;
  readonly cancelledText: string;
  readonly notStartedTitle: string;
  readonly notStartedText: string;
  readonly unknownTitle: string;
  readonly unknownText: string;
  readonly tooLargeTitle: string;
  readonly tooLargeText: string;
  readonly malformedTitle: string;
  readonly malformedText: string;
  readonly tooManyTitle: string;
  readonly tooManyText: string;
  readonly tooOftenTitle: string;
  readonly tooOftenText: string;
  readonly unavailableTitle: string;
  readonly unavailableText: string;
  readonly openAgain: string;
}
