import { Loaded } from '../../parts/loaded.jsx';
import { useFormat } from '../../parts/use-format.js';
import { Words } from '../../words/words.jsx';
import type { WholePoint } from './directory-data.js';
import { useDuty } from './use-duty.js';
import { useVocabulary } from './use-vocabulary.js';

export function PointDetails({ point }: { readonly point: WholePoint }) {
  const format = useFormat();
  const vocabulary = useVocabulary();
  const { details } = point;
  if (details === null)
    return (
      <p className="notice">
        <Words id="point.erased" />
      </p>
    );
  // What a contact point never said is missing, whatever the example of the API shows.
  const { type, availability, instructions, otherNetworks } = details as Partial<typeof details>;
  const facts = [
    ['directory.type', vocabulary('type', type ?? null)],
    ['directory.role', vocabulary('role', details.role)],
    ['directory.availability', vocabulary('availability', availability ?? null)],
    ['directory.timezone', details.timezone],
    ['directory.languages', format.list(details.languages.map(format.language))],
    ['directory.networks', otherNetworks?.join(', ') || '–'],
    ['directory.instructions', instructions ?? '–'],
  ] as const;
  return (
    <section className="panel">
      <header>
        <h2>
          <Words id="point.details" />
        </h2>
        <Presence id={point.contactPointId} />
      </header>
      <dl className="facts">
        {facts.map(([id, value]) => (
          <Fact key={id} head={<Words id={id} />}>
            {value}
          </Fact>
        ))}
        <Fact head={<Words id="point.history" />}>
          <ul className="plain-list">
            {point.statuses.toReversed().map(({ status, from }) => (
              <li key={`${status} ${from}`}>
                {vocabulary('status', status)}{' '}
                <Words id="point.history.from" values={{ day: format.day(from, 'UTC') }} />
              </li>
            ))}
          </ul>
        </Fact>
      </dl>
    </section>
  );
}

function Fact({
  head,
  children,
}: {
  readonly head: React.ReactNode;
  readonly children: React.ReactNode;
}) {
  return (
    <>
      <dt>{head}</dt>
      <dd>{children}</dd>
    </>
  );
}

function Presence({ id }: { readonly id: string }) {
  const vocabulary = useVocabulary();
  return (
    <Loaded query={useDuty(id)}>
      {({ presence, localTime }) => (
        <p>
          <strong>{vocabulary('presence', presence)}</strong>{' '}
          <span className="soft">
            <Words id="point.local-time" values={{ time: localTime }} />
          </span>
        </p>
      )}
    </Loaded>
  );
}
