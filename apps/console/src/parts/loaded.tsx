import { Suspense, type ReactNode } from 'react';
import { Button } from 'react-aria-components';
import type { UseQueryResult } from '@tanstack/react-query';
import { ProblemError } from '../api/problem.js';
import { Words } from '../words/words.jsx';

/** What was asked for, or in words why it is not there, and what to do. */
export function Loaded<Data>({
  query,
  children,
}: {
  readonly query: UseQueryResult<Data>;
  readonly children: (data: Data) => ReactNode;
}) {
  if (query.data !== undefined) return children(query.data);
  if (query.isPending) return <Loading />;
  if (query.error instanceof ProblemError && query.error.isForbidden)
    return (
      <p className="notice">
        <Words id="state.forbidden" />
      </p>
    );
  return (
    <div className="notice" data-kind="warn" role="alert">
      <p>
        <Words id="state.failed" values={{ reason: query.error?.message ?? '' }} />
      </p>
      <Button className="button" onPress={() => void query.refetch()}>
        <Words id="state.retry" />
      </Button>
    </div>
  );
}

export function Loading() {
  return (
    <p className="soft" role="status">
      <Words id="state.loading" />
    </p>
  );
}

/** For parts whose code comes later. */
export function Later({ children }: { readonly children: ReactNode }) {
  return <Suspense fallback={<Loading />}>{children}</Suspense>;
}
