import { useEffect, useState } from 'react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api, dataOf } from '../../api/client.js';
import { planOf, scheduleOf, type TypedPlan } from './typed-plan.js';

/** What is shown of a dry run. */
export interface DryRunTold {
  readonly messages: number;
  readonly languages: readonly string[];
  readonly startsAt: string | null;
  readonly lastStartsAt: string | null;
  readonly endsAt: string | null;
  readonly contactPoints: readonly {
    readonly contactPointId: string;
    readonly party: string;
    readonly institution: string;
    readonly timezone: string;
    readonly startsAt: string;
    readonly startsAtLocal: string;
    readonly channels: readonly { readonly kind: string; readonly use: string }[];
    readonly languages: readonly string[];
  }[];
  readonly warnings: readonly { readonly message: string }[];
}

const restMs = 400;

/** What a plan would do, asked of the engine itself; nothing is stored and nothing is sent. */
export function useDryRun(plan: TypedPlan) {
  const asked = JSON.stringify(bodyOf(plan));
  const [rested, setRested] = useState(asked);
  useEffect(() => {
    const timer = setTimeout(() => setRested(asked), restMs);
    return () => clearTimeout(timer);
  }, [asked]);
  const query = useQuery({
    queryKey: ['dry-run', rested],
    queryFn: async () =>
      (await dataOf(
        api.POST('/api/v1/dry-runs', { body: JSON.parse(rested) as never }),
      )) as unknown as DryRunTold,
    placeholderData: keepPreviousData,
  });
  // What is typed and not yet asked of, or still on its way, is another plan than the one that is shown.
  const isOfThis = rested === asked && !query.isPlaceholderData;
  return { query, current: isOfThis ? query.data : undefined };
}

function bodyOf(plan: TypedPlan) {
  const { name, ...rest } = planOf(plan);
  const schedule = scheduleOf(plan);
  return {
    ...rest,
    ...(name === '' ? {} : { name }),
    ...(schedule === undefined ? {} : { schedule }),
  };
}
