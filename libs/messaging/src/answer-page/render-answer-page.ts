import Mustache from 'mustache';
import type { Instant } from '#kernel';
import type { AnswerNotice, AnswerPage, AskedFacts } from './answer-page.js';
import { FormFields, type Say } from './form-fields.js';
import {
  attributesPart,
  factsPart,
  fieldPart,
  formPage,
  pageLayout,
  partlyTakenPage,
  statePage,
} from './page-layout.js';
import { pageStyle } from './page-style.js';
import {
  answerPageLanguages,
  type AnswerPageLanguage,
  type AnswerPageWords,
} from './words/index.js';

/**
 * The page as HTML, complete in itself: it takes nothing from elsewhere and runs nothing. Whatever came from the directory
 * or from the responder is escaped. Links are relative to the page's own address.
 */
export function renderAnswerPage(page: AnswerPage, language: AnswerPageLanguage): string {
  const words: AnswerPageWords = answerPageLanguages[language];
  const answer = 'answerId' in page ? `&answer=${encodeURIComponent(page.answerId)}` : '';
  const known = 'facts' in page;
  const w = known ? { ...words, formIntro: intro(page.facts, words) } : words;
  const view = {
    language,
    direction: words.direction,
    style: pageStyle,
    languages: Object.entries(answerPageLanguages).map(([tag, { languageName, direction }]) => ({
      tag,
      direction,
      name: languageName,
      href: tag === language ? '' : `?lang=${tag}${answer}`,
    })),
    w,
    ...(known ? { facts: factsView(page.facts, words) } : {}),
    ...viewOf(page, language, words),
  };
  return Mustache.render(pageLayout, view, {
    body: layoutOf(page),
    facts: factsPart,
    field: fieldPart,
    attributes: attributesPart,
  });
}

function layoutOf({ kind }: AnswerPage): string {
  if (kind === 'form') return formPage;
  return kind === 'partly-taken' ? partlyTakenPage : statePage;
}

function viewOf(page: AnswerPage, language: AnswerPageLanguage, words: AnswerPageWords): object {
  if (page.kind === 'form') return formView(page, language, words);
  if (page.kind === 'partly-taken') return partlyTakenView(page, language, words);
  return stateView(page, language, words);
}

const say: Say = (words, values = {}) => Mustache.render(words, values);

function intro({ institution }: AskedFacts, { formIntro }: AnswerPageWords): string {
  return say(formIntro, { institution });
}

function formView(
  form: Extract<AnswerPage, { kind: 'form' }>,
  language: AnswerPageLanguage,
  words: AnswerPageWords,
): object {
  const fields = new FormFields(form, words, say);
  const faults = fields.faults();
  // Whoever comes back to what is answered is told so first; the form stays within reach.
  const folded = form.notices.some(({ kind }) => kind === 'answered');
  return {
    title: folded ? words.answeredTitle : words.formTitle,
    folded,
    action: `?lang=${language}`,
    nonce: form.nonce,
    notices: form.notices.map((notice) => noticeText(notice, form.facts, words)),
    hasFaults: faults.length > 0,
    faults,
    choiceError: fields.errorOf('choice'),
    choices: fields.choices(),
    answeredBy: fields.answeredBy(),
    details: fields.details(),
    note: fields.note(),
  };
}

function partlyTakenView(
  page: Extract<AnswerPage, { kind: 'partly-taken' }>,
  language: AnswerPageLanguage,
  words: AnswerPageWords,
): object {
  const fields = new FormFields(page, words, say);
  return {
    title: words.thanksTitle,
    done: true,
    paragraphs: received(page, words),
    faults: fields.faults(),
    action: `?lang=${language}`,
    nonce: page.nonce,
    answerId: page.answerId,
    choice: page.typed.choice,
    fields: fields.faulty(),
  };
}

function noticeText(notice: AnswerNotice, facts: AskedFacts, words: AnswerPageWords): string {
  switch (notice.kind) {
    case 'late':
      return say(words.noticeLate, { answerBy: utcText(facts.answerBy, words) });
    case 'closed':
      return words.noticeClosed;
    case 'party-answered':
      return say(words.noticePartyAnswered, { party: facts.partyName });
    case 'answered':
      return say(words.noticeAnswered, { answeredAt: utcText(notice.answeredAt, words) });
  }
}

function stateView(
  page: Exclude<AnswerPage, { kind: 'form' | 'partly-taken' }>,
  language: AnswerPageLanguage,
  words: AnswerPageWords,
): object {
  const again = { openAgain: words.openAgain, openAgainHref: `?lang=${language}` };
  switch (page.kind) {
    case 'thanks':
      return {
        title: words.thanksTitle,
        done: true,
        paragraphs: [...received(page, words), words.thanksChanges, words.thanksClose],
        openAgain: words.furtherAnswer,
        openAgainHref: again.openAgainHref,
      };
    case 'cancelled':
      return { title: words.cancelledTitle, paragraphs: [words.cancelledText] };
    case 'not-started':
      return { title: words.notStartedTitle, paragraphs: [words.notStartedText] };
    case 'unknown':
      return { title: words.unknownTitle, paragraphs: [words.unknownText] };
    case 'too-large':
      return { title: words.tooLargeTitle, paragraphs: [words.tooLargeText], ...again };
    case 'malformed':
      return { title: words.malformedTitle, paragraphs: [words.malformedText], ...again };
    case 'too-many':
      return { title: words.tooManyTitle, paragraphs: [words.tooManyText] };
    case 'too-often': {
      const text = say(words.tooOftenText, { minutes: String(page.minutes) });
      return { title: words.tooOftenTitle, paragraphs: [text] };
    }
    case 'unavailable':
      return { title: words.unavailableTitle, paragraphs: [words.unavailableText], ...again };
  }
}

function received(
  { receivedAt, standing }: Extract<AnswerPage, { kind: 'thanks' | 'partly-taken' }>,
  words: AnswerPageWords,
): readonly string[] {
  const when = say(words.thanksReceived, { receivedAt: utcText(receivedAt, words) });
  const how = { 'in-time': [], further: [words.thanksFurther], late: [words.thanksLate] }[standing];
  return [when, ...how];
}

function factsView(facts: AskedFacts, words: AnswerPageWords): object {
  const { campaignName, institution, partyName, timezone, sentAt, answerBy } = facts;
  const moment = (instant: Instant) => ({
    instant,
    utc: utcText(instant, words),
    local:
      timezone === 'UTC'
        ? ''
        : say(words.localTime, { moment: momentText(instant, words, timezone), zone: timezone }),
  });
  return {
    campaignName,
    institution,
    partyName,
    sent: sentAt === undefined ? undefined : moment(sentAt),
    answerBy: moment(answerBy),
  };
}

function utcText(instant: Instant, words: AnswerPageWords): string {
  return `${momentText(instant, words, 'UTC')} UTC`;
}

/** Day, month by its name, year and the time of day on 24 hours: nothing that one country reads differently from another. */
function momentText(instant: Instant, { locale }: AnswerPageWords, timeZone: string): string {
  return new Intl.DateTimeFormat(locale, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone,
  }).format(Date.parse(instant));
}
