import { useQuery } from '@tanstack/react-query';
import { api, dataOf } from '../../api/client.js';
import { Loaded } from '../../parts/loaded.jsx';
import { useFormat } from '../../parts/use-format.js';
import { Words } from '../../words/words.jsx';
import { Define } from './define.jsx';
import { PolicySteps, type Policy } from './policy-steps.jsx';

function define(policyId: string, body: unknown) {
  const params = { path: { policyId } };
  return api.PUT('/api/v1/policies/{policyId}', { params, body: body as never });
}

/** The policies by which campaigns remind and escalate, each read along its time. */
export function Policies() {
  const format = useFormat();
  const policies = useQuery({
    queryKey: ['policies'],
    queryFn: () => dataOf(api.GET('/api/v1/policies')),
  });
  return (
    <section className="panel" aria-labelledby="policies">
      <header>
        <h2 id="policies">
          <Words id="settings.policies" />
        </h2>
        <Define
          first={policies.data?.find(({ policyId }) => policyId === 'standard')?.policy ?? {}}
          send={define}
        />
      </header>
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
              <Define id={policyId} first={policy} send={define} />
            </details>
          ))
        }
      </Loaded>
    </section>
  );
}
