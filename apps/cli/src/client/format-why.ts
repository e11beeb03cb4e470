import type { Evidence, PingExplanation } from '#audit';
import type { Instant } from '#kernel';
import { formatInstant, visible } from '../format.js';

type Step = PingExplanation['steps'][number];

const owed = {
  send: 'a message',
  remind: 'a reminder',
  escalate: 'an escalation',
  phone: 'a call',
  outcome: 'word of what became of a message',
  deadline: 'its end, at the deadline',
} as const;

/** A paragraph for each step: what came of it and why, then the events. */
export function formatWhy(told: PingExplanation): string {
  const { campaignId, contactPointId, at, status, words, clock, owes, steps, answers } = told;
  return [
    `Ping ${visible(contactPointId)} of campaign ${visible(campaignId)}, as of ${formatInstant(at)}`,
    `${status === 'not-asked' ? 'not asked' : status}: ${inWords(words)}`,
    ...(clock === null
      ? []
      : [
          `counted from ${formatInstant(clock.countsFrom)}${clock.handedOverAt === null ? ' (its planned start: nothing has been handed over)' : ''}, until ${formatInstant(clock.deadline)}`,
        ]),
    ...(owes === null
      ? []
      : [
          `owes ${owed[owes.what]}, ${owes.at <= at ? 'due since' : 'at'} ${formatInstant(owes.at)}`,
        ]),
    ...steps.flatMap((step) => ['', ...formatStep(step)]),
    ...answers.flatMap(({ counted, receivedAt, words: said, rule, events }) => [
      '',
      `answer, ${counted}${receivedAt === null ? '' : `, received ${formatInstant(receivedAt)}`}`,
      `  ${said} (rule ${rule.number})`,
      ...proof(events),
    ]),
    ...(steps.length === 0 ? ['', ...proof(told.campaign.events)] : []),
    ...(steps.length === 0 ? [] : ['', 'The rules stand in docs/rules.md.']),
  ].join('\n');
}

function formatStep({ intent, does, state, because, words, rule, events, attempts, dueAt }: Step) {
  const reason = because === state || because === 'not-due' ? '' : ` (${because})`;
  return [
    `${does} (${intent}), due ${formatInstant(dueAt)}: ${state}${reason}`,
    `  ${inWords(words)} (rule ${rule.number})`,
    ...proof(events),
    ...attempts.flatMap((one) => [`  ${inWords(one.words)}`, ...proof(one.events)]),
  ];
}

function proof(events: readonly Evidence[]): readonly string[] {
  return events.map(
    ({ position, at, type, stream, revision, eventId }) =>
      `    #${position} ${formatInstant(at)} ${type} ${visible(stream)}@${revision} ${eventId}`,
  );
}

/** Instants as the rest of the command line writes them. */
function inWords(words: string): string {
  return visible(words).replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, (at) =>
    formatInstant(at as Instant),
  );
}
