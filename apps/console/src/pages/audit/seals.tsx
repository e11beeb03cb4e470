import { useState } from 'react';
import { Button } from 'react-aria-components';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api, dataOf } from '../../api/client.js';
import { Confirm } from '../../parts/confirm/confirm.jsx';
import { Loaded } from '../../parts/loaded.jsx';
import { useFormat } from '../../parts/use-format.js';
import { useWords, Words } from '../../words/words.jsx';

const shownMax = 5;

/** The latest seals; by the root of one anybody can tell later that the log up to it is the same. */
export function Seals() {
  const words = useWords();
  const format = useFormat();
  const queries = useQueryClient();
  const [isSealing, setSealing] = useState(false);
  const seals = useQuery({
    queryKey: ['seals'],
    queryFn: () => dataOf(api.GET('/api/v1/seals', { params: { query: { limit: shownMax } } })),
  });
  return (
    <section className="panel" aria-labelledby="seals">
      <header>
        <h2 id="seals">
          <Words id="audit.seals" />
        </h2>
        <Button className="button small" onPress={() => setSealing(true)}>
          <Words id="audit.seal" />…
        </Button>
      </header>
      <Loaded query={seals}>
        {(known) =>
          known.length === 0 ? (
            <p className="soft">
              <Words id="audit.no-seals" />
            </p>
          ) : (
            <ul className="rows">
              {known.map(({ number, sealedAt, total, chained }) => (
                <li key={number}>
                  <span>
                    <Words
                      id="audit.sealed"
                      values={{ number, events: total, at: format.instant(sealedAt) }}
                    />
                  </span>
                  <code className="root">
                    {number}:{chained}
                  </code>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
      <p className="soft">
        <Words id="audit.verify" /> <code>rollcall audit verify --data DIR --root NUMBER:ROOT</code>
      </p>
      <Confirm
        isOpen={isSealing}
        onClose={() => setSealing(false)}
        title={words('audit.seal-title')}
        act={words('audit.seal')}
        onConfirm={async () => {
          await api.POST('/api/v1/seals');
          await queries.invalidateQueries({ queryKey: ['seals'] });
        }}
      >
        <p>
          <Words id="audit.seal-told" />
        </p>
      </Confirm>
    </section>
  );
}
