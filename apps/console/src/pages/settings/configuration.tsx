import { useMemo } from 'react';
import { useQuery } from '@tanstack/react-query';
import { api, dataOf } from '../../api/client.js';
import type { TableColumn } from '../../parts/data-table/column.js';
import { DataTable } from '../../parts/data-table/data-table.jsx';
import { Loaded } from '../../parts/loaded.jsx';
import { useWords, Words } from '../../words/words.jsx';

interface Setting {
  readonly key: string;
  readonly value: string;
}
const idOf = ({ key }: Setting) => key;

/** How this server was started; what is secret is masked. */
export function Configuration() {
  const words = useWords();
  const settings = useQuery({
    queryKey: ['configuration'],
    queryFn: () => dataOf(api.GET('/api/v1/configuration')),
  });
  const columns = useMemo(
    (): readonly TableColumn<Setting>[] => [
      { id: 'key', head: words('settings.setting'), value: ({ key }) => key },
      { id: 'value', head: words('settings.value'), value: ({ value }) => value },
    ],
    [words],
  );
  return (
    <section className="panel" aria-labelledby="configuration">
      <h2 id="configuration">
        <Words id="settings.configuration" />
      </h2>
      <Loaded query={settings}>
        {(known) => (
          <DataTable
            name="configuration"
            caption={words('settings.configuration')}
            columns={columns}
            rows={known}
            idOf={idOf}
            empty={null}
          />
        )}
      </Loaded>
    </section>
  );
}
