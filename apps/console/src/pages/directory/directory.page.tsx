import { useMemo } from 'react';
import { useQuery, keepPreviousData } from '@tanstack/react-query';
import { Button } from 'react-aria-components';
import { Link, useLocation } from 'wouter';
import { api, dataOf } from '../../api/client.js';
import { DataTable } from '../../parts/data-table/data-table.jsx';
import { Loaded } from '../../parts/loaded.jsx';
import { useWords, Words } from '../../words/words.jsx';
import { useDirectoryColumns } from './directory-columns.jsx';
import { filtered, filterNames, type FilterName, type ListedPoint } from './directory-data.js';
import { Moment, useMoment } from './moment.jsx';
import { Places } from './places.jsx';
import { useVocabulary } from './use-vocabulary.js';

const idOf = ({ contactPointId }: ListedPoint) => contactPointId;

export default function DirectoryPage() {
  const { at, on } = useMoment();
  const points = useQuery({
    queryKey: ['contact-points', at, on],
    queryFn: () =>
      dataOf(api.GET('/api/v1/directory/contact-points', { params: { query: { at, on } } })),
    placeholderData: keepPreviousData,
  });
  return (
    <>
      <div className="page-head">
        <h1>
          <Words id="shell.directory" />
        </h1>
        <Moment />
      </div>
      <Places />
      <Loaded query={points}>{(data) => <Points points={data} />}</Loaded>
    </>
  );
}

function Points({ points }: { readonly points: readonly ListedPoint[] }) {
  const words = useWords();
  const [, navigate] = useLocation();
  const { at, search, setSearch } = useMoment();
  const columns = useDirectoryColumns(at === undefined ? '' : `?at=${at}`);
  const chosen = useMemo(
    () =>
      Object.fromEntries(
        filterNames.flatMap((name) => {
          const value = search.get(name);
          return value === null ? [] : [[name, value]];
        }),
      ),
    [search],
  );
  const rows = useMemo(() => filtered(points, chosen), [points, chosen]);
  return (
    <>
      <section className="panel">
        <Figures points={rows} />
      </section>
      <section className="panel">
        <DataTable
          name="contact-points"
          caption={words('directory.points')}
          columns={columns}
          rows={rows}
          idOf={idOf}
          sortedBy={{ id: 'party', desc: false }}
          onOpen={({ contactPointId }) =>
            navigate(`/directory/${contactPointId}${at === undefined ? '' : `?at=${at}`}`)
          }
          tools={points.length === 0 ? undefined : <Filters points={points} />}
          empty={
            points.length === 0 ? (
              <>
                <p>
                  <Words id="directory.empty" />
                </p>
                <Link href="/directory/import">
                  <Words id="directory.empty.next" />
                </Link>
              </>
            ) : (
              <>
                <p>
                  <Words id="directory.none-match" />
                </p>
                <Button className="button" onPress={() => setSearch({})}>
                  <Words id="directory.none-match.next" />
                </Button>
              </>
            )
          }
        />
      </section>
    </>
  );
}

function Figures({ points }: { readonly points: readonly ListedPoint[] }) {
  const parties = new Map<string, number>();
  for (const { party } of points) parties.set(party, (parties.get(party) ?? 0) + 1);
  const figures = [
    ['directory.parties', parties.size],
    ['directory.several', [...parties.values()].filter((count) => count > 1).length],
    ['directory.points', points.length],
    [
      'directory.to-be-confirmed',
      points.filter(({ status }) => status === 'to-be-confirmed').length,
    ],
    [
      'directory.unreachable',
      points.filter(({ channels }) => channels.some((one) => one.condition === 'unreachable'))
        .length,
    ],
  ] as const;
  return (
    <dl className="figures">
      {figures.map(([id, value]) => (
        <div key={id}>
          <dt>
            <Words id={id} />
          </dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Filters({ points }: { readonly points: readonly ListedPoint[] }) {
  return filterNames.map((name) => <Filter key={name} name={name} points={points} />);
}

function Filter({
  name,
  points,
}: {
  readonly name: FilterName;
  readonly points: readonly ListedPoint[];
}) {
  const words = useWords();
  const vocabulary = useVocabulary();
  const { search, choose } = useMoment();
  const values = [...new Set(points.flatMap((point) => point[name] ?? []))].toSorted();
  return (
    <select
      className="input"
      aria-label={words(`directory.${name}`)}
      value={search.get(name) ?? ''}
      onChange={({ target }) => choose(name, target.value)}
    >
      <option value="">{words(`directory.any.${name}`)}</option>
      {values.map((value) => (
        <option key={value} value={value}>
          {vocabulary(name, value)}
        </option>
      ))}
    </select>
  );
}
