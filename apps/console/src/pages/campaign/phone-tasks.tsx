import { useEffect, useMemo, useRef, useState } from 'react';
import { Button } from 'react-aria-components';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api, dataOf } from '../../api/client.js';
import type { paths } from '../../api/schema.js';
import { Loaded } from '../../parts/loaded.jsx';
import { useFormat } from '../../parts/use-format.js';
import { Words } from '../../words/words.jsx';
import type { BoardRow } from './board.js';
import { CallOutcome } from './call-outcome.jsx';
import { useServerNow } from './use-campaign.js';

export type PhoneTask =
  paths['/api/v1/phone-tasks']['get']['responses']['200']['content']['application/json'][number];

/** The calls that somebody is to make for this campaign, with what came of them to be entered. Nothing where there are none. */
export function PhoneTasks({
  campaignId,
  rows,
}: {
  readonly campaignId: string;
  readonly rows: readonly BoardRow[];
}) {
  const open = useMemo(
    () =>
      rows
        .flatMap(({ openTasks }) => openTasks)
        .toSorted()
        .join(),
    [rows],
  );
  const tasks = useQuery({
    queryKey: ['phone-tasks', campaignId, open],
    enabled: open !== '',
    placeholderData: keepPreviousData,
    queryFn: () =>
      dataOf(api.GET('/api/v1/phone-tasks', { params: { query: { campaign: campaignId } } })),
  });
  const [asked, setAsked] = useState<PhoneTask>();
  const heading = useRef<HTMLHeadingElement>(null);
  const [recorded, setRecorded] = useState<string>();
  const known = (tasks.data ?? []).filter(({ taskId }) => open.includes(taskId));
  const isGone = recorded !== undefined && asked === undefined && !open.includes(recorded);
  useEffect(() => {
    // The button that led to the dialog went with its call.
    if (isGone) heading.current?.focus();
  }, [isGone, recorded]);
  if (open === '' && asked === undefined && recorded === undefined) return null;
  return (
    <section className="panel phone-tasks" aria-labelledby="phone-tasks">
      <header>
        <h2 id="phone-tasks" tabIndex={-1} ref={heading}>
          <Words id="calls.title" values={{ count: known.length }} />
        </h2>
      </header>
      {open === '' ? null : (
        <Loaded query={tasks}>
          {() => (
            <ul className="calls">
              {known.map((task) => (
                <Call key={task.taskId} task={task} onAsked={() => setAsked(task)} />
              ))}
            </ul>
          )}
        </Loaded>
      )}
      {asked === undefined ? null : (
        <CallOutcome
          task={asked}
          onClose={() => setAsked(undefined)}
          onRecorded={() => setRecorded(asked.taskId)}
        />
      )}
    </section>
  );
}

function Call({ task, onAsked }: { readonly task: PhoneTask; readonly onAsked: () => void }) {
  const format = useFormat();
  const now = new Date(useServerNow()).toISOString();
  const { partyName, institution, contactPointId, languages, numbers, instructions } = task;
  return (
    <li>
      <div>
        <strong>{partyName}</strong> <span className="soft">{institution ?? contactPointId}</span>
        <p className="soft">
          <Words
            id={task.reason === 'no-usable-channel' ? 'calls.no-channel' : 'calls.escalation'}
            values={{ by: format.instant(task.answerBy) }}
          />
        </p>
        {instructions === null ? null : <p>{instructions}</p>}
      </div>
      <div>
        {numbers.length === 0 ? (
          <Words id="calls.no-number" />
        ) : (
          numbers.map(({ channelId, number, use }) => (
            <p key={channelId}>
              <a className="number" href={`tel:${number}`}>
                {number}
              </a>{' '}
              <span className="soft">{use}</span>
            </p>
          ))
        )}
        <p className="soft">
          <Words id="calls.there" values={{ time: format.local(now, task.timezone) }} />
          {languages.length === 0 ? null : ` · ${format.list(languages.map(format.language))}`}
        </p>
      </div>
      <Button className="button no-print" onPress={onAsked}>
        <Words id="calls.enter" />
        <span className="visually-hidden"> {`${partyName} ${contactPointId}`}</span>
      </Button>
    </li>
  );
}
