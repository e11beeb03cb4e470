import { useWords, Words } from '../../words/words.jsx';

/** What leads from an empty log to the first test, and how far somebody has come. */
export function FirstSteps({
  contactPoints,
  planned,
}: {
  readonly contactPoints: number;
  readonly planned: string | undefined;
}) {
  const words = useWords();
  const steps = [
    ['import', contactPoints > 0],
    ['plan', planned !== undefined],
    ['check', false],
    ['launch', false],
  ] as const;
  return (
    <section className="panel" aria-labelledby="first-steps">
      <header>
        <h2 id="first-steps">
          <Words id="overview.first-steps" />
        </h2>
      </header>
      <ol className="steps">
        {steps.map(([step, isDone]) => (
          <li key={step}>
            <Words id={`overview.step.${step}`} />{' '}
            {isDone ? <span className="done">✓ {words('overview.done')}</span> : null}
          </li>
        ))}
      </ol>
    </section>
  );
}
