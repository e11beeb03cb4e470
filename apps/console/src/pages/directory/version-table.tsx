import { useMemo } from 'react';
import type { TableColumn } from '../../parts/data-table/column.js';
import { DataTable } from '../../parts/data-table/data-table.jsx';
import { useFormat } from '../../parts/use-format.js';
import { useWords, Words } from '../../words/words.jsx';
import type { DirectoryVersion } from './directory-data.js';

const idOf = ({ number }: DirectoryVersion) => String(number);

export function VersionTable({ versions }: { readonly versions: readonly DirectoryVersion[] }) {
  const words = useWords();
  const format = useFormat();
  const columns = useMemo(
    (): readonly TableColumn<DirectoryVersion>[] => [
      { id: 'number', head: words('versions.number'), value: ({ number }) => number },
      {
        id: 'published',
        head: words('versions.published'),
        value: ({ publishedAt }) => Date.parse(publishedAt),
        text: ({ publishedAt }) => format.instant(publishedAt),
      },
      {
        id: 'changes',
        head: words('versions.changes'),
        value: ({ changes }) => changes.added + changes.changed + changes.removed,
        text: ({ changes }) => words('versions.changes.told', { ...changes }),
      },
      {
        id: 'shared',
        head: words('versions.shared'),
        value: ({ sharings }) => sharings.length,
        text: ({ sharings }) => words('versions.shared.told', { count: sharings.length }),
      },
    ],
    [words, format],
  );
  return (
    <DataTable
      name="versions"
      caption={words('directory.versions')}
      columns={columns}
      rows={versions}
      idOf={idOf}
      sortedBy={{ id: 'number', desc: true }}
      empty={<Words id="versions.empty" />}
    />
  );
}
