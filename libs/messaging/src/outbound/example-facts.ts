import { addMs, durationMs, parseDuration, parseInstant } from '#kernel';
import type { MessageFacts } from '../domain/message-facts.js';
import type { Template } from '../domain/template.js';

const sentAt = parseInstant('2024-02-19T09:00:00Z');

/** Invented facts, by which a template can be looked at before anything is sent with it. Their token answers nothing. */
export function exampleFacts(
  template: Template,
  known: Partial<Omit<MessageFacts, 'template' | 'token'>> = {},
): MessageFacts {
  return {
    campaignName: 'Ping test, February 2024',
    partyName: 'Example Party',
    institution: 'National Police, Cybercrime Unit',
    languages: ['en'],
    timezone: 'Europe/Paris',
    sentAt,
    answerBy: addMs(known.sentAt ?? sentAt, durationMs(parseDuration('PT30H'))),
    ...known,
    template,
    token: 'example'.padEnd(26, 'x'),
  };
}
