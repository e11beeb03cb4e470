import { useState } from 'react';
import { Button } from 'react-aria-components';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api, dataOf } from '../../api/client.js';
import { Confirm } from '../../parts/confirm/confirm.jsx';
import { Loaded } from '../../parts/loaded.jsx';
import { useFormat } from '../../parts/use-format.js';
import { useWords, Words } from '../../words/words.jsx';

/** What is planned again and again, and when next. */
export function SeriesList() {
  const series = useQuery({
    queryKey: ['series'],
    queryFn: () => dataOf(api.GET('/api/v1/series')),
  });
  return (
    <section className="panel" aria-labelledby="series">
      <header>
        <h2 id="series">
          <Words id="campaigns.series" />
        </h2>
      </header>
      <Loaded query={series}>
        {(known) =>
          known.length === 0 ? (
            <p className="soft">
              <Words id="campaigns.no-series" />
            </p>
          ) : (
            <ul className="rows">
              {known.map((one) => (
                <OneSeries key={one.seriesId} {...one} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </section>
  );
}

function OneSeries({
  seriesId,
  name,
  status,
  cron,
  timezone,
  next,
}: {
  readonly seriesId: string;
  readonly name: string;
  readonly status: string;
  readonly cron: string;
  readonly timezone: string;
  readonly next: { readonly startsAt: string } | null;
}) {
  const words = useWords();
  const format = useFormat();
  const queries = useQueryClient();
  const [isStopping, setStopping] = useState(false);
  return (
    <li>
      <span>
        <strong>{name}</strong>{' '}
        <span className="soft">
          <code>{cron}</code> {timezone}
        </span>
      </span>
      <span>
        {status !== 'active' || next === null
          ? words('campaigns.series-stopped')
          : format.instant(next.startsAt)}
      </span>
      {status === 'active' ? (
        <Button className="button small" onPress={() => setStopping(true)}>
          <Words id="campaigns.series-stop" />…
        </Button>
      ) : null}
      <Confirm
        isOpen={isStopping}
        onClose={() => setStopping(false)}
        title={words('campaigns.series-stop-title', { name })}
        act={words('campaigns.series-stop')}
        isDangerous
        onConfirm={async () => {
          const params = { path: { seriesId } };
          await api.POST('/api/v1/series/{seriesId}/stop', { params, body: {} as never });
          await queries.invalidateQueries({ queryKey: ['series'] });
        }}
      >
        <p>
          <Words id="campaigns.series-stop-told" />
        </p>
      </Confirm>
    </li>
  );
}
