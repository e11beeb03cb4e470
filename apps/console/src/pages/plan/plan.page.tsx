import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { useParams } from 'wouter';
import { api, dataOf } from '../../api/client.js';
import { Loaded } from '../../parts/loaded.jsx';
import { Words } from '../../words/words.jsx';
import { DryRun } from './dry-run.jsx';
import { useDryRun } from './use-dry-run.js';
import { Decide } from './decide.jsx';
import './plan.css';
import { PlanFields } from './plan-fields.jsx';
import { Rehearse } from './rehearse.jsx';
import { emptyPlan, type TypedPlan } from './typed-plan.js';

/** Plans a campaign, or goes on with a plan that is there, and shows meanwhile what it is going to do. */
export default function PlanPage() {
  const { campaignId } = useParams();
  const known = useQuery({
    queryKey: ['plan', campaignId ?? null],
    queryFn: () => (campaignId === undefined ? emptyHere() : typedFrom(campaignId)),
    staleTime: Infinity,
  });
  return (
    <>
      <h1>
        <Words id="campaigns.plan" />
      </h1>
      <Loaded query={known}>
        {(plan) => <Plan key={plan.id} first={plan} isKnown={campaignId !== undefined} />}
      </Loaded>
    </>
  );
}

function emptyHere(): TypedPlan {
  return emptyPlan(Intl.DateTimeFormat().resolvedOptions().timeZone);
}

async function typedFrom(campaignId: string): Promise<TypedPlan> {
  const { name, policy, template, audience, carriesNews } = await dataOf(
    api.GET('/api/v1/campaigns/{campaignId}', { params: { path: { campaignId } } }),
  );
  const { parties = [], types = [] } = audience as {
    readonly parties?: readonly string[];
    readonly types?: readonly string[];
  };
  return {
    ...emptyHere(),
    id: campaignId,
    name,
    parties: parties.join(' '),
    types,
    policyId: policy.policyId,
    templateId: template.templateId,
    carriesNews,
    start: 'later',
  };
}

function Plan({ first, isKnown }: { readonly first: TypedPlan; readonly isKnown: boolean }) {
  const [plan, setPlan] = useState(first);
  const { query, current } = useDryRun(plan);
  return (
    <div className="plan">
      <section className="panel plan-fields">
        <PlanFields plan={plan} onChange={setPlan} isKnown={isKnown} />
        <Decide plan={plan} dryRun={current} isKnown={isKnown} />
      </section>
      <div className="stack">
        <DryRun query={query} />
        <Rehearse plan={plan} />
      </div>
    </div>
  );
}
