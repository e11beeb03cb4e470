import { useMemo } from 'react';
import type { UseQueryResult } from '@tanstack/react-query';
import type { TableColumn } from '../../parts/data-table/column.js';
import { DataTable } from '../../parts/data-table/data-table.jsx';
import { ProblemNotice } from '../../parts/fields/field-problems.jsx';
import { Loading } from '../../parts/loaded.jsx';
import { useFormat } from '../../parts/use-format.js';
import { useWords, Words } from '../../words/words.jsx';
import type { DryRunTold } from './use-dry-run.js';

type Point = DryRunTold['contactPoints'][number];
const idOf = ({ contactPointId }: Point) => contactPointId;
const sortedBy = { id: 'startsAt', desc: false };

/** Exactly what a plan is going to do, before anything happens. */
export function DryRun({ query }: { readonly query: UseQueryResult<DryRunTold> }) {
  if (query.error !== null) return <ProblemNotice error={query.error} />;
  if (query.data === undefined) return <Loading />;
  return <Told told={query.data} />;
}

function Told({ told }: { readonly told: DryRunTold }) {
  const words = useWords();
  const format = useFormat();
  const columns = usePointColumns();
  const { contactPoints, messages, languages, startsAt, endsAt, warnings } = told;
  const parties = new Set(contactPoints.map(({ party }) => party)).size;
  return (
    <>
      <section className="panel" aria-labelledby="dry-run">
        <h2 id="dry-run">
          <Words id="plan.dry-run" />
        </h2>
        <dl className="figures">
          {(
            [
              ['plan.contact-points', contactPoints.length],
              ['plan.parties-asked', parties],
              ['plan.messages', messages],
              ['plan.languages', languages.length],
            ] as const
          ).map(([id, figure]) => (
            <div key={id}>
              <dt>
                <Words id={id} />
              </dt>
              <dd>{format.number(figure)}</dd>
            </div>
          ))}
        </dl>
        {startsAt === null || endsAt === null ? null : (
          <p>
            <Words
              id="plan.from-to"
              values={{ from: format.instant(startsAt), to: format.instant(endsAt) }}
            />
          </p>
        )}
        <p className="soft">
          <Words id="plan.nothing-sent" />
        </p>
      </section>
      {warnings.length === 0 ? null : (
        <div className="notice" data-kind="warn">
          <strong>
            <Words id="plan.warnings" />
          </strong>
          <ul className="plain">
            {warnings.map(({ message }) => (
              <li key={message}>{message}</li>
            ))}
          </ul>
        </div>
      )}
      <section className="panel">
        <DataTable
          name="dry-run"
          caption={words('plan.who')}
          columns={columns}
          rows={contactPoints}
          idOf={idOf}
          sortedBy={sortedBy}
          empty={<Words id="plan.nobody" />}
        />
      </section>
    </>
  );
}

function usePointColumns(): readonly TableColumn<Point>[] {
  const words = useWords();
  const format = useFormat();
  return useMemo(
    (): readonly TableColumn<Point>[] => [
      { id: 'party', head: words('campaign.party'), value: ({ party }) => format.region(party) },
      {
        id: 'point',
        head: words('campaign.contact-point'),
        value: ({ contactPointId }) => contactPointId,
      },
      {
        id: 'startsAt',
        head: words('plan.starts'),
        value: ({ startsAt }) => startsAt,
        text: ({ startsAt }) => format.instant(startsAt),
      },
      {
        id: 'local',
        head: words('plan.there'),
        value: ({ startsAtLocal }) => startsAtLocal,
      },
      {
        id: 'channels',
        head: words('plan.channels'),
        value: ({ channels }) => channels.map(({ kind }) => kind).join(', '),
      },
      {
        id: 'languages',
        head: words('plan.in'),
        value: ({ languages }) => languages.map((tag) => format.language(tag)).join(', '),
      },
    ],
    [words, format],
  );
}
