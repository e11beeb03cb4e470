import { useMemo, useState } from 'react';
import type { TableColumn } from '../../parts/data-table/column.js';
import { DataTable } from '../../parts/data-table/data-table.jsx';
import { useFormat } from '../../parts/use-format.js';
import { useWords } from '../../words/words.jsx';
import { useVocabulary } from '../directory/use-vocabulary.js';
import { aspects, groupsOf, type Aspect, type Group } from './groups.js';
import { Shares } from './shares.jsx';
import type { Board } from './use-boards.js';

const idOf = ({ value }: Group) => value;

/** One test, by what may make a difference. */
export function Grouped({ board }: { readonly board: Board }) {
  const words = useWords();
  const [aspect, setAspect] = useState<Aspect>('type');
  const groups = useMemo(() => groupsOf(board.rows, aspect), [board, aspect]);
  const nameOf = useGroupNames(aspect);
  const columns = useGroupColumns(aspect, nameOf);
  return (
    <>
      <Shares
        groups={groups}
        nameOf={nameOf}
        fileName={`${board.campaignId}-by-${aspect}`}
        title={
          <>
            {words('statistics.by')}{' '}
            <select
              className="input"
              aria-label={words('statistics.by')}
              value={aspect}
              onChange={({ target }) =>
                setAspect(aspects.find((one) => one === target.value) ?? aspect)
              }
            >
              {aspects.map((one) => (
                <option key={one} value={one}>
                  {words(`statistics.by.${one}`)}
                </option>
              ))}
            </select>
          </>
        }
      />
      <section className="panel">
        <DataTable
          key={aspect}
          name={`${board.campaignId}-by-${aspect}`}
          caption={words(`statistics.by.${aspect}`)}
          columns={columns}
          rows={groups}
          idOf={idOf}
          empty={words('statistics.none')}
        />
      </section>
    </>
  );
}

function useGroupNames(aspect: Aspect): (value: string) => string {
  const words = useWords();
  const format = useFormat();
  const vocabulary = useVocabulary();
  return useMemo(() => {
    const parts = ['night', 'morning', 'afternoon', 'evening'] as const;
    const ways = ['link', 'reply', 'gateway', 'phone', 'operator'] as const;
    return (value: string) => {
      if (value === '') return words('statistics.unknown');
      if (aspect === 'language') return format.language(value);
      if (aspect === 'type') return vocabulary('type', value);
      const part = parts.find((one) => one === value);
      if (part !== undefined) return words(`statistics.hour.${part}`);
      const way = ways.find((one) => one === value);
      return way === undefined ? value : words(`statistics.via.${way}`);
    };
  }, [aspect, words, format, vocabulary]);
}

function useGroupColumns(
  aspect: Aspect,
  nameOf: (value: string) => string,
): readonly TableColumn<Group>[] {
  const words = useWords();
  const format = useFormat();
  return useMemo(
    (): readonly TableColumn<Group>[] => [
      { id: 'value', head: words(`statistics.by.${aspect}`), value: ({ value }) => nameOf(value) },
      {
        id: 'asked',
        head: words('statistics.asked'),
        value: ({ asked }) => asked,
        align: 'number',
      },
      {
        id: 'answered',
        head: words('statistics.answered'),
        value: ({ answered }) => answered,
        align: 'number',
      },
      {
        id: 'share',
        head: words('statistics.share'),
        value: ({ share }) => share,
        text: ({ share }) => format.share(share),
        align: 'number',
      },
      {
        id: 'mean',
        head: words('statistics.mean'),
        value: ({ meanSeconds }) => meanSeconds,
        text: ({ meanSeconds }) => format.duration(meanSeconds),
        align: 'number',
      },
      {
        id: 'median',
        head: words('statistics.median'),
        value: ({ medianSeconds }) => medianSeconds,
        text: ({ medianSeconds }) => format.duration(medianSeconds),
        align: 'number',
      },
    ],
    [aspect, words, format, nameOf],
  );
}
