/** The rules of a ping that decide about messages, as `docs/rules.md` numbers them. */
export interface Rule {
  readonly number: number;
  readonly words: string;
  /** Where it stands in full. */
  readonly document: string;
}

const words = {
  3: 'the first human response that came in time wins; the deadline and the end of the campaign end a ping',
  5: 'state is looked at again when a step is performed: an answered ping sends nothing more',
  6: 'one send intent is one conditional append; an outcome that nobody can know is left as unknown',
  7: 'steps count from the first hand-over, destinations are resolved when sending, and what concerns the Party happens once',
  8: 'nobody to write to is an event and a phone task, never silence',
  9: 'what was missed is collapsed into one; a pause stops sending, not the clock',
} as const;

export type RuleNumber = keyof typeof words;

export function rule(number: RuleNumber): Rule {
  return { number, words: words[number], document: 'docs/rules.md#rules-of-a-ping' };
}

export const ruleNumbers = Object.keys(words).map(Number) as readonly RuleNumber[];
