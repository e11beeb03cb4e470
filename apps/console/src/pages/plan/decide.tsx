import { useState } from 'react';
import { Button } from 'react-aria-components';
import { useQueryClient } from '@tanstack/react-query';
import { useLocation } from 'wouter';
import { api, dataOf } from '../../api/client.js';
import { Confirm } from '../../parts/confirm/confirm.jsx';
import { ProblemNotice } from '../../parts/fields/field-problems.jsx';
import { useFormat } from '../../parts/use-format.js';
import { useWords, Words } from '../../words/words.jsx';
import { planOf, scheduleOf, type TypedPlan } from './typed-plan.js';
import type { DryRunTold } from './use-dry-run.js';

interface DecideProps {
  readonly plan: TypedPlan;
  readonly dryRun: DryRunTold | undefined;
  readonly isKnown: boolean;
}

/** Keeps the plan, gives it its start, or launches it; what reaches the network is asked for once more, in numbers. */
export function Decide({ plan, dryRun, isKnown }: DecideProps) {
  const words = useWords();
  const queries = useQueryClient();
  const [, navigate] = useLocation();
  const [error, setError] = useState<Error | null>(null);
  const [isLaunching, setLaunching] = useState(false);
  const schedule = scheduleOf(plan);
  const isWhole = plan.name !== '' && plan.id !== '';
  const params = { path: { campaignId: plan.id } };
  const keep = () => (isKnown ? Promise.resolve() : kept(plan));
  const done = async (path: string) => {
    await queries.invalidateQueries({ queryKey: ['campaigns'] });
    navigate(path);
  };
  const save = async () => {
    setError(null);
    try {
      if (plan.start === 'series') return await done(await seriesOf(plan));
      await keep();
      if (schedule !== undefined)
        await api.POST('/api/v1/campaigns/{campaignId}/schedule', {
          params,
          body: schedule as never,
        });
      await done(`/campaigns/${plan.id}`);
    } catch (thrown) {
      setError(thrown instanceof Error ? thrown : new Error(String(thrown)));
    }
  };
  return (
    <>
      <ProblemNotice error={error} />
      <div className="actions">
        <Button className="button" isDisabled={!isWhole} onPress={() => void save()}>
          {plan.start === 'series'
            ? words('plan.make-series')
            : words(schedule === undefined ? 'plan.save' : 'plan.schedule')}
        </Button>
        <Button
          className="button primary"
          isDisabled={!isWhole || plan.start === 'series' || dryRun === undefined}
          onPress={() => setLaunching(true)}
        >
          <Words id="plan.launch" />…
        </Button>
      </div>
      {isLaunching && dryRun !== undefined ? (
        <Launch
          plan={plan}
          dryRun={dryRun}
          onClose={() => setLaunching(false)}
          onLaunch={async () => {
            await keep();
            await dataOf(
              api.POST('/api/v1/campaigns/{campaignId}/launch', {
                params,
                // What nobody was shown nobody has accepted.
                body: { acceptsWarnings: dryRun.warnings.length > 0 } as never,
              }),
            );
            await done(`/campaigns/${plan.id}`);
          }}
        />
      ) : null}
    </>
  );
}

async function kept(plan: TypedPlan): Promise<void> {
  const params = { path: { campaignId: plan.id } };
  await api.PUT('/api/v1/campaigns/{campaignId}', { params, body: planOf(plan) as never });
}

/** @returns where its campaigns are to be seen. */
async function seriesOf(plan: TypedPlan): Promise<string> {
  const body = { ...planOf(plan), cron: plan.cron, timezone: plan.timezone };
  const params = { path: { seriesId: plan.id } };
  await api.PUT('/api/v1/series/{seriesId}', { params, body: body as never });
  return '/campaigns';
}

function Launch({
  plan,
  dryRun: { messages, contactPoints, languages, warnings },
  onClose,
  onLaunch,
}: {
  readonly plan: TypedPlan;
  readonly dryRun: DryRunTold;
  readonly onClose: () => void;
  readonly onLaunch: () => Promise<void>;
}) {
  const words = useWords();
  const format = useFormat();
  return (
    <Confirm
      isOpen
      onClose={onClose}
      title={words('plan.launch-title', { name: plan.name })}
      act={words('plan.launch')}
      phrase={plan.id}
      isDangerous
      onConfirm={onLaunch}
    >
      <p>
        <Words
          id="plan.launch-told"
          values={{
            messages,
            points: contactPoints.length,
            languages: format.list(languages.map((tag) => format.language(tag))),
          }}
        />
      </p>
      {warnings.length === 0 ? null : (
        <ul className="plain">
          {warnings.map(({ message }) => (
            <li key={message}>{message}</li>
          ))}
        </ul>
      )}
    </Confirm>
  );
}
