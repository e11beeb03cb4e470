import { useQuery } from '@tanstack/react-query';
import { api, dataOf } from '../../api/client.js';
import { Loaded } from '../../parts/loaded.jsx';
import { useFormat } from '../../parts/use-format.js';
import { Words } from '../../words/words.jsx';
import type { BoardRow } from './board.js';
import { eventWord, skipWord } from './event-words.js';
import { Why } from './why.jsx';

interface Told {
  readonly id: string;
  readonly type: string;
  readonly at: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** Everything that happened to a ping, in order: what was sent to where, and why a step was not taken. */
export function PingTimeline({
  campaignId,
  row: { contactPointId, timezone, lastAt, lastType },
  until,
}: {
  readonly campaignId: string;
  readonly row: BoardRow;
  readonly until: string | undefined;
}) {
  const format = useFormat();
  const events = useQuery({
    // What happened last is part of it: with something new the events are asked for again.
    queryKey: ['ping-events', campaignId, contactPointId, lastAt, lastType],
    queryFn: async () =>
      (await dataOf(
        api.GET('/api/v1/campaigns/{campaignId}/pings/{contactPointId}/events', {
          params: { path: { campaignId, contactPointId } },
        }),
      )) as unknown as readonly Told[],
  });
  return (
    <>
      <Loaded query={events}>
        {(known) => (
          <ol className="timeline">
            {known
              .filter(({ at }) => until === undefined || at <= until)
              .map((event) => (
                <li key={event.id} data-type={event.type}>
                  <time dateTime={event.at}>{format.instant(event.at)}</time>
                  <span className="soft">
                    <Words
                      id="campaign.there"
                      values={{ time: format.local(event.at, timezone) }}
                    />
                  </span>
                  <What {...event} />
                </li>
              ))}
          </ol>
        )}
      </Loaded>
      <Why campaignId={campaignId} contactPointId={contactPointId} at={until} asOf={lastAt} />
    </>
  );
}

function What({ type, data }: Told) {
  const word = eventWord(type);
  const reason = typeof data['reason'] === 'string' ? data['reason'] : undefined;
  const skipped = reason === undefined || type !== 'StepSkipped' ? undefined : skipWord(reason);
  const details = ['recipient', 'channelId', 'via', 'outcome', 'intent', 'grade']
    .flatMap((name) => (typeof data[name] === 'string' ? [data[name]] : []))
    .join(' · ');
  return (
    <span>
      <strong>{word === undefined ? type : <Words id={word} />}</strong>
      {details === '' ? null : <span className="soft"> {details}</span>}
      {skipped !== undefined ? (
        <span>
          {' '}
          <Words id={skipped} />
        </span>
      ) : reason === undefined ? null : (
        <span> {reason}</span>
      )}
    </span>
  );
}
