import type { DomainEvent, Instant, Recorded } from '#kernel';
import type { Occurrence, PingEvent, SkipReason } from '#campaigns/domain';
import type { Case, Finding } from './why.steps.js';
import { heldUpAt } from './why.hold-ups.js';

type Of<Type extends PingEvent['type']> = Recorded<Extract<PingEvent, { type: Type }>>;

/** A step that was looked at when it fell due, and had nothing to do. */
export function explainSkip(
  { history, ping }: Case,
  { step, repetition }: Occurrence,
): Finding | undefined {
  const skip = history.ping.find(
    (event): event is Of<'StepSkipped'> =>
      event.type === 'StepSkipped' &&
      event.data.step === step &&
      event.data.repetition === repetition,
  );
  if (skip === undefined) return undefined;
  const { reason, intent } = skip.data;
  const decided = history.ping.filter(
    ({ type, data }) => type === 'PingEscalated' && data.intent === intent,
  );
  const party = history.party.filter((event) => isProofOf(reason, event, { step, repetition }));
  const claimed = party.find(({ type }) => type === 'PartyEscalated');
  const by =
    claimed?.type === 'PartyEscalated' && claimed.data.contactPointId !== ping.pinged.contactPointId
      ? ` (${claimed.data.contactPointId})`
      : '';
  return {
    state: 'skipped',
    because: reason,
    words: wordsOf[reason].replace('{by}', by),
    rule: 7,
    events: [...decided, skip, ...party],
  };
}

const wordsOf: Readonly<Record<SkipReason, string>> = {
  'party-answered': 'The Party had answered by then, and this step concerns the Party as a whole.',
  'claimed-by-another':
    'Another contact point of the Party{by} had performed this step for all of them: it is done once per Party.',
  'no-other-contact-point': 'The Party had no other contact point to write to.',
  'nothing-new':
    'It would have written to addresses only that earlier messages went to: nobody new was to be reached.',
};

function isProofOf(
  reason: SkipReason,
  { type, data }: Recorded<DomainEvent>,
  { step, repetition }: Pick<Occurrence, 'step' | 'repetition'>,
): boolean {
  if (reason === 'party-answered') return type === 'PartyAnswered';
  if (reason !== 'claimed-by-another' || type !== 'PartyEscalated') return false;
  const claim = data as { readonly step: number; readonly repetition: number };
  return claim.step === step && claim.repetition === repetition;
}

/** A step that fell due together with a later one, which was performed in its place. */
export function collapsedInto(
  about: Case,
  { step, repetition }: Occurrence,
  dueAt: Instant,
): Finding | undefined {
  const into = about.history.ping.find(
    (event): event is Of<'ReminderDue'> | Of<'PingEscalated'> =>
      (event.type === 'ReminderDue' || event.type === 'PingEscalated') &&
      event.data.collapsed.some((one) => one.step === step && one.repetition === repetition),
  );
  if (into === undefined) return undefined;
  const held = heldUpAt(about, dueAt, into.metadata.at);
  const instead = `${into.data.intent}, due at ${into.data.dueAt}, was performed at ${into.metadata.at} for both: what was missed makes one message, never a storm`;
  return {
    state: 'skipped',
    because: 'collapsed',
    words: held === undefined ? `${upper(instead)}.` : `${held.words}; then ${instead}.`,
    rule: 9,
    events: [...(held?.events ?? []), into],
  };
}

function upper(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
