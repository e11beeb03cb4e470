import { useQuery } from '@tanstack/react-query';
import { api, dataOf } from '../../api/client.js';
import { Loaded } from '../../parts/loaded.jsx';
import { useFormat } from '../../parts/use-format.js';
import { Words } from '../../words/words.jsx';
import { PolicySteps, type Policy } from './policy-steps.jsx';

/** The policies by which campaigns remind and escalate, each read along its time. */
export function Policies() {
  const format = useFormat();
  const policies = useQuery({
    queryKey: ['policies'],
    queryFn: () => dataOf(api.GET('/api/v1/policies')),
  });
  return (
    <section className="panel" aria-labelledby="policies">
      <h2 id="policies">
        <Words id="settings.policies" />
      </h2>
      <Loaded query={policies}>
        {(known) =>
          known.map(({ policyId, version, policy }) => (
            <details key={policyId}>
              <summary>
                <strong>{policyId}</strong>{' '}
                <span className="soft">
                  <Words
                    id="settings.policy"
                    values={{
                      version,
                      steps: (policy.steps as readonly unknown[]).length,
                      deadline: format.within(policy.deadline),
                    }}
                  />
                </span>
              </summary>
              <PolicySteps policy={policy as unknown as Policy} />
            </details>
          ))
        }
      </Loaded>
    </section>
  );
}
