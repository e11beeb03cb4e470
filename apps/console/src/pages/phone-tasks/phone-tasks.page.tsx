import { useEffect } from 'react';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, dataOf } from '../../api/client.js';
import { useProjection } from '../../api/live.js';
import { Loaded } from '../../parts/loaded.jsx';
import { Words } from '../../words/words.jsx';
import { PhoneTask } from './phone-task.jsx';
import './phone-tasks.css';

/** Calls that somebody has to make, the most urgent first. */
export default function PhoneTasksPage() {
  const queries = useQueryClient();
  const { position } = useProjection('campaign-board');
  useEffect(() => {
    void queries.invalidateQueries({ queryKey: ['phone-tasks'] });
  }, [queries, position]);
  const tasks = useQuery({
    queryKey: ['phone-tasks'],
    queryFn: () => dataOf(api.GET('/api/v1/phone-tasks')),
    placeholderData: keepPreviousData,
  });
  return (
    <>
      <div className="page-head">
        <h1>
          <Words id="phone.title" />
        </h1>
      </div>
      <Loaded query={tasks}>
        {(known) =>
          known.length === 0 ? (
            <p className="notice">
              <Words id="phone.empty" />
            </p>
          ) : (
            <>
              <p className="soft" role="status">
                <Words id="phone.count" values={{ count: known.length }} />
              </p>
              <ol className="tasks">
                {known
                  .toSorted((a, b) => (a.answerBy < b.answerBy ? -1 : 1))
                  .map((task) => (
                    <PhoneTask key={task.taskId} task={task} />
                  ))}
              </ol>
            </>
          )
        }
      </Loaded>
    </>
  );
}
