import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { api, dataOf } from '../../api/client.js';
import { useProjection } from '../../api/live.js';
import { Loaded } from '../../parts/loaded.jsx';
import { useFormat } from '../../parts/use-format.js';
import { Words } from '../../words/words.jsx';
import { Engine } from './engine.jsx';
import { FirstSteps } from './first-steps.jsx';
import { LastTest } from './last-test.jsx';
import { NextTests } from './next-tests.jsx';
import { OpenWork } from './open-work.jsx';
import './overview.css';

export default function OverviewPage() {
  const { position } = useProjection('campaigns');
  const directory = useProjection('directory');
  const campaigns = useQuery({
    queryKey: ['campaigns', position],
    queryFn: () => dataOf(api.GET('/api/v1/campaigns')),
    placeholderData: (known) => known,
  });
  const status = useQuery({
    queryKey: ['status'],
    queryFn: () => dataOf(api.GET('/api/v1/status')),
    refetchInterval: 15_000,
  });
  const summary = useQuery({
    queryKey: ['summary', directory.position],
    queryFn: () => dataOf(api.GET('/api/v1/directory/summary')),
    placeholderData: (known) => known,
  });
  const format = useFormat();
  return (
    <>
      <h1>
        <Words id="shell.overview" />
      </h1>
      {status.data?.ticking === false ? (
        <p className="notice" data-kind="warn" role="alert">
          <strong>
            <Words
              id="overview.not-ticking"
              values={{
                at: status.data.lastTickAt === null ? '–' : format.instant(status.data.lastTickAt),
              }}
            />
          </strong>
        </p>
      ) : null}
      <Network query={summary} />
      <Loaded query={campaigns}>
        {(known) => (
          <>
            {known.every(({ launchedAt }) => launchedAt === null) ? (
              <FirstSteps
                contactPoints={summary.data?.contactPoints ?? 0}
                planned={known[0]?.campaignId}
              />
            ) : null}
            <div className="grid">
              <LastTest campaigns={known} />
              <div className="stack">
                <OpenWork />
                <NextTests campaigns={known} />
                <Engine query={status} />
              </div>
            </div>
          </>
        )}
      </Loaded>
    </>
  );
}

interface Summary {
  readonly parties: number;
  readonly partiesWithSeveral: number;
  readonly contactPoints: number;
  readonly toBeConfirmed: number;
}

function Network({ query }: { readonly query: UseQueryResult<Summary> }) {
  const format = useFormat();
  return (
    <section className="panel" aria-labelledby="network">
      <header>
        <h2 id="network">
          <Words id="overview.network" />
        </h2>
      </header>
      <Loaded query={query}>
        {({ parties, partiesWithSeveral, contactPoints, toBeConfirmed }) => (
          <dl className="figures">
            {(
              [
                ['parties', parties],
                ['contact-points', contactPoints],
                ['several', partiesWithSeveral],
                ['to-be-confirmed', toBeConfirmed],
              ] as const
            ).map(([name, figure]) => (
              <div key={name}>
                <dt>
                  <Words id={`overview.${name}`} />
                </dt>
                <dd>{format.number(figure)}</dd>
              </div>
            ))}
          </dl>
        )}
      </Loaded>
    </section>
  );
}
