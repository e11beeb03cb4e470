import type { TableColumn } from '../../parts/data-table/column.js';
import type { Format } from '../../parts/format.js';
import { pingStates, stateWords } from '../../parts/ping-state/ping-state.js';
import { StateMark } from '../../parts/ping-state/state-mark.jsx';
import type { WordId } from '../../words/index.js';
import type { BoardRow } from './board.js';
import { eventWord, nextWord, skipWord, viaWord } from './event-words.js';

type Tell = (id: WordId) => string;
type Columns = readonly TableColumn<BoardRow>[];

/** Of the table of pings; what is about the contact point rather than its answer is hidden at first. */
export function pingColumns(words: Tell, format: Format, windows: readonly string[]): Columns {
  const known = new Map<WordId, string>();
  // Thousands of rows hold the same few words.
  const tell: Tell = (id) => {
    let text = known.get(id);
    if (text === undefined) known.set(id, (text = words(id)));
    return text;
  };
  return [
    ...asked(tell, format),
    ...answered(tell, format, windows),
    ...happened(tell, format),
    ...described(tell),
  ];
}

function orCode(tell: Tell, word: WordId | undefined, code: string): string {
  return word ? tell(word) : code;
}

function asked(tell: Tell, format: Format): Columns {
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
  ];
}

function answered(tell: Tell, format: Format, windows: readonly string[]): Columns {
  return [
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
      value: ({ via }) => (via === null ? null : orCode(tell, viaWord(via), via)),
      width: '6rem',
    },
  ];
}

function happened(tell: Tell, format: Format): Columns {
  const lastOf = ({ lastType, lastSkipped }: BoardRow) => {
    const what = orCode(tell, eventWord(lastType), lastType);
    return lastSkipped === null
      ? what
      : `${what}: ${orCode(tell, skipWord(lastSkipped), lastSkipped)}`;
  };
  const nextOf = ({ nextWhat, nextAt }: BoardRow) =>
    nextWhat === null || nextAt === null
      ? ''
      : `${format.clock(nextAt)} ${orCode(tell, nextWord(nextWhat), nextWhat)}`;
  return [
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
  ];
}

function described(tell: Tell): Columns {
  return [
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
