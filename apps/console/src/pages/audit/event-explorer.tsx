import { useMemo } from 'react';
import { Button } from 'react-aria-components';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useSearchParams } from 'wouter';
import { api, dataOf } from '../../api/client.js';
import { DataTable } from '../../parts/data-table/data-table.jsx';
import { Loading } from '../../parts/loaded.jsx';
import { useFormat } from '../../parts/use-format.js';
import { useWords, Words } from '../../words/words.jsx';
import { eventColumns, type StoredEvent } from './event-columns.js';
import { RawEvent } from './raw-event.jsx';

const criteria = ['stream', 'type', 'actor', 'correlation', 'causation', 'from', 'to'] as const;
type Criterion = (typeof criteria)[number];
const pageEvents = 200;

type Asked = Readonly<Partial<Record<Criterion, string>>>;

interface Page {
  readonly events: readonly StoredEvent[];
  /** Where the next page begins; none after the last. */
  readonly next: number | null;
}

function useEvents(asked: Asked) {
  return useInfiniteQuery({
    queryKey: ['events', asked],
    initialPageParam: undefined as number | undefined,
    queryFn: async ({ pageParam }) =>
      (await dataOf(
        api.GET('/api/v1/audit/events', {
          params: {
            query: {
              ...asked,
              ...(pageParam === undefined ? {} : { after: pageParam }),
              limit: pageEvents,
              backwards: true,
            } as never,
          },
        }),
      )) as unknown as Page,
    getNextPageParam: ({ next }) => next ?? undefined,
  });
}

/** Events by where they stand, what they are, who caused them and what they belong to; the latest first. */
export function EventExplorer() {
  const words = useWords();
  const format = useFormat();
  const [search, setSearch] = useSearchParams();
  const asked = Object.fromEntries(
    criteria.flatMap((name) => {
      const value = search.get(name) ?? '';
      return value === '' ? [] : [[name, value]];
    }),
  );
  const pages = useEvents(asked);
  const events = useMemo(
    () => pages.data?.pages.flatMap((page) => page.events) ?? [],
    [pages.data],
  );
  const columns = useMemo(() => eventColumns(words, format), [words, format]);
  const choose = (name: Criterion, value: string) =>
    setSearch((known) => {
      const wanted = new URLSearchParams(known);
      if (value === '') wanted.delete(name);
      else wanted.set(name, value);
      return wanted;
    });
  return (
    <section className="panel" aria-labelledby="events">
      <h2 id="events">
        <Words id="audit.events" />
      </h2>
      <Criteria asked={asked} onChoose={choose} />
      {pages.isPending ? (
        <Loading />
      ) : pages.error === null ? (
        <DataTable
          name="events"
          caption={words('audit.events')}
          columns={columns}
          rows={events}
          idOf={idOf}
          detail={(event) => <RawEvent event={event} onFollow={choose} />}
          empty={<Words id="audit.none" />}
        />
      ) : (
        <p className="notice" data-kind="warn" role="alert">
          {pages.error.message}
        </p>
      )}
      {pages.hasNextPage ? (
        <Button
          className="button"
          isDisabled={pages.isFetchingNextPage}
          onPress={() => void pages.fetchNextPage()}
        >
          <Words id="audit.more" />
        </Button>
      ) : null}
    </section>
  );
}

const idOf = ({ id }: StoredEvent) => id;

function Criteria({
  asked,
  onChoose,
}: {
  readonly asked: Asked;
  readonly onChoose: (name: Criterion, value: string) => void;
}) {
  return (
    <form
      className="criteria no-print"
      onSubmit={(event) => {
        event.preventDefault();
        const typed = new FormData(event.currentTarget);
        for (const name of criteria) {
          const value = typed.get(name);
          onChoose(name, typeof value === 'string' ? value.trim() : '');
        }
      }}
    >
      {criteria.map((name) => (
        <label key={name}>
          <Words id={`audit.${name}`} />
          <input
            key={asked[name] ?? ''}
            className="input"
            name={name}
            defaultValue={asked[name] ?? ''}
            autoComplete="off"
          />
        </label>
      ))}
      <button type="submit" className="button">
        <Words id="audit.search" />
      </button>
    </form>
  );
}
