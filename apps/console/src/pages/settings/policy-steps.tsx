import './settings.css';
import { useFormat } from '../../parts/use-format.js';
import { settings } from '../../words/en/settings.js';
import type { WordId } from '../../words/index.js';
import { Words } from '../../words/words.jsx';

export interface Policy {
  readonly deadline: string;
  readonly steps: readonly {
    readonly after: string;
    readonly do: string;
    readonly to: string;
    readonly repeat?: { readonly every: string; readonly times: number };
  }[];
  readonly windows: readonly string[];
}

function stepWord(what: string, to: string): WordId {
  const id = `settings.step.${what}.${to}`;
  return id in settings ? (id as keyof typeof settings) : 'settings.step.other';
}

/** A policy along its time: what happens when nobody answers, until the deadline. */
export function PolicySteps({ policy: { deadline, steps } }: { readonly policy: Policy }) {
  const format = useFormat();
  return (
    <ol className="policy-steps">
      <li>
        <span>0</span>
        <Words id="settings.step.first" />
      </li>
      {steps.map(({ after, do: what, to, repeat }, index) => (
        <li key={index}>
          <span>{format.within(after)}</span>
          <span>
            <Words id={stepWord(what, to)} values={{ what, to }} />
            {repeat === undefined ? null : (
              <span className="soft">
                {' '}
                <Words
                  id="settings.step.repeat"
                  values={{ every: format.within(repeat.every), times: repeat.times }}
                />
              </span>
            )}
          </span>
        </li>
      ))}
      <li>
        <span>{format.within(deadline)}</span>
        <Words id="settings.step.deadline" />
      </li>
    </ol>
  );
}
