import { useMemo, useState } from 'react';
import { ToggleButton } from 'react-aria-components';
import type { TableColumn } from '../../parts/data-table/column.js';
import { DataTable } from '../../parts/data-table/data-table.jsx';
import { pingStates, stateWords } from '../../parts/ping-state/ping-state.js';
import { StateMark } from '../../parts/ping-state/state-mark.jsx';
import type { Format } from '../../parts/format.js';
import { useFormat } from '../../parts/use-format.js';
import type { WordId } from '../../words/index.js';
import { useWords, Words } from '../../words/words.jsx';
import type { BoardRow } from './board.js';
import { eventWord, nextWord, skipWord, viaWord } from './event-words.js';
import { PingTimeline } from './ping-timeline.jsx';

type Tell = (id: WordId) => string;

/** Every ping; a row opens into everything that happened to it. */
export function PingsTable({
  campaignId,
  rows,
  windows,
  until,
}: {
  readonly campaignId: string;
  readonly rows: readonly BoardRow[];
  readonly windows: readonly string[];
  /** The moment that is looked at, where it is not now. */
  readonly until: string | undefined;
}) {
  const words = useWords();
  const format = useFormat();
  const [isGrouped, setGrouped] = useState(false);
  const columns = useMemo(() => columnsOf(words, format, windows), [words, format, windows]);
  const groupOf = useMemo(
    () => (isGrouped ? ({ party }: BoardRow) => format.region(party) : undefined),
    [isGrouped, format],
  );
  return (
    <section className="panel">
      <DataTable
        name={`pings-${campaignId}`}
        caption={words('campaign.pings')}
        columns={columns}
        rows={rows}
        idOf={idOf}
        {...(groupOf === undefined ? {} : { groupOf })}
        sortedBy={sortedBy}
        detail={(row) => <PingTimeline campaignId={campaignId} row={row} until={until} />}
        empty={
          <p>
            <Words id="campaign.nobody-asked" />
          </p>
        }
        tools={
          <ToggleButton className="button" isSelected={isGrouped} onChange={setGrouped}>
            <Words id="campaign.by-party" />
          </ToggleButton>
        }
      />
    </section>
  );
}

const idOf = ({ contactPointId }: BoardRow) => contactPointId;
const sortedBy = { id: 'party', desc: false };

function columnsOf(
  tell: Tell,
  format: Format,
  windows: readonly string[],
): readonly TableColumn<BoardRow>[] {
  const orCode = (word: WordId | undefined, code: string) => (word ? tell(word) : code);
  const lastOf = ({ lastType, lastSkipped }: BoardRow) => {
    const what = orCode(eventWord(lastType), lastType);
    return lastSkipped === null ? what : `${what}: ${orCode(skipWord(lastSkipped), lastSkipped)}`;
  };
  const nextOf = ({ nextWhat, nextAt }: BoardRow) =>
    nextWhat === null || nextAt === null
      ? ''
      : `${format.clock(nextAt)} ${orCode(nextWord(nextWhat), nextWhat)}`;
  return [
    {
      id: 'party',
      head: tell('campaign.party'),
      value: ({ party }) => format.region(party),
      width: '11rem',
    },
    {
      id: 'contactPoint',
      head: tell('campaign.contact-point'),
      value: ({ contactPointId }) => contactPointId,
      width: '9rem',
    },
    {
      id: 'state',
      head: tell('campaign.state'),
      value: ({ state }) => pingStates.indexOf(state),
      text: ({ state }) => tell(stateWords[state]),
      cell: ({ state, window }) => (
        <StateMark
          state={state}
          window={window === null ? -1 : windows.indexOf(window)}
          windows={windows.length}
        />
      ),
      width: '10rem',
    },
    {
      id: 'response',
      head: tell('campaign.response'),
      value: ({ responseSeconds }) => responseSeconds,
      text: ({ responseSeconds }) => format.duration(responseSeconds),
      align: 'number',
      width: '7rem',
    },
    {
      id: 'via',
      head: tell('campaign.via'),
      value: ({ via }) => (via === null ? null : orCode(viaWord(via), via)),
      width: '6rem',
    },
    {
      id: 'last',
      head: tell('campaign.last'),
      value: ({ lastAt }) => lastAt,
      text: (row) => `${format.clock(row.lastAt)} ${lastOf(row)}`,
      width: '16rem',
    },
    {
      id: 'next',
      head: tell('campaign.next'),
      value: ({ nextAt }) => nextAt,
      text: nextOf,
      width: '10rem',
    },
    {
      id: 'local',
      head: tell('campaign.timezone'),
      value: ({ timezone }) => timezone,
      hidden: true,
      width: '10rem',
    },
    {
      id: 'type',
      head: tell('campaign.type'),
      value: ({ type }) => type,
      hidden: true,
      width: '9rem',
    },
    {
      id: 'region',
      head: tell('campaign.region'),
      value: ({ region }) => region,
      hidden: true,
      width: '8rem',
    },
  ];
}
