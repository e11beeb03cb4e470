import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { api, dataOf } from '../../api/client.js';
import { Loaded } from '../../parts/loaded.jsx';
import { useFormat } from '../../parts/use-format.js';
import { Words } from '../../words/words.jsx';

interface Told {
  readonly log: { readonly events: number };
  readonly network: { readonly parties: number; readonly contactPoints: number };
  readonly directoryVersion: number | null;
}

/** The network in figures, as Rollcall knew it at a moment. */
export function AsOf() {
  const format = useFormat();
  const [at, setAt] = useState('');
  const told = useQuery({
    queryKey: ['as-of', at],
    queryFn: async () =>
      (await dataOf(
        api.GET('/api/v1/audit/as-of', {
          params: { query: at === '' ? {} : { at: new Date(at).toISOString() } },
        }),
      )) as unknown as Told,
    placeholderData: (known) => known,
  });
  return (
    <section className="panel" aria-labelledby="as-of">
      <header>
        <h2 id="as-of">
          <Words id="audit.as-of" />
        </h2>
        <label>
          <span className="visually-hidden">
            <Words id="audit.moment" />
          </span>
          <input
            className="input"
            type="datetime-local"
            value={at}
            onChange={({ target }) => setAt(target.value)}
          />
        </label>
      </header>
      <Loaded query={told}>
        {({ log, network, directoryVersion }) => (
          <dl className="figures">
            {(
              [
                ['audit.events-count', log.events],
                ['overview.parties', network.parties],
                ['overview.contact-points', network.contactPoints],
                ['audit.version', directoryVersion],
              ] as const
            ).map(([id, figure]) => (
              <div key={id}>
                <dt>
                  <Words id={id} />
                </dt>
                <dd>{figure === null ? '–' : format.number(figure)}</dd>
              </div>
            ))}
          </dl>
        )}
      </Loaded>
    </section>
  );
}
