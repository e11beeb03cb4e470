import type { Direction } from '../domain/direction.js';
import type { MessageFacts, MessagePurpose } from '../domain/message-facts.js';
import { fill } from './fill.js';
import { renderHtml } from './render-html.js';
import { partsOf, type Part } from './wording.js';

export interface RenderedMessage {
  /** The reader's language, and English where it is another one: BCP 47. */
  readonly languages: readonly string[];
  /** The first of them. */
  readonly language: string;
  /** How that one is written. */
  readonly direction: Direction;
  readonly subject: string;
  /** Text and HTML say the same. */
  readonly text: string;
  readonly html: string;
  /** For channels that take a line or two. */
  readonly short: string;
  /** Where it is answered. */
  readonly link: string;
}

export interface RenderOptions {
  /** Where the answer pages are: `https://rollcall.example`. */
  readonly baseUrl: string;
}

/** Puts a message into words. It reads no clock and no configuration: the same facts always give the same message. */
export function renderMessage(
  facts: MessageFacts,
  purpose: MessagePurpose,
  { baseUrl }: RenderOptions,
): RenderedMessage {
  const link = answerLink(baseUrl, facts.token);
  const parts = partsOf(facts, purpose, link);
  const [first] = parts;
  const subject = subjectOf(first);
  return {
    languages: parts.map(({ language }) => language),
    language: first.language,
    direction: first.direction,
    subject,
    text: parts.map(textOf).join(`\n\n${'-'.repeat(40)}\n\n`),
    html: renderHtml(parts, subject),
    short: parts.map(shortOf).join('\n'),
    link,
  };
}

/** The page on which the holder of this token answers. */
export function answerLink(baseUrl: string, token: string): string {
  return new URL(`r/${token}`, baseUrl.endsWith('/') ? baseUrl : `${baseUrl}/`).href;
}

function subjectOf(part: Part): string {
  return `${part.exercise.label} – ${filled(part.wording.subject, part)}`;
}

function shortOf(part: Part): string {
  return `${part.exercise.label}. ${filled(part.wording.short, part)}`;
}

function textOf(part: Part): string {
  const { label, statement } = part.exercise;
  return `${label}. ${statement}\n\n${filled(part.wording.body, part)}`;
}

function filled(template: string, { values, direction }: Part): string {
  return fill(template, direction === 'ltr' ? values : isolated(values));
}

/**
 * Facts inside a text that runs from right to left: an isolate (Unicode UAX 9) keeps each in its own order. The link's ends
 * after a space, so that no program takes the isolate's end for a part of the address.
 */
function isolated(values: Part['values']): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) =>
      name === 'link'
        ? [name, `\u2066${value} \u2069`]
        : [name, value === '' ? '' : `\u2068${value}\u2069`],
    ),
  );
}
