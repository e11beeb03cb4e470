import { useState } from 'react';
import { Button } from 'react-aria-components';
import { useMutation, useQuery } from '@tanstack/react-query';
import { api, dataOf } from '../../api/client.js';
import { ProblemNotice } from '../../parts/fields/field-problems.jsx';
import { useFormat } from '../../parts/use-format.js';
import { useWords, Words } from '../../words/words.jsx';
import { planOf, type TypedPlan } from './typed-plan.js';

interface Rehearsed {
  readonly answers: number;
  readonly statistics: {
    readonly pinged: { readonly parties: number };
    readonly windows: readonly {
      readonly within: string;
      readonly parties: number;
      readonly share: number | null;
      readonly meanSeconds: number | null;
    }[];
    readonly sent: {
      readonly pings: number;
      readonly reminders: number;
      readonly escalations: number;
      readonly phoneTasks: number;
    };
  };
}

/** The plan tried on the answers of a test that was held: nothing is sent. Nothing where no test was. */
export function Rehearse({ plan }: { readonly plan: TypedPlan }) {
  const words = useWords();
  const [chosen, setChosen] = useState('');
  const held = useQuery({
    queryKey: ['held'],
    queryFn: async () =>
      (await dataOf(api.GET('/api/v1/campaigns'))).filter(({ status }) => status === 'closed'),
  });
  const answersOf = chosen === '' ? (held.data?.[0]?.campaignId ?? '') : chosen;
  const rehearsal = useMutation({
    mutationFn: async () => {
      const { policyId, audience } = planOf(plan);
      const body = { answersOf, policyId, audience } as never;
      return (await dataOf(api.POST('/api/v1/rehearsals', { body }))) as unknown as Rehearsed;
    },
  });
  if (answersOf === '') return null;
  return (
    <section className="panel" aria-labelledby="rehearse">
      <header>
        <h2 id="rehearse">
          <Words id="plan.rehearse" />
        </h2>
        <div className="actions">
          <select
            className="input"
            aria-label={words('plan.answers-of')}
            value={answersOf}
            onChange={({ target }) => setChosen(target.value)}
          >
            {(held.data ?? []).map(({ campaignId, name }) => (
              <option key={campaignId} value={campaignId}>
                {name}
              </option>
            ))}
          </select>
          <Button
            className="button"
            isDisabled={rehearsal.isPending}
            onPress={() => rehearsal.mutate()}
          >
            <Words id={rehearsal.isPending ? 'confirm.under-way' : 'plan.rehearse-act'} />
          </Button>
        </div>
      </header>
      <ProblemNotice error={rehearsal.error} />
      {rehearsal.data === undefined ? (
        <p className="soft">
          <Words id="plan.rehearse-told" />
        </p>
      ) : (
        <Outcome told={rehearsal.data} />
      )}
    </section>
  );
}

function Outcome({ told: { answers, statistics } }: { readonly told: Rehearsed }) {
  const format = useFormat();
  const { windows, sent } = statistics;
  return (
    <div role="status">
      <p>
        <Words id="plan.rehearsed" values={{ answers, ...sent }} />
      </p>
      <table className="rehearsed">
        <thead>
          <tr>
            <th scope="col">
              <Words id="campaign.within" />
            </th>
            <th scope="col" className="number">
              <Words id="campaign.parties" />
            </th>
            <th scope="col" className="number">
              <Words id="campaign.share" />
            </th>
            <th scope="col" className="number">
              <Words id="campaign.mean" />
            </th>
          </tr>
        </thead>
        <tbody>
          {windows.map(({ within, parties, share, meanSeconds }) => (
            <tr key={within}>
              <th scope="row">{format.within(within)}</th>
              <td className="number">{parties}</td>
              <td className="number">{format.share(share)}</td>
              <td className="number">{format.duration(meanSeconds)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
