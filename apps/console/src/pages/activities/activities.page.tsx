import { useMemo, useState } from 'react';
import { Button } from 'react-aria-components';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api, dataOf } from '../../api/client.js';
import { useProjection } from '../../api/live.js';
import { DataTable } from '../../parts/data-table/data-table.jsx';
import { Loaded } from '../../parts/loaded.jsx';
import { useFormat } from '../../parts/use-format.js';
import { useWords, Words } from '../../words/words.jsx';
import { activityColumns, type Activity } from './activity-columns.js';
import { ActivityForm } from './activity-form.jsx';
import { OneActivity } from './one-activity.jsx';

const idOf = ({ activityId }: Activity) => activityId;
const sortedBy = { id: 'from', desc: true };

/** The register of capacity building: what took place, where, for whom, and who contributed. */
export default function ActivitiesPage() {
  const words = useWords();
  const format = useFormat();
  const { position } = useProjection('activities');
  const [isRecording, setRecording] = useState(false);
  const activities = useQuery({
    queryKey: ['activities', position],
    queryFn: async () =>
      (await dataOf(
        api.GET('/api/v1/activities', { params: { query: {} } }),
      )) as unknown as readonly Activity[],
    placeholderData: keepPreviousData,
  });
  const columns = useMemo(() => activityColumns(words, format), [words, format]);
  return (
    <>
      <div className="page-head">
        <h1>
          <Words id="shell.activities" />
        </h1>
        <div className="actions">
          <Button className="button primary" onPress={() => setRecording(true)}>
            <Words id="activities.record" />…
          </Button>
        </div>
      </div>
      <Loaded query={activities}>
        {(known) => (
          <section className="panel">
            <DataTable
              name="activities"
              caption={words('activities.all')}
              columns={columns}
              rows={known}
              idOf={idOf}
              sortedBy={sortedBy}
              detail={({ activityId }) => <OneActivity activityId={activityId} />}
              empty={<Words id="activities.empty" />}
            />
          </section>
        )}
      </Loaded>
      {isRecording ? <ActivityForm onClose={() => setRecording(false)} /> : null}
    </>
  );
}
