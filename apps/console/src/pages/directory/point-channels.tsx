import { useMemo, useState } from 'react';
import { Button } from 'react-aria-components';
import { api } from '../../api/client.js';
import { Confirm } from '../../parts/confirm/confirm.jsx';
import type { TableColumn } from '../../parts/data-table/column.js';
import { DataTable } from '../../parts/data-table/data-table.jsx';
import { useWords, Words } from '../../words/words.jsx';
import type { WholePoint } from './directory-data.js';
import { useVocabulary } from './use-vocabulary.js';

type Channel = NonNullable<WholePoint['details']>['channels'][number];
const idOf = ({ id }: Channel) => id;
const noChannels: readonly Channel[] = [];

export function PointChannels({
  point,
  isPast,
}: {
  readonly point: WholePoint;
  readonly isPast: boolean;
}) {
  const words = useWords();
  const [tested, setTested] = useState<Channel>();
  const { contactPointId, details } = point;
  const columns = useChannelColumns(point, isPast ? undefined : setTested);
  return (
    <section className="panel">
      <header>
        <h2>
          <Words id="directory.channels" />
        </h2>
      </header>
      <DataTable
        name="channels"
        caption={words('directory.channels')}
        columns={columns}
        rows={details?.channels ?? noChannels}
        idOf={idOf}
        empty={<Words id="point.channel.empty" />}
      />
      <Confirm
        isOpen={tested !== undefined}
        onClose={() => setTested(undefined)}
        title={words('point.test.title')}
        act={words('point.test')}
        onConfirm={() =>
          api.POST('/api/v1/directory/contact-points/{contactPointId}/channels/{channelId}/test', {
            params: { path: { contactPointId, channelId: tested?.id ?? '' } },
          })
        }
      >
        <p>
          <Words id="point.test.what" values={{ address: tested?.address ?? '' }} />
        </p>
      </Confirm>
    </section>
  );
}

function useChannelColumns(
  point: WholePoint,
  onTest: ((channel: Channel) => void) | undefined,
): readonly TableColumn<Channel>[] {
  const words = useWords();
  const vocabulary = useVocabulary();
  return useMemo((): readonly TableColumn<Channel>[] => {
    const conditions: Readonly<Record<string, string>> = point.conditions;
    const conditionOf = ({ id }: Channel) => conditions[id] ?? 'unverified';
    return [
      { id: 'channel', head: words('point.channel'), value: idOf },
      {
        id: 'address',
        head: words('point.channel.address'),
        value: ({ address }) => address,
      },
      {
        id: 'condition',
        head: words('point.channel.condition'),
        value: (channel) => vocabulary('condition', conditionOf(channel)),
        cell: (channel) => (
          <span className={conditionOf(channel) === 'unreachable' ? 'unreachable' : undefined}>
            {vocabulary('condition', conditionOf(channel))}
          </span>
        ),
      },
      {
        id: 'test',
        head: words('point.test'),
        value: () => null,
        cell: (channel) =>
          channel.kind !== 'email' || onTest === undefined ? null : (
            <Button className="button small" onPress={() => onTest(channel)}>
              <Words id="point.test" />
            </Button>
          ),
      },
    ];
  }, [words, vocabulary, point, onTest]);
}
