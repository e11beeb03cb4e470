import { useMemo } from 'react';
import { useProjection } from '../../api/live.js';
import type { TableColumn } from '../../parts/data-table/column.js';
import { DataTable } from '../../parts/data-table/data-table.jsx';
import { Loading } from '../../parts/loaded.jsx';
import { useFormat } from '../../parts/use-format.js';
import { useWords, Words } from '../../words/words.jsx';

interface Times {
  readonly startsAt: string;
  readonly handedOverAt?: string;
  readonly responses: readonly { readonly receivedAt: string }[];
}
interface PointRecordDocument {
  readonly pings: Readonly<Record<string, Times>>;
}
interface Asked extends Times {
  readonly campaignId: string;
}
const idOf = ({ campaignId }: Asked) => campaignId;

/** What became of every ping of a contact point, as it happens. */
export function PointRecord({ id }: { readonly id: string }) {
  const words = useWords();
  const format = useFormat();
  const { state, documents } = useProjection<PointRecordDocument>('contact-point-record', id);
  const pings = documents.get(id)?.pings;
  const rows = useMemo(
    () => Object.entries(pings ?? {}).map(([campaignId, times]) => ({ campaignId, ...times })),
    [pings],
  );
  const columns = useMemo((): readonly TableColumn<Asked>[] => {
    const secondsOf = ({ handedOverAt, startsAt, responses: [first] }: Asked) =>
      first === undefined
        ? null
        : (Date.parse(first.receivedAt) - Date.parse(handedOverAt ?? startsAt)) / 1000;
    const answerOf = (row: Asked) => {
      const seconds = secondsOf(row);
      return seconds === null ? words('point.record.none') : format.duration(seconds);
    };
    return [
      { id: 'campaign', head: words('point.record.campaign'), value: idOf },
      {
        id: 'asked',
        head: words('point.record.asked'),
        value: ({ startsAt }) => Date.parse(startsAt),
        text: ({ startsAt }) => format.instant(startsAt),
      },
      {
        id: 'response',
        head: words('point.record.response'),
        value: secondsOf,
        text: answerOf,
        align: 'number',
      },
    ];
  }, [words, format]);
  return (
    <section className="panel">
      <header>
        <h2>
          <Words id="point.record" />
        </h2>
      </header>
      {state === 'connecting' ? (
        <Loading />
      ) : (
        <DataTable
          name="record"
          caption={words('point.record')}
          columns={columns}
          rows={rows}
          idOf={idOf}
          sortedBy={{ id: 'asked', desc: true }}
          empty={<Words id="point.record.empty" />}
        />
      )}
    </section>
  );
}
