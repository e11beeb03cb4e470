import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { api, dataOf } from '../../api/client.js';
import { Loaded } from '../../parts/loaded.jsx';
import { useFormat } from '../../parts/use-format.js';
import { Words } from '../../words/words.jsx';

interface Told {
  readonly events: readonly {
    readonly id: string;
    readonly stream: string;
    readonly type: string;
    readonly metadata: {
      readonly at: string;
      readonly actor: { readonly kind: string; readonly id: string };
    };
  }[];
}

const shownMax = 100;

/** What was recorded of a contact point, the latest first; each leads to how it was known then. */
export function PointHistory({ id }: { readonly id: string }) {
  const format = useFormat();
  const stream = `contactPoint-${id}`;
  const events = useQuery({
    queryKey: ['point-history', id],
    queryFn: async () =>
      (await dataOf(
        api.GET('/api/v1/audit/events', {
          params: { query: { stream, limit: shownMax, backwards: true } as never },
        }),
      )) as unknown as Told,
  });
  return (
    <section className="panel" aria-labelledby="point-history">
      <h2 id="point-history">
        <Words id="point.log" />
      </h2>
      <Loaded query={events}>
        {({ events: known }) => (
          <ul className="rows">
            {known
              // What was asked for is a beginning, which the names of others may have, too.
              .filter((one) => one.stream === stream)
              .map(({ id: eventId, type, metadata: { at, actor } }) => (
                <li key={eventId}>
                  <Link href={`/directory/${id}?at=${at}`}>{format.instant(at)}</Link>
                  <span>{type.replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase()}</span>
                  <span className="soft">{actor.id}</span>
                </li>
              ))}
          </ul>
        )}
      </Loaded>
    </section>
  );
}
