import { useQuery } from '@tanstack/react-query';
import { api, dataOf } from '../../api/client.js';
import { Loaded } from '../../parts/loaded.jsx';
import { Words } from '../../words/words.jsx';
import type { WholePoint } from './directory-data.js';
import { useVocabulary } from './use-vocabulary.js';

/** How far a contact point has come since it was designated. */
export function PointSteps({ point }: { readonly point: WholePoint }) {
  const { party, contactPointId } = point;
  const vocabulary = useVocabulary();
  const checks = useQuery({
    queryKey: ['onboarding', party],
    queryFn: () =>
      dataOf(api.GET('/api/v1/directory/onboarding', { params: { query: { party } } })),
  });
  return (
    <section className="panel">
      <header>
        <h2>
          <Words id="point.onboarding" />
        </h2>
      </header>
      <Loaded query={checks}>
        {(all) => (
          <ul className="plain-list">
            {all
              .find((one) => one.contactPointId === contactPointId)
              ?.checks.map(({ step, done, missing }) => (
                <li key={step}>
                  <span className={done ? 'soft' : undefined}>
                    <Words id={done ? 'point.step.done' : 'point.step.open'} />
                  </span>{' '}
                  {vocabulary('step', step)}{' '}
                  {missing.length === 0 ? null : (
                    <span className="soft">
                      <Words id="point.step.missing" values={{ what: missing.join(', ') }} />
                    </span>
                  )}
                </li>
              ))}
          </ul>
        )}
      </Loaded>
    </section>
  );
}
