import { useFormat } from '../../parts/use-format.js';
import { Words } from '../../words/words.jsx';
import {
  becauseWord,
  outcomeWord,
  stateWord,
  stepSigns,
  stepValues,
  type PolicyStep,
} from './step-words.js';
import type { Step, Why } from './why.js';

/** The first message and every step of the policy: how far it had come, and by which rule. */
export function PolicySteps({
  why,
  steps,
  timezone,
}: {
  readonly why: Why;
  readonly steps: readonly PolicyStep[];
  readonly timezone: string;
}) {
  const format = useFormat();
  const explained = why.steps as readonly Step[];
  if (explained.length === 0)
    return (
      <p className="soft">
        <Words id="why.not-asked" />
      </p>
    );
  return (
    <ol className="policy-steps">
      {explained.map((step) => (
        <li key={step.intent} data-state={step.state}>
          <span className="sign" aria-hidden>
            {stepSigns[step.state] ?? '?'}
          </span>
          <span>
            <strong>
              <StepName step={step} steps={steps} />
            </strong>{' '}
            <State {...step} />
            <span className="reason">
              <Because {...step} /> <Words id="why.rule" values={{ number: step.rule.number }} />
            </span>
            <span className="soft due">
              <Words
                id="why.due"
                values={{
                  at: format.instant(step.dueAt),
                  there: format.local(step.dueAt, timezone),
                }}
              />
            </span>
            <Attempts attempts={step.attempts} />
          </span>
        </li>
      ))}
    </ol>
  );
}

export function StepName({
  step: { step, after, repetition },
  steps,
}: {
  readonly step: Step;
  readonly steps: readonly PolicyStep[];
}) {
  const format = useFormat();
  return (
    <>
      <Words id="why.step" values={stepValues(steps, step)} />
      {after === null || (repetition ?? 0) > 0 ? null : (
        <>
          {', '}
          <Words id="why.after" values={{ after: format.within(after) }} />
        </>
      )}
    </>
  );
}

function State({ state }: Step) {
  const word = stateWord(state);
  return <span className="step-state">{word === undefined ? state : <Words id={word} />}</span>;
}

function Because({ because, words }: Step) {
  const word = becauseWord(because);
  return word === undefined ? <>{words}</> : <Words id={word} />;
}

function Attempts({ attempts }: Pick<Step, 'attempts'>) {
  if (attempts.length === 0) return null;
  return (
    <ul className="attempts">
      {attempts.map(({ attemptId, recipient, channelId, tryNumber, outcome }) => {
        const word = outcomeWord(outcome);
        return (
          <li key={attemptId}>
            {recipient} · {channelId} ·{' '}
            {tryNumber === 1 ? null : (
              <>
                <Words id="why.try" values={{ number: tryNumber }} /> ·{' '}
              </>
            )}
            {word === undefined ? outcome : <Words id={word} />}
          </li>
        );
      })}
    </ul>
  );
}
