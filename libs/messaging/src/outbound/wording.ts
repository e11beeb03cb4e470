import { limits } from '#kernel';
import { chooseLanguage, commonLanguage } from '../domain/choose-language.js';
import { directionOf, type Direction } from '../domain/direction.js';
import type { MessageFacts, MessagePurpose } from '../domain/message-facts.js';
import { bodyWithNews, newsInWords } from '../domain/news.js';
import { momentInWords, shortMoment } from '../domain/moments.js';
import { english } from '../domain/standard-template/english.js';
import { standardTemplate } from '../domain/standard-template/index.js';
import type { Placeholder, TemplateText, Wording } from '../domain/template.js';

/** What a message says in one of its languages, with its placeholders still in it and what they stand for. */
export interface Part {
  /** BCP 47 */
  readonly language: string;
  readonly direction: Direction;
  readonly exercise: { readonly label: string; readonly statement: string };
  readonly button: string;
  readonly wording: Wording;
  readonly values: Readonly<Record<Placeholder, string>>;
}

/** The reader's language first, and English after it. */
export function partsOf(
  facts: MessageFacts,
  purpose: MessagePurpose,
  link: string,
): readonly [Part, ...Part[]] {
  const language = chooseLanguage(facts.template, facts.languages);
  const first = partIn(language, facts, purpose, link);
  if (language === commonLanguage) return [first];
  return [first, partIn(commonLanguage, facts, purpose, link)];
}

function partIn(
  language: string,
  facts: MessageFacts,
  purpose: MessagePurpose,
  link: string,
): Part {
  const text = facts.template.languages[language] ?? english;
  const standard = standardTemplate.languages[language];
  const wording = wordingOf(text, purpose, facts);
  const hasNews = (facts.news ?? []).length > 0;
  return {
    language,
    direction: directionOf(language),
    exercise: text.exercise ?? standard?.exercise ?? english.exercise,
    button: text.button ?? standard?.button ?? english.button,
    wording: {
      ...wording,
      body: bodyWithNews(wording.body, hasNews, language),
    },
    values: valuesOf(facts, language, link),
  };
}

function wordingOf(text: TemplateText, purpose: MessagePurpose, facts: MessageFacts): Wording {
  if (facts.insteadOf !== undefined) return text.colleague ?? text;
  return purpose === 'first' ? text : (text[purpose] ?? text);
}

function valuesOf(facts: MessageFacts, language: string, link: string): Part['values'] {
  const { timezone, sentAt, answerBy } = facts;
  return {
    campaignName: oneLine(facts.campaignName),
    partyName: oneLine(facts.partyName),
    institution: oneLine(facts.institution),
    insteadOf: oneLine(facts.insteadOf ?? ''),
    news: newsInWords(
      (facts.news ?? []).map(({ party, name }) => ({ party, name: oneLine(name) })),
      language,
    ),
    link,
    sentAt: momentInWords(sentAt, language, timezone),
    answerBy: momentInWords(answerBy, language, timezone),
    sentAtUtc: shortMoment(sentAt, 'UTC'),
    answerByUtc: shortMoment(answerBy, 'UTC'),
    sentAtLocal: shortMoment(sentAt, timezone),
    answerByLocal: shortMoment(answerBy, timezone),
  };
}

/** Invisible, breaking or direction-turning characters: a name that has them could pass for something else, or end a header. */
const unprintable = /[\p{Cc}\p{Zl}\p{Zp}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]+/gu;

/** A fact as one line of text without anything that is not seen. */
function oneLine(text: string): string {
  const line = text.replace(unprintable, ' ').replace(/\s+/g, ' ').trim();
  const characters = Array.from(line);
  return characters.length <= limits.factCharactersMax
    ? line
    : `${characters.slice(0, limits.factCharactersMax - 1).join('')}…`;
}
