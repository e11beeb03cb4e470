import { useState } from 'react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'react-aria-components';
import { api, dataOf } from '../../api/client.js';
import { Confirm } from '../../parts/confirm/confirm.jsx';
import { Loaded } from '../../parts/loaded.jsx';
import { useFormat } from '../../parts/use-format.js';
import { useSettings } from '../../shell/settings.jsx';
import { useWords, Words } from '../../words/words.jsx';
import type { DirectoryVersion } from './directory-data.js';
import { Places } from './places.jsx';
import { ShareVersion } from './share-version.jsx';
import { VersionTable } from './version-table.jsx';

export default function VersionsPage() {
  const words = useWords();
  const queries = useQueryClient();
  const [isPublishing, setPublishing] = useState(false);
  const versions = useQuery({
    queryKey: ['directory-versions'],
    queryFn: () => dataOf(api.GET('/api/v1/directory/versions')),
  });
  return (
    <>
      <div className="page-head">
        <h1>
          <Words id="directory.versions" />
        </h1>
        <div className="actions">
          <Button className="button" onPress={() => setPublishing(true)}>
            <Words id="versions.publish" />…
          </Button>
        </div>
      </div>
      <Places />
      <Loaded query={versions}>
        {(known) =>
          known.length === 0 ? (
            <p className="notice">
              <Words id="versions.empty" />
            </p>
          ) : (
            <>
              <ShareVersion version={known.at(-1)!} />
              <section className="panel">
                <VersionTable versions={known} />
              </section>
              <Differences key={known.length} versions={known} />
            </>
          )
        }
      </Loaded>
      <Confirm
        isOpen={isPublishing}
        onClose={() => setPublishing(false)}
        title={words('versions.publish.title')}
        act={words('versions.publish')}
        onConfirm={async () => {
          await api.POST('/api/v1/directory/versions');
          await queries.invalidateQueries({ queryKey: ['directory-versions'] });
        }}
      >
        <p>
          <Words id="versions.publish.what" />
        </p>
      </Confirm>
    </>
  );
}

function Differences({ versions }: { readonly versions: readonly DirectoryVersion[] }) {
  const last = versions.at(-1)?.number ?? 0;
  const { language } = useSettings();
  const [from, setFrom] = useState(last - 1);
  const [to, setTo] = useState(last);
  const differences = useQuery({
    queryKey: ['differences', from, to, language],
    queryFn: () =>
      dataOf(
        api.GET('/api/v1/directory/versions/{from}/differences/{to}', {
          params: { path: { from, to }, query: { language } },
        }),
      ),
  });
  return (
    <section className="panel">
      <header>
        <h2>
          <Words id="versions.differences" />
        </h2>
        <div className="moment">
          <Choice id="versions.from" value={from} onChange={setFrom} versions={versions} />
          <Choice id="versions.to" value={to} onChange={setTo} versions={versions} />
        </div>
      </header>
      <Loaded query={differences}>
        {(all) =>
          all.length === 0 ? (
            <p className="soft">
              <Words id="versions.same" />
            </p>
          ) : (
            <ul className="plain-list">
              {all.map((one) => (
                <li key={one.contactPointId}>{one.words}</li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </section>
  );
}

function Choice({
  id,
  value,
  onChange,
  versions,
}: {
  readonly id: 'versions.from' | 'versions.to';
  readonly value: number;
  readonly onChange: (value: number) => void;
  readonly versions: readonly DirectoryVersion[];
}) {
  const words = useWords();
  const format = useFormat();
  return (
    <label>
      <Words id={id} />
      <select
        className="input"
        value={value}
        onChange={({ target }) => onChange(Number(target.value))}
      >
        <option value={0}>{words('versions.first')}</option>
        {versions.map(({ number, publishedAt }) => (
          <option key={number} value={number}>
            {number} · {format.day(publishedAt)}
          </option>
        ))}
      </select>
    </label>
  );
}
