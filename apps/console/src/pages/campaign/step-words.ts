import type { WordId } from '../../words/index.js';
import { why } from '../../words/en/why.js';

/** `campaign.why.sent`, where the catalogue knows it: a newer server may know more. */
function known(id: string): WordId | undefined {
  return id in why ? (id as keyof typeof why) : undefined;
}

export function becauseWord(because: string): WordId | undefined {
  return known(`why.because.${because}`);
}

export function stateWord(state: string): WordId | undefined {
  return known(`why.state.${state}`);
}

export function countedWord(counted: string): WordId | undefined {
  return known(`why.counted.${counted}`);
}

export function outcomeWord(outcome: string): WordId | undefined {
  return known(`why.outcome.${outcome}`);
}

/** Beside the word, so that it can be found at a glance. */
export const stepSigns: Readonly<Record<string, string>> = {
  done: '✓',
  'under-way': '→',
  waiting: '…',
  'not-due': '○',
  skipped: '–',
  unknown: '?',
};

export interface PolicyStep {
  readonly do: string;
  readonly to: string;
}

const targets: Readonly<Record<string, string>> = {
  same: 'same',
  'alternate-channel': 'channel',
  'other-contact-points': 'others',
  'secretariat-phone': 'phone',
};

/** What the sentence `why.step` is made with. */
export function stepValues(steps: readonly PolicyStep[], step: number | null) {
  const policyStep = step === null ? undefined : steps[step];
  if (policyStep === undefined) return { does: 'first', to: 'none' };
  return { does: policyStep.do, to: targets[policyStep.to] ?? 'none' };
}
