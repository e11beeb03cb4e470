import type { TableColumn } from '../../parts/data-table/column.js';
import type { Format } from '../../parts/format.js';
import type { useWords } from '../../words/words.jsx';

/** An event as it is stored; what is personal in it is encrypted. */
export interface StoredEvent {
  readonly position: number;
  readonly stream: string;
  readonly revision: number;
  readonly id: string;
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly metadata: {
    readonly at: string;
    readonly actor: { readonly kind: string; readonly id: string };
    readonly $correlationId: string;
    readonly $causationId: string;
  };
}

export function eventColumns(
  words: ReturnType<typeof useWords>,
  format: Format,
): readonly TableColumn<StoredEvent>[] {
  return [
    {
      id: 'position',
      head: words('audit.position'),
      value: ({ position }) => position,
      align: 'number',
      width: '6rem',
    },
    {
      id: 'at',
      head: words('audit.at'),
      value: ({ metadata }) => metadata.at,
      text: ({ metadata }) => format.instant(metadata.at),
      width: '11rem',
    },
    { id: 'type', head: words('audit.type'), value: ({ type }) => type, width: '15rem' },
    {
      id: 'stream',
      head: words('audit.stream'),
      value: ({ stream, revision }) => `${stream}@${revision}`,
      width: '18rem',
    },
    {
      id: 'actor',
      head: words('audit.actor'),
      value: ({ metadata: { actor } }) => `${actor.kind}:${actor.id}`,
      width: '12rem',
    },
  ];
}
