import { useState } from 'react';
import { Button } from 'react-aria-components';
import { useQuery } from '@tanstack/react-query';
import { api } from '../../api/client.js';
import { Loaded } from '../../parts/loaded.jsx';
import { useFormat } from '../../parts/use-format.js';
import { Words } from '../../words/words.jsx';
import type { Activity } from './activity-columns.js';
import { ActivityForm } from './activity-form.jsx';

interface Told extends Activity {
  /** None where its text was erased. */
  readonly notes: string | null;
  readonly amendments?: readonly { readonly at: string; readonly reason?: string | null }[];
}

/** All that is known of an activity, and what was said of it before. */
export function OneActivity({ activityId }: { readonly activityId: string }) {
  const format = useFormat();
  const [isAmending, setAmending] = useState(false);
  const activity = useQuery({
    queryKey: ['activity', activityId],
    queryFn: async () => {
      const params = { path: { activityId } };
      const { data, response } = await api.GET('/api/v1/activities/{activityId}', { params });
      return { known: data as unknown as Told, tag: response.headers.get('etag') ?? undefined };
    },
  });
  return (
    <Loaded query={activity}>
      {({ known, tag }) => (
        <div className="one-activity">
          {known.participants === null ? null : <p>{known.participants}</p>}
          {known.notes === null ? null : <p>{known.notes}</p>}
          {(known.amendments ?? []).map(({ at, reason }) => (
            <p key={at} className="soft">
              <Words id="activities.amended" values={{ at: format.instant(at) }} /> {reason}
            </p>
          ))}
          <Button className="button small" onPress={() => setAmending(true)}>
            <Words id="activities.amend" />…
          </Button>
          {isAmending ? (
            <ActivityForm activity={known} tag={tag} onClose={() => setAmending(false)} />
          ) : null}
        </div>
      )}
    </Loaded>
  );
}
