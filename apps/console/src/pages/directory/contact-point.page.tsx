import { useQuery } from '@tanstack/react-query';
import { useParams } from 'wouter';
import { api } from '../../api/client.js';
import { Loaded } from '../../parts/loaded.jsx';
import { useFormat } from '../../parts/use-format.js';
import { Words } from '../../words/words.jsx';
import { PointActions } from './point-actions.jsx';
import { PointChannels } from './point-channels.jsx';
import { PointDetails } from './point-details.jsx';
import { PointHistory } from './point-history.jsx';
import { PointRecord } from './point-record.jsx';
import { Propose } from './propose.jsx';
import { PointSteps } from './point-steps.jsx';
import { useMoment } from './moment.jsx';
import { Places } from './places.jsx';
import { useVocabulary } from './use-vocabulary.js';

/** One contact point, as it is or as it was known at a moment. */
export default function ContactPointPage() {
  const { id } = useParams<{ id: string }>();
  const { at } = useMoment();
  const format = useFormat();
  const vocabulary = useVocabulary();
  const read = useQuery({
    queryKey: ['contact-point', id, at],
    queryFn: async () => {
      const path = '/api/v1/directory/contact-points/{contactPointId}';
      const params = { path: { contactPointId: id }, query: { at } };
      const { data, response } = await api.GET(path, { params });
      return { point: data!, tag: response.headers.get('etag') ?? undefined };
    },
  });
  return (
    <Loaded query={read}>
      {({ point, tag }) => (
        <>
          <div className="page-head">
            <div>
              <h1>
                {point.partyName} <span className="soft">{id}</span>
              </h1>
              <p>
                {point.details?.institution}{' '}
                <span className="status" data-status={point.status}>
                  {vocabulary('status', point.status)}
                </span>
              </p>
            </div>
            {at === undefined ? (
              <div className="actions">
                {point.details === null ? null : <Propose point={point} />}
                <PointActions point={point} tag={tag} />
              </div>
            ) : (
              <strong role="status">
                <Words id="directory.as-of" values={{ at: format.instant(at) }} />
              </strong>
            )}
          </div>
          <Places />
          <div className="grid">
            <PointDetails point={point} />
            {at === undefined ? <PointSteps point={point} /> : null}
          </div>
          <PointChannels point={point} isPast={at !== undefined} />
          {at === undefined ? <PointRecord id={id} /> : null}
          {at === undefined ? <PointHistory id={id} /> : null}
        </>
      )}
    </Loaded>
  );
}
