import { useMemo } from 'react';
import { Link } from 'wouter';
import type { TableColumn } from '../../parts/data-table/column.js';
import { useFormat } from '../../parts/use-format.js';
import { useSettings } from '../../shell/settings.jsx';
import { useWords } from '../../words/words.jsx';
import type { ListedPoint } from './directory-data.js';
import { useVocabulary } from './use-vocabulary.js';

type Columns = readonly TableColumn<ListedPoint>[];
type Say = ReturnType<typeof useWords>;
type Vocabulary = ReturnType<typeof useVocabulary>;

export function useDirectoryColumns(search: string): Columns {
  const words = useWords();
  const vocabulary = useVocabulary();
  const format = useFormat();
  const { language } = useSettings();
  return useMemo(() => {
    const partyOf = ({ party, partyName }: ListedPoint) =>
      language === 'en' ? partyName : format.region(party);
    return [
      ...whoTheyAre(words, vocabulary, partyOf, search),
      ...howTheyAreReached(words, vocabulary),
    ];
  }, [words, vocabulary, format, language, search]);
}

function whoTheyAre(
  words: Say,
  vocabulary: Vocabulary,
  partyOf: (point: ListedPoint) => string,
  search: string,
): Columns {
  return [
    {
      id: 'party',
      head: words('directory.party'),
      value: partyOf,
      cell: (point) => (
        <Link href={`/directory/${point.contactPointId}${search}`} tabIndex={-1}>
          {partyOf(point)}
        </Link>
      ),
    },
    { id: 'id', head: words('directory.id'), value: (point) => point.contactPointId },
    {
      id: 'institution',
      head: words('directory.institution'),
      value: (point) => point.institution,
    },
    {
      id: 'type',
      head: words('directory.type'),
      value: ({ type }) => vocabulary('type', type),
    },
    {
      id: 'role',
      head: words('directory.role'),
      value: ({ role }) => vocabulary('role', role),
      hidden: true,
    },
    { id: 'region', head: words('directory.region'), value: (point) => point.region },
  ];
}

function howTheyAreReached(words: Say, vocabulary: Vocabulary): Columns {
  const unreachable = ({ channels }: ListedPoint) =>
    channels.filter(({ condition }) => condition === 'unreachable').length;
  const channelsOf = (point: ListedPoint) =>
    words('directory.channels.told', {
      all: point.channels.length,
      unreachable: unreachable(point),
    });
  return [
    {
      id: 'status',
      head: words('directory.status'),
      value: ({ status }) => vocabulary('status', status),
      cell: ({ status }) => (
        <span className="status" data-status={status}>
          {vocabulary('status', status)}
        </span>
      ),
    },
    {
      id: 'availability',
      head: words('directory.availability'),
      value: ({ availability }) => vocabulary('availability', availability),
    },
    {
      id: 'timezone',
      head: words('directory.timezone'),
      value: (point) => point.timezone,
      hidden: true,
    },
    {
      id: 'languages',
      head: words('directory.languages'),
      value: (point) => point.languages.join(' '),
    },
    {
      id: 'channels',
      head: words('directory.channels'),
      value: unreachable,
      text: channelsOf,
      cell: (point) => (
        <span className={unreachable(point) > 0 ? 'unreachable' : undefined}>
          {channelsOf(point)}
        </span>
      ),
    },
    {
      id: 'networks',
      head: words('directory.networks'),
      value: (point) => point.otherNetworks.join(' '),
      hidden: true,
    },
  ];
}
